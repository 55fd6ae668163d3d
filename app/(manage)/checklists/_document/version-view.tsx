import { useLocale, useTranslations } from 'next-intl'
import { buttonClass, LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import type { ChecklistVersionView } from '@/lib/checklists/use-cases/view-checklist'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { DocumentView } from './document-view'
import { VersionLinks } from './version-links'

/** A published version, read-only for ever, with the fingerprint that proves it. */
export function VersionView({ version }: { version: ChecklistVersionView }) {
  const t = useTranslations('checklists')
  const locale = useLocale()
  const format = useFormat()
  const { id, checklistId, number, document, versions } = version
  const day = format.day(version.publishedOn)
  const newest = versions[0]?.number ?? number
  const published = t('version.published', { day, name: version.publishedByName })
  const age = newest === number ? t('version.current') : t('version.older', { number: newest })
  const place =
    version.retiredOn === null ? age : t('version.retired', { day: format.day(version.retiredOn) })
  const title = textFor(document.title, locale)
  return (
    <>
      <PageHead
        title={t('version.title', { title, number })}
        subtitle={`${published}. ${place}`}
        back={{ href: '/checklists', label: t('builder.back') }}
        action={
          <>
            <a className={buttonClass({})} href={`/api/checklists/${checklistId}?version=${id}`}>
              {t('version.export')}
            </a>
            <a
              className={buttonClass({})}
              href={`/api/checklists/${checklistId}?version=${id}&as=xlsform`}
            >
              {t('version.exportForm')}
            </a>
            <LinkButton href={`/checklists/${checklistId}`}>{t('version.back')}</LinkButton>
          </>
        }
      />
      <VersionLinks checklistId={checklistId} versions={versions} currentId={id} />
      <DocumentView document={document} standards={version.standards} />
      <p
        className="mt-10 border-t border-line pt-4 text-13 text-ink-3"
        title={t('version.fingerprintHint')}
      >
        {t('version.fingerprint')}{' '}
        <code className="num [overflow-wrap:anywhere]">{version.fingerprint}</code>
      </p>
    </>
  )
}
