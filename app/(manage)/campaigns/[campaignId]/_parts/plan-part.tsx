import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { Actor } from '@/lib/access/actor'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { laterOf } from '@/lib/core/calendar'
import { listPlanOptions } from '@/lib/planning/use-cases/list-plan-options'
import { serverDeps } from '@/lib/platform/server'
import { PlanVisits } from './plan-visits'

/** Assigning visits: what, whom, who goes, when; looked at before it is created. */
export async function PlanPart({ actor, view }: { actor: Actor; view: ViewedCampaign }) {
  const { campaign, notice, currency, today } = view
  const t = await getTranslations('campaigns.plan')
  if (campaign.state === 'draft') return <EmptyState>{t('draft')}</EmptyState>
  const input = { campaignId: campaign.id }
  const { options } = await listPlanOptions(actor, input, await serverDeps())
  if (options.versions.length === 0) {
    const way = <LinkButton href="/checklists">{t('toChecklists')}</LinkButton>
    return <EmptyState action={way}>{t('noVersions')}</EmptyState>
  }
  return (
    <PlanVisits
      campaign={campaign}
      notice={notice}
      currency={currency}
      firstOn={laterOf(today, campaign.startsOn)}
      options={options}
    />
  )
}
