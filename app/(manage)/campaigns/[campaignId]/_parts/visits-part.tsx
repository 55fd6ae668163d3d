import { getTranslations } from 'next-intl/server'
import { addressWith, type Query } from '@/components/ui/address'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterSelect } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { Pages } from '@/components/ui/pages'
import type { Actor } from '@/lib/access/actor'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { visitStates } from '@/lib/core/visit-states'
import { listPlanOptions } from '@/lib/planning/use-cases/list-plan-options'
import { serverDeps } from '@/lib/platform/server'
import { listVisitsSchema } from '@/lib/visits/schema'
import { listVisits, visitsPerPage } from '@/lib/visits/use-cases/list-visits'
import { partHref } from './parts'
import { VisitBulk } from './visit-bulk'
import { VisitTable } from './visit-table'

/** The campaign's visits, one page of them; marked ones are offered, taken back or cancelled. */
export async function VisitsPart({
  actor,
  view,
  query,
}: {
  actor: Actor
  view: ViewedCampaign
  query: Query
}) {
  const { campaign, mayPlan } = view
  const wanted = listVisitsSchema.parse({ state: query.state, page: query.page })
  const deps = await serverDeps()
  const list = await listVisits(actor, { ...wanted, campaign: campaign.id }, deps)
  const input = { campaignId: campaign.id }
  const shoppers = mayPlan ? (await listPlanOptions(actor, input, deps)).options.shoppers : []
  const t = await getTranslations('campaigns')
  const states = await getTranslations('visits.states')
  const path = partHref(campaign.id, 'visits')
  if (list.total === 0 && !wanted.state) return <NoVisits view={view} />
  const table = (
    <VisitTable
      visits={list.visits}
      namesPeople={campaign.namesPeople}
      mayMark={mayPlan}
      empty={<EmptyState>{t('visits.emptyFiltered')}</EmptyState>}
    />
  )
  return (
    <>
      <Filters path={path} isFiltered={wanted.state !== undefined}>
        <FilterSelect
          name="state"
          label={t('visits.state')}
          emptyLabel={t('visits.allStates')}
          options={visitStates.map((value) => ({ value, label: states(value) }))}
          value={wanted.state ?? ''}
        />
      </Filters>
      {mayPlan ? (
        <VisitBulk visits={list.visits} shoppers={shoppers} isOpen={campaign.state === 'open'}>
          {table}
        </VisitBulk>
      ) : (
        table
      )}
      <Pages
        page={list.page}
        size={visitsPerPage}
        total={list.total}
        hrefFor={(page) => addressWith(path, { state: wanted.state }, { page: String(page) })}
      />
    </>
  )
}

async function NoVisits({ view: { campaign, mayPlan } }: { view: ViewedCampaign }) {
  const t = await getTranslations('campaigns')
  if (campaign.state === 'draft') return <EmptyState>{t('visits.emptyDraft')}</EmptyState>
  if (!mayPlan || campaign.state === 'closed') {
    return <EmptyState>{t('visits.emptyReader')}</EmptyState>
  }
  const way = (
    <LinkButton look="normal" href={partHref(campaign.id, 'plan')}>
      {t('one.toPlan')}
    </LinkButton>
  )
  return <EmptyState action={way}>{t('visits.emptyOpen')}</EmptyState>
}
