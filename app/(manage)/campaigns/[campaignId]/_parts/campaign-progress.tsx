import { useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import type { CampaignVisits } from '@/lib/campaigns/schema'

/** How many of the planned visits have an approved report; nothing before the first is planned. */
export function CampaignProgress({ visits }: { visits: CampaignVisits }) {
  const t = useTranslations('campaigns.one')
  const { all, toRelease, released } = visits
  if (all === 0) return null
  return (
    <Progress
      label={t('progress')}
      done={toRelease + released}
      total={all}
      className="mb-5 max-w-sm"
    />
  )
}
