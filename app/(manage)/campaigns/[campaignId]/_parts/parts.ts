import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'

export const campaignParts = ['visits', 'plan', 'briefing', 'notice', 'release', 'data'] as const

export type CampaignPart = (typeof campaignParts)[number]

/** The parts that this reader has, in the order of the work. */
export function partsFor({ mayPlan, campaign }: ViewedCampaign): readonly CampaignPart[] {
  return campaignParts.filter((part) => part !== 'plan' || (mayPlan && campaign.state !== 'closed'))
}

/** The part that the address names; the visits where it names none. */
export function partOf(view: ViewedCampaign, named: unknown): CampaignPart {
  return partsFor(view).find((part) => part === named) ?? 'visits'
}

export function partHref(campaignId: string, part: CampaignPart): string {
  return part === 'visits' ? `/campaigns/${campaignId}` : `/campaigns/${campaignId}?part=${part}`
}

export type NextStep = 'open' | 'notice' | 'plan' | 'release' | 'close' | null

/**
 * The one thing to do next with a campaign, for this reader. A notice comes first, because its days
 * must pass before anything else can name people.
 */
export function nextStepOf(view: ViewedCampaign): NextStep {
  const { campaign, visits, notice, mayChange, mayPlan, mayRelease, today } = view
  if (campaign.state === 'closed') return mayRelease && visits.toRelease > 0 ? 'release' : null
  if (mayChange && notice.reason === 'notice-not-published') return 'notice'
  if (campaign.state === 'draft') return mayChange ? 'open' : null
  if (mayRelease && visits.toRelease > 0) return 'release'
  if (mayChange && campaign.endsOn < today && visits.open + visits.toReview === 0) return 'close'
  return mayPlan && campaign.endsOn >= today ? 'plan' : null
}
