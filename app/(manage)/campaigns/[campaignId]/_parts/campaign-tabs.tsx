import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { type CampaignPart, partHref, partsFor } from './parts'

export function CampaignTabs({ view, current }: { view: ViewedCampaign; current: CampaignPart }) {
  const t = useTranslations('campaigns.one')
  const format = useFormat()
  const counts: Partial<Record<CampaignPart, number>> = {
    visits: view.visits.all,
    release: view.visits.toRelease,
  }
  return (
    <Tabs
      label={t('parts')}
      tabs={partsFor(view).map((part) => ({
        href: partHref(view.campaign.id, part),
        label: t(part),
        current: part === current,
        count: counts[part] ? format.count(counts[part]) : undefined,
      }))}
    />
  )
}
