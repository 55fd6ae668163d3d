import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead, Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { viewFigure } from '@/lib/facts/use-cases/view-fact'
import { figureText } from '@/lib/platform/i18n/figure-text'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { FigureForm } from '../_parts/figure-form'
import { RevisionTable } from '../_parts/revision-table'

export async function generateMetadata() {
  return { title: (await getTranslations('figures'))('history') }
}

export default async function FigurePage({ params }: PageProps<'/facts/[factId]'>) {
  const actor = await pageActor('fact:read')
  const { factId } = await params
  const view = await pageRead(viewFigure(actor, uuidParam(factId), await serverDeps()))
  const t = await getTranslations('figures')
  const format = await getFormat()
  const { metric, month, name, number, subject, revisions } = view
  const [{ revision }] = revisions
  return (
    <ClientMessages namespaces={['figures']}>
      <PageHead
        title={`${textFor(metric.title, format.locale)} · ${name}`}
        subtitle={`${format.monthTitle(month)} · ${t('number', { number })}`}
        back={{ href: `/facts?month=${month}`, label: t('back') }}
      />
      <div className="grid gap-10">
        <RevisionTable
          revisions={revisions}
          timeZone={view.timeZone}
          say={({ value }) => figureText(format, metric.unit, value)}
        />
        {view.mayChange ? (
          <Section title={t('reviseTitle')} subtitle={t('reviseLead')}>
            <FigureForm
              key={revision}
              month={month}
              metrics={[metric]}
              standing={{ subject, number, revision }}
            />
          </Section>
        ) : null}
      </div>
    </ClientMessages>
  )
}
