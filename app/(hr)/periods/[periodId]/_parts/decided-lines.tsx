'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { textFor } from '@/lib/core/localized-text'
import type { DecidedInList } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Decided lines, each with whose it is, from what to what, and whether that exceeds its most. */
export function DecidedLines({
  lines,
  currency,
  periodId,
}: {
  lines: readonly DecidedInList[]
  currency: string
  periodId: string
}) {
  const t = useTranslations('pay.periods.decidedLines')
  const format = useFormat()
  const money = (amount: string) => format.money(amount, currency)
  return (
    <ul className="num grid gap-1">
      {lines.map(({ statementId, fullName, code, title, computed, amount, maximum, isAbove }) => (
        <li key={`${statementId} ${code}`}>
          <Link href={`/periods/${periodId}/statements/${statementId}`} className="link">
            {fullName}
          </Link>
          {': '}
          {t('line', {
            title: textFor(title, format.locale),
            computed: money(computed),
            amount: money(amount),
          })}
          {isAbove ? (
            <span className="block font-semibold text-amber">
              {t('above', { maximum: money(maximum) })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
