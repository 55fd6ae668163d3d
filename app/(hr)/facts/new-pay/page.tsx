import { getTranslations } from 'next-intl/server'
import { ClientMessages } from '@/components/ui/client-messages'
import { PageHead } from '@/components/ui/page-head'
import { listFactsSchema } from '@/lib/facts/schema'
import { listFacts } from '@/lib/facts/use-cases/list-facts'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { TimesheetForm } from '../_parts/timesheet-form'

export async function generateMetadata() {
  return { title: (await getTranslations('figures'))('newTimesheet') }
}

export default async function NewTimesheetPage({ searchParams }: PageProps<'/facts/new-pay'>) {
  const actor = await pageActor('fact:change')
  const filter = listFactsSchema.parse(await searchParams)
  const { month, currency } = await listFacts(actor, filter, await serverDeps())
  const t = await getTranslations('figures')
  return (
    <ClientMessages namespaces={['figures']}>
      <PageHead
        title={t('newTimesheet')}
        subtitle={t('lead')}
        back={{ href: '/facts?kind=pay', label: t('back') }}
      />
      <TimesheetForm month={month} currency={currency} standing={null} />
    </ClientMessages>
  )
}
