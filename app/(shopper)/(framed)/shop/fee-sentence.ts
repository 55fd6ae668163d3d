'use client'

import { useTranslations } from 'next-intl'
import { useClock } from '@/components/ui/use-clock'
import { usePlaceMoment } from '@/components/ui/use-place-moment'
import { type FeeRule, type FeeStanding, feeStandingOf } from '@/lib/core/fee-payment'
import { dateIn } from '@/lib/core/zone-clock'
import { useFormat } from '@/lib/platform/i18n/use-format'
import type { OwnVisitRow } from '@/lib/visits/schema'

/** Where the day of the payment is not known yet, the rule says how it will be found. */
const needsRule: readonly FeeStanding[] = [
  'promised',
  'to-mend',
  'reviewed',
  'review-late',
  'earned',
]

/** The answer to "how much, and when am I paid", true in every state of a visit. */
export function useFeeSentence(): (visit: OwnVisitRow) => string {
  const t = useTranslations('shopping.fee')
  const sayRule = useFeeRule()
  const format = useFormat()
  const sayMoment = usePlaceMoment()
  const now = useClock()
  return (visit) => {
    const { pay, place } = visit
    const today = dateIn(now, place.timeZone)
    const day = (date: string | null) => (date === null ? '' : format.day(date, today))
    const standing = feeStandingOf(visit, now, today)
    // When the reviewer answers is not always known.
    const isKnown = pay.answerBy !== null || standing !== 'reviewed'
    const sentence = t(isKnown ? standing : 'promised', {
      fee: format.money(visit.fee, visit.currency),
      answerBy: pay.answerBy === null ? '' : sayMoment(pay.answerBy, place.timeZone, today),
      approvedOn: day(pay.approvedOn),
      payBy: day(pay.payBy),
      paidOn: day(pay.paidOn),
    })
    return needsRule.includes(standing) ? `${sentence} ${sayRule(pay.rule)}` : sentence
  }
}

/** When the company pays, or that it has not said. */
export function useFeeRule(): (rule: FeeRule | null) => string {
  const t = useTranslations('shopping.rule')
  return (rule) => (rule === null ? t('none') : t(rule.kind, { days: rule.days }))
}
