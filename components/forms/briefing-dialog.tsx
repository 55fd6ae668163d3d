'use client'

import { useTranslations } from 'next-intl'
import { PopUp } from '@/components/ui/pop-up'
import type { CampaignBriefing } from '@/lib/briefings/schema'
import { formParts } from './visit-form/form-parts'

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
    <PopUp
      title={t('title')}
      trigger={
        <button type="button" className="link inline-flex min-h-11 items-center px-1 text-13">
          {t('show')}
        </button>
      }
    >
      <formParts.briefing.Part scenario={scenario} briefing={briefing} />
    </PopUp>
  )
}
