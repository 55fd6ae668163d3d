import { getLocale, getTranslations } from 'next-intl/server'
import { Difference } from '@/app/_standard/difference'
import { StandardBody } from '@/app/_standard/standard-body'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead, Section } from '@/components/ui/page-head'
import { listOwnStandards } from '@/lib/acknowledgements/use-cases/list-own-standards'
import { viewOwnStandard } from '@/lib/acknowledgements/use-cases/view-own-standard'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { listOwnStandardScores } from '@/lib/standard-scores/use-cases/list-own-standard-scores'
import { AcknowledgeBar } from '../../../_parts/acknowledge-bar'
import { OwnScoreOfStandard } from '../../../_parts/own-score-of-standard'

export async function generateMetadata() {
  return { title: (await getTranslations('reading'))('title') }
}

export default async function MyStandardPage({ params }: PageProps<'/me/standards/[standardId]'>) {
  const actor = await pageActor('standard:acknowledge')
  const standardId = uuidParam((await params).standardId)
  const deps = await serverDeps()
  const view = await pageRead(viewOwnStandard(actor, { standardId }, deps))
  const { toRead } = await listOwnStandards(actor, {}, deps)
  const usualMonths = { from: null, through: null }
  const scores = await listOwnStandardScores(actor, usualMonths, deps)
  const next = toRead.find((line) => line.standardId !== standardId)
  const [locale, t] = await Promise.all([getLocale(), getTranslations('reading.one')])
  const { day } = await getFormat()
  const { document, since, versionNumber, publishedOn } = view
  return (
    <ClientMessages namespaces={['reading']}>
      <div className="grid max-w-3xl gap-8 pb-24">
        <PageHead
          title={t('title', { number: document.number })}
          subtitle={t('version', { number: versionNumber, day: day(publishedOn) })}
          back={{ href: '/me/standards', label: t('back') }}
          className="mb-0"
        />
        {since === null ? null : (
          <Section title={t('changes', { number: since.number })}>
            <Difference changes={since.changes} language={locale} />
          </Section>
        )}
        {since === null ? (
          <StandardBody document={document} />
        ) : (
          <Section title={t('full')}>
            <StandardBody document={document} />
          </Section>
        )}
        <OwnScoreOfStandard standardId={standardId} scores={scores} />
        {document.owner ? (
          <p className="text-13 text-ink-3">{t('owner', { name: document.owner.name })}</p>
        ) : null}
        <AcknowledgeBar
          view={view}
          next={next ? { standardId: next.standardId, number: next.number } : null}
        />
      </div>
    </ClientMessages>
  )
}
