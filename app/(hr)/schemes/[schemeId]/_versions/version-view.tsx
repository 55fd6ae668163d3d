import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { PageHead, Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { SchemeVersion } from '@/lib/schemes/queries'
import type { SchemeChoices } from '@/lib/schemes/use-cases/list-scheme-choices'
import { SchemeChanges } from './scheme-changes'
import { VersionDocument } from './version-document'

/** One activated version: what it changed against another, and all of it. */
export function VersionView({
  version,
  others,
  against,
  choices,
}: {
  version: SchemeVersion
  /** The other versions of the scheme, newest first. */
  others: readonly SchemeVersion[]
  /** The number of the one to compare with; without it the one before. */
  against: string | null
  choices: SchemeChoices
}) {
  const t = useTranslations('pay.schemes')
  const format = useFormat()
  const { schemeId, number, document } = version
  const other =
    others.find((one) => String(one.number) === against) ??
    others.find((one) => one.number < number)
  return (
    <>
      <PageHead
        title={t('versionTitle', {
          number,
          name: textFor(document.name, format.locale) || t('unnamed'),
        })}
        subtitle={t('versionBy', {
          name: version.activatedByName,
          month: format.month(version.effectiveFrom.slice(0, 7)),
        })}
        back={{ href: `/schemes/${schemeId}`, label: t('versions') }}
      />
      {other === undefined ? null : (
        <Section title={t('changesTitle', { number: other.number })} className="mb-10 max-w-3xl">
          <SchemeChanges before={other.document} after={document} choices={choices} />
        </Section>
      )}
      {others.length > 1 ? (
        <p className="mb-10 flex flex-wrap gap-x-4 text-13">
          {others.map((one) => (
            <Link
              key={one.id}
              className="link"
              href={`/schemes/${schemeId}/versions/${number}?against=${one.number}`}
            >
              {t('against', { number: one.number })}
            </Link>
          ))}
        </p>
      ) : null}
      <VersionDocument document={document} choices={choices} />
    </>
  )
}
