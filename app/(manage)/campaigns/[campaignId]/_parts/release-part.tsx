import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/page-head'
import type { Actor } from '@/lib/access/actor'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { serverDeps } from '@/lib/platform/server'
import { listReleasable } from '@/lib/reviews/use-cases/list-releasable'
import { ReleaseForm } from './release-form'

/** Approved results on their way to the staff, in batches that hide who came when. */
export async function ReleasePart({ actor, view }: { actor: Actor; view: ViewedCampaign }) {
  const { campaign, visits, mayRelease } = view
  const t = await getTranslations('campaigns.release')
  if (!mayRelease) {
    return (
      <Section title={t('title')} subtitle={t('lead')} className="max-w-3xl">
        <p>{t('waiting', { count: visits.toRelease })}</p>
        <p className="text-ink-2">{t('notYours')}</p>
      </Section>
    )
  }
  const input = { campaignId: campaign.id }
  const { units, noise } = await listReleasable(actor, input, await serverDeps())
  const queue = visits.toReview > 0 ? `/visits?campaign=${campaign.id}&state=submitted` : null
  return (
    <Section title={t('title')} subtitle={t('lead')} className="max-w-4xl">
      {units.length > 0 ? (
        <ReleaseForm campaignId={campaign.id} units={units} noise={noise} />
      ) : (
        <EmptyState action={queue ? <LinkButton href={queue}>{t('toQueue')}</LinkButton> : null}>
          {t('empty')}
        </EmptyState>
      )}
    </Section>
  )
}
