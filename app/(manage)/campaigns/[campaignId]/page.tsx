import { getTranslations } from 'next-intl/server'
import { viewCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { pageRead } from '@/lib/platform/page-read'
import { serverDeps } from '@/lib/platform/server'
import { pageActor, uuidParam } from '@/lib/platform/session'
import { BriefingPart } from './_briefing/briefing-part'
import { CampaignHead } from './_parts/campaign-head'
import { CampaignProgress } from './_parts/campaign-progress'
import { CampaignTabs } from './_parts/campaign-tabs'
import { DataPart } from './_parts/data-part'
import { NoticePart } from './_parts/notice-part'
import { partOf } from './_parts/parts'
import { PlanPart } from './_parts/plan-part'
import { ReleasePart } from './_parts/release-part'
import { VisitsPart } from './_parts/visits-part'

export async function generateMetadata() {
  return { title: (await getTranslations('campaigns'))('title') }
}

export default async function CampaignPage(props: PageProps<'/campaigns/[campaignId]'>) {
  const actor = await pageActor('campaign:read')
  const campaignId = uuidParam((await props.params).campaignId)
  const view = await pageRead(viewCampaign(actor, { campaignId }, await serverDeps()))
  const query = await props.searchParams
  const part = partOf(view, query.part)
  return (
    <>
      <CampaignHead view={view} part={part} />
      <CampaignProgress visits={view.visits} />
      <CampaignTabs view={view} current={part} />
      {part === 'visits' ? <VisitsPart actor={actor} view={view} query={query} /> : null}
      {part === 'plan' ? <PlanPart actor={actor} view={view} /> : null}
      {part === 'briefing' ? <BriefingPart actor={actor} campaignId={campaignId} /> : null}
      {part === 'notice' ? <NoticePart actor={actor} view={view} /> : null}
      {part === 'release' ? <ReleasePart actor={actor} view={view} /> : null}
      {part === 'data' ? <DataPart view={view} /> : null}
    </>
  )
}
