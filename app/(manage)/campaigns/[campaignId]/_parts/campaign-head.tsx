import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { DaysText } from '@/components/ui/day-text'
import { PageHead } from '@/components/ui/page-head'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { CampaignState } from '../../_parts/campaign-state'
import { CloseCampaign } from './close-campaign'
import { OpenCampaign } from './open-campaign'
import { type CampaignPart, nextStepOf, partHref } from './parts'

const leads = { notice: 'toNotice', plan: 'toPlan', release: 'toRelease' } as const

/** Where the campaign stands and the one thing to do next. */
export function CampaignHead({ view, part }: { view: ViewedCampaign; part: CampaignPart }) {
  const t = useTranslations('campaigns.one')
  const { campaign, mayChange } = view
  const step = nextStepOf(view)
  const isDraft = campaign.state === 'draft'
  return (
    <PageHead
      title={campaign.name}
      subtitle={
        <span className="flex flex-wrap gap-x-4">
          <CampaignState state={campaign.state} />
          <DaysText from={campaign.startsOn} to={campaign.endsOn} />
        </span>
      }
      back={{ href: '/campaigns', label: t('back') }}
      action={
        <>
          {mayChange && campaign.state === 'open' ? (
            <CloseCampaign view={view} look={step === 'close' ? 'primary' : 'normal'} />
          ) : null}
          {mayChange && isDraft ? (
            <OpenCampaign campaignId={campaign.id} look={step === 'open' ? 'primary' : 'normal'} />
          ) : null}
          {step !== null && step !== 'open' && step !== 'close' && step !== part ? (
            <LinkButton look="primary" href={partHref(campaign.id, step)}>
              {t(leads[step])}
            </LinkButton>
          ) : null}
        </>
      }
    />
  )
}
