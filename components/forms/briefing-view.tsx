import { useLocale, useTranslations } from 'next-intl'
import { pictureAddress } from '@/components/ui/picture'
import { PlainText } from '@/components/ui/plain-text'
import type { CampaignBriefing } from '@/lib/briefings/schema'
import { textFor } from '@/lib/core/localized-text'
import { useFormat } from '@/lib/platform/i18n/use-format'

type Shown = Pick<CampaignBriefing, 'instructions' | 'pictureIds' | 'purchase'>

/** Whether a campaign says anything that could be read before a visit. */
export function hasBriefing({ instructions, pictureIds, purchase }: Shown): boolean {
  return instructions !== null || pictureIds.length > 0 || purchase !== null
}

/** The instructions of a campaign, its pictures, and what may be bought: as the shopper reads them. */
export function BriefingView({ briefing }: { briefing: Shown }) {
  const t = useTranslations('instructing')
  const locale = useLocale()
  const { instructions, pictureIds, purchase } = briefing
  return (
    <div className="grid gap-5">
      <PlainText text={textFor(instructions, locale)} className="text-17 empty:hidden" />
      {pictureIds.map((id, index) => (
        <img
          key={id}
          src={pictureAddress(id)}
          alt={t('picture', { number: index + 1 })}
          loading="lazy"
          className="max-h-[60dvh] max-w-full justify-self-start rounded border border-line"
        />
      ))}
      {purchase === null ? null : <Purchase purchase={purchase} />}
    </div>
  )
}

function Purchase({ purchase }: { purchase: NonNullable<Shown['purchase']> }) {
  const t = useTranslations('instructing.purchase')
  const format = useFormat()
  const { limitMinor, currency, receiptAsked } = purchase
  const sentences = [
    limitMinor === null
      ? t('asked')
      : t('upTo', { amount: format.money(moneyOf(limitMinor), currency) }),
    ...(receiptAsked ? [t('receipt')] : []),
  ]
  return (
    <p className="num max-w-[62ch] rounded border border-line bg-raised px-4 py-3">
      {sentences.join(' ')}
    </p>
  )
}

/** Minor units as money text. */
function moneyOf(minor: number): string {
  const digits = String(minor).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
