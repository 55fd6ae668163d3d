'use client'

import { useTranslations } from 'next-intl'
import type { CampaignBriefing } from '@/lib/briefings/schema'
import { formParts } from './visit-form/form-parts'
import { LookAt } from './visit-form/look-at'

/** What the shopper was told, one tap away from the form: scenario, instructions, purchase. */
export function BriefingDialog({
  scenario,
  briefing,
}: {
  scenario: string
  briefing: Pick<CampaignBriefing, 'instructions' | 'pictureIds' | 'purchase'>
}) {
  const t = useTranslations('instructing')
  return (
    <LookAt label={t('show')} title={t('title')} className="px-1 text-13">
      <formParts.briefing.Part scenario={scenario} briefing={briefing} />
    </LookAt>
  )
}
