import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { sumMoney } from '@/lib/core/money'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { OwnVisitRow } from '@/lib/visits/schema'

/** When a fee is earned, what was earned lately, and who pays it: said plainly, nothing promised. */
export function FeeNote({ visits }: { visits: readonly OwnVisitRow[] }) {
  const t = useTranslations('shop.pay')
  const format = useFormat()
  const currency = visits[0]?.currency
  if (currency === undefined) return null
  const sumOf = (rows: readonly OwnVisitRow[]) =>
    format.money(sumMoney(rows.map(({ fee }) => fee)), currency)
  const approved = visits.filter(({ state }) => state === 'approved' || state === 'released')
  const waiting = visits.filter(({ state }) => state === 'submitted')
  return (
    <Section title={t('title')} className="mt-12">
      <div className="grid max-w-[62ch] gap-2 text-ink-2">
        <p>{t('text')}</p>
        <p className="num">
          {approved.length > 0
            ? t('approved', { count: approved.length, sum: sumOf(approved) })
            : t('none')}
          {waiting.length > 0
            ? ` ${t('waiting', { count: waiting.length, sum: sumOf(waiting) })}`
            : null}
        </p>
      </div>
    </Section>
  )
}
