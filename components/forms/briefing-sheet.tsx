'use client'

import { useTranslations } from 'next-intl'
import type { CampaignBriefing } from '@/lib/briefings/schema'
import { BriefingView } from './briefing-view'

/** Scenario, instructions, purchase. */
export function BriefingSheet({
  scenario,
  briefing,
}: {
  scenario: string
  briefing: Pick<CampaignBriefing, 'instructions' | 'pictureIds' | 'purchase'>
}) {
  const t = useTranslations('instructing')
  return (
    <div className="grid gap-5 pb-2">
      <div className="grid gap-1">
        <p className="font-semibold">{t('scenario')}</p>
        <p className="max-w-[62ch] text-17 whitespace-pre-line">{scenario}</p>
      </div>
      <BriefingView briefing={briefing} />
    </div>
  )
}
