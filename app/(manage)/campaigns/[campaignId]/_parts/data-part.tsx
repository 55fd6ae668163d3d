import { useTranslations } from 'next-intl'
import { DaysText } from '@/components/ui/day-text'
import { KeyValue } from '@/components/ui/key-value'
import { Money } from '@/components/ui/money'
import type { ViewedCampaign } from '@/lib/campaigns/use-cases/view-campaign'
import { currencySymbol } from '@/lib/platform/i18n/format'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { ChangeCampaignForm } from './change-campaign-form'

/** What the campaign is: to read, or for the programme manager to change until it is closed. */
export function DataPart({ view }: { view: ViewedCampaign }) {
  const { campaign, mayChange, currency } = view
  const { locale } = useFormat()
  return (
    <div className="max-w-2xl">
      {mayChange && campaign.state !== 'closed' ? (
        <ChangeCampaignForm campaign={campaign} currency={currencySymbol(currency, locale)} />
      ) : (
        <Facts view={view} />
      )}
    </div>
  )
}

function Facts({ view: { campaign, currency } }: { view: ViewedCampaign }) {
  const t = useTranslations('campaigns.facts')
  const { startsOn, endsOn, purpose, fee, deadlineHours, namesPeople } = campaign
  return (
    <KeyValue
      facts={[
        { term: t('purpose'), value: <span className="whitespace-pre-line">{purpose}</span> },
        { term: t('dates'), value: <DaysText from={startsOn} to={endsOn} /> },
        { term: t('fee'), value: <Money amount={fee} currency={currency} />, numeric: true },
        { term: t('deadline'), value: t('deadlineValue', { hours: deadlineHours }) },
        { term: t('names'), value: t(namesPeople ? 'namesYes' : 'namesNo') },
      ]}
    />
  )
}
