import { getTranslations } from 'next-intl/server'
import { addressWith } from '@/components/ui/address'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { listFactsSchema } from '@/lib/facts/schema'
import { listFacts } from '@/lib/facts/use-cases/list-facts'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { FactList } from './_parts/fact-list'

export async function generateMetadata() {
  return { title: (await getTranslations('pay.facts'))('title') }
}

export default async function FactsPage({ searchParams }: PageProps<'/facts'>) {
  const actor = await pageActor('fact:read')
  const filter = listFactsSchema.parse(await searchParams)
  const view = await listFacts(actor, filter, await serverDeps())
  const t = await getTranslations('pay.facts')
  const month = { month: view.month }
  const actions = may(actor, 'fact:change') ? (
    <>
      <LinkButton
        href={addressWith(filter.kind === 'kpi' ? '/facts/new' : '/facts/new-pay', month, {})}
      >
        {t(filter.kind === 'kpi' ? 'newKpi' : 'newPay')}
      </LinkButton>
      {may(actor, 'salary:change') ? (
        <LinkButton href="/facts/import-salaries">{t('importSalaries')}</LinkButton>
      ) : null}
      <LinkButton href="/facts/metrics">{t('metrics')}</LinkButton>
      <LinkButton href="/facts/import-pay">{t('importPay')}</LinkButton>
      <LinkButton look="primary" href="/facts/import-kpi">
        {t('importKpi')}
      </LinkButton>
    </>
  ) : null
  return (
    <>
      <PageHead title={t('title')} subtitle={t('lead')} action={actions} />
      <FactList view={view} filter={filter} />
    </>
  )
}
