'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'
import type { CampaignBriefing } from '@/lib/briefings/schema'
import { BriefingView } from './briefing-view'

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
    <Dialog
      title={t('title')}
      trigger={
        <button type="button" className="link inline-flex min-h-11 items-center px-1 text-13">
          {t('show')}
        </button>
      }
    >
      <div className="grid gap-5 pb-2">
        <div className="grid gap-1">
          <p className="font-semibold">{t('scenario')}</p>
          <p className="max-w-[62ch] text-17 whitespace-pre-line">{scenario}</p>
        </div>
        <BriefingView briefing={briefing} />
      </div>
    </Dialog>
  )
}
