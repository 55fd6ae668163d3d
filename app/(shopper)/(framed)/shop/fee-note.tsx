'use client'

import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import { useClock } from '@/components/ui/use-clock'
import { type FeeStanding, feeStandingOf } from '@/lib/core/fee-payment'
import { sumMoney } from '@/lib/core/money'
import { dateIn } from '@/lib/core/zone-clock'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { OwnVisitRow } from '@/lib/visits/schema'
import { useFeeRule } from './fee-sentence'

/** What is on its way, by when, and what was paid: said plainly, nothing promised. */
export function FeeNote({ visits }: { visits: readonly OwnVisitRow[] }) {
  const t = useTranslations('shopping.sums')
  const sayRule = useFeeRule()
  const format = useFormat()
  const now = useClock()
  const [some] = visits
  if (some === undefined) return null
  const standing = (visit: OwnVisitRow) =>
    feeStandingOf(visit, now, dateIn(now, visit.place.timeZone))
  const sumOf = (key: string, ...standings: readonly FeeStanding[]) => {
    const rows = visits.filter((visit) => standings.includes(standing(visit)))
    if (rows.length === 0) return null
    const sum = format.money(sumMoney(rows.map(({ fee }) => fee)), some.currency)
    const days = rows.flatMap(({ pay }) => pay.payBy ?? []).toSorted()
    const payBy = days[0] === undefined ? '' : format.day(days[0], dateIn(now, some.place.timeZone))
    return t(key, { count: rows.length, sum, payBy })
  }
  const lines = [
    sumOf('overdue', 'overdue'),
    sumOf('due', 'due'),
    sumOf('earned', 'earned'),
    sumOf('reviewed', 'reviewed', 'review-late'),
    sumOf('paid', 'paid'),
  ].filter((line) => line !== null)
  return (
    <Section title={t('title')} className="mt-12">
      <div className="grid max-w-[62ch] gap-2 text-ink-2">
        {lines.length === 0 ? <p>{t('none')}</p> : null}
        {lines.map((line) => (
          <p key={line} className="num">
            {line}
          </p>
        ))}
        <p>{sayRule(some.pay.rule)}</p>
        <p>{t('text')}</p>
      </div>
    </Section>
  )
}
