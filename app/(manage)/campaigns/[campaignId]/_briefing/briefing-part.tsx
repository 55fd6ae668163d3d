import { getTranslations } from 'next-intl/server'
import { BriefingView, hasBriefing } from '@/components/forms/briefing-view'
import { KeyValue } from '@/components/ui/key-value'
import type { Actor } from '@/lib/access/actor'
import type { CampaignBriefing } from '@/lib/briefings/schema'
import { viewBriefing } from '@/lib/briefings/use-cases/view-briefing'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { getFormat } from '@/lib/platform/i18n/get-format'
import { serverDeps } from '@/lib/platform/server'
import { BriefingForm } from './briefing-form'

/** What shoppers are told before a visit, and what is asked of them: to change, or to read. */
export async function BriefingPart({ actor, campaignId }: { actor: Actor; campaignId: string }) {
  const view = await viewBriefing(actor, { campaignId }, await serverDeps())
  const { briefing, fingerprint, currency, mayChange } = view
  const { locale } = await getFormat()
  return (
    <div className="max-w-3xl">
      {mayChange ? (
        <BriefingForm
          campaignId={campaignId}
          briefing={briefing}
          fingerprint={fingerprint}
          currency={currency}
          unit={currencySymbol(currency, locale)}
        />
      ) : (
        <BriefingFacts briefing={briefing} />
      )}
    </div>
  )
}

async function BriefingFacts({ briefing }: { briefing: CampaignBriefing }) {
  const t = await getTranslations('briefings')
  const { recording, placeAsked, lateAfterMinutes, test } = briefing
  return (
    <div className="grid gap-8">
      {hasBriefing(briefing) ? <BriefingView briefing={briefing} /> : <p>{t('facts.silent')}</p>}
      <KeyValue
        facts={[
          {
            term: t('recording.title'),
            value: recording ? `${recording.country}. ${recording.basis}` : t('facts.recordingOff'),
          },
          { term: t('facts.place'), value: t(placeAsked ? 'facts.asked' : 'facts.notAsked') },
          {
            term: t('facts.late'),
            value: t('facts.lateValue', { minutes: lateAfterMinutes }),
            numeric: true,
          },
          {
            term: t('test.title'),
            value: test
              ? t('facts.testValue', { count: test.questions.length, mark: test.passMark })
              : t('facts.noTest'),
          },
        ]}
      />
    </div>
  )
}
