import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { may } from '@/lib/access/permissions'
import { listCampaigns } from '@/lib/campaigns/use-cases/list-campaigns'
import { serverDeps } from '@/lib/platform/server'
import { pageActor } from '@/lib/platform/session'
import { CampaignTable } from './_parts/campaign-table'

export async function generateMetadata() {
  return { title: (await getTranslations('campaigns'))('title') }
}

export default async function CampaignsPage() {
  const actor = await pageActor('campaign:read')
  const { campaigns, today } = await listCampaigns(actor, {}, await serverDeps())
  const t = await getTranslations('campaigns')
  const mayCreate = may(actor, 'campaign:change')
  const add = (
    <LinkButton look="primary" href="/campaigns/new">
      {t('add')}
    </LinkButton>
  )
  const isEmpty = campaigns.length === 0
  return (
    <>
      <PageHead
        title={t('title')}
        subtitle={isEmpty ? null : t('count', { count: campaigns.length })}
        action={mayCreate && !isEmpty ? add : null}
      />
      <CampaignTable campaigns={campaigns} today={today} add={mayCreate ? add : null} />
    </>
  )
}
