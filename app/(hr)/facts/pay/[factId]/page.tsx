import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead, Section } from '@/components/ui/page-head'
import { viewTimesheet } from '@/lib/facts/use-cases/view-fact'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { RevisionTable } from '../../_parts/revision-table'
import { TimesheetForm } from '../../_parts/timesheet-form'

export async function generateMetadata() {
  return { title: (await getTranslations('figures'))('history') }
}

export default async function TimesheetPage({ params }: PageProps<'/facts/pay/[factId]'>) {
  const actor = await pageActor('fact:read')
  const { factId } = await params
  const view = await pageRead(viewTimesheet(actor, uuidParam(factId), await serverDeps()))
  const t = await getTranslations('figures')
  const format = await getFormat()
  const { month, name, number, currency, revisions } = view
  const [standing] = revisions
  const base = (amount: string | null) => (amount === null ? [] : [format.money(amount, currency)])
  return (
    <ClientMessages namespaces={['figures']}>
      <PageHead
        title={name}
        subtitle={`${format.monthTitle(month)} · ${t('number', { number })}`}
        back={{ href: `/facts?month=${month}&kind=pay`, label: t('back') }}
      />
      <div className="grid gap-10">
        <RevisionTable
          revisions={revisions}
          timeZone={view.timeZone}
          say={({ workedDays, normDays, baseAmount }) =>
            [
              t('days', { worked: format.decimal(workedDays), norm: format.decimal(normDays) }),
              ...base(baseAmount),
            ].join(' · ')
          }
        />
        {view.mayChange ? (
          <Section title={t('reviseTitle')} subtitle={t('reviseLead')}>
            <TimesheetForm
              key={standing.revision}
              month={month}
              currency={currency}
              standing={{ ...standing, number }}
            />
          </Section>
        ) : null}
      </div>
    </ClientMessages>
  )
}
