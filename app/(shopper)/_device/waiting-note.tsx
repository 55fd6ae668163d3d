'use client'

import { useTranslations } from 'next-intl'
import { isStuck, type KeptReport } from './rows'

/** One sentence about a report that waits: what is safe, what happened, what to do. */
export function WaitingNote({
  report,
  isSending,
  isOnline,
}: {
  report: KeptReport
  isSending: boolean
  isOnline: boolean
}) {
  const t = useTranslations('shop.queue')
  const sayRefusal = useTranslations('unsent.refusals')
  const { lastTry } = report
  if (isSending) return t('sending')
  // What waits for its shopper does not go by itself when the connection is back.
  if (!isOnline && !needsShopper(report)) return t('offline')
  if (lastTry === null) return t('fresh')
  const code = lastTry.code ?? 'unknown'
  const why = sayRefusal.has(code) ? sayRefusal(code) : sayRefusal('unknown')
  return t(`reasons.${lastTry.reason}`, { why })
}

/** Whether only the shopper can get this report moving again. */
export function needsShopper(report: KeptReport): boolean {
  const reason = report.lastTry?.reason
  return isStuck(report) || reason === 'signed-out' || reason === 'other-account'
}
