import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { endsQuarter } from '@/lib/core/calendar'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { TrialMonth } from '@/lib/core/scheme-trial'
import type { TrialBudget } from '@/lib/core/trial-comparison'
import { moneyHead } from '@/lib/platform/i18n/money-head'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { useMonthsText } from '../../_parts/months-text'
import { useSpanTitle } from '../../_parts/span-title'
import { comparedTotal } from './compared-total'

/** What a scheme would have cost, month by month or quarter by quarter, beside what was paid. */
export function TrialBudgetTable({
  lines,
  months,
  period,
  currency,
}: {
  lines: readonly TrialBudget[]
  months: readonly TrialMonth[]
  period: SchemeDocument['period']
  currency: string
}) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const stateOf = (month: string) => months.find((one) => one.month === month)?.paid ?? 'none'
  const titleOf = useSpanTitle()
  const monthsText = useMonthsText()
  const compared = comparedTotal(lines)
  const marksOf = ({ month, covers, paid }: TrialBudget) => {
    const state = month === null ? 'none' : stateOf(month)
    if (period === 'month') return state === 'paid' ? '' : t(`monthMark.${state}`)
    const covered = t('quarterMonths', { months: covers.map(format.monthName).join(', ') })
    if (month !== null && !endsQuarter(month)) return `${covered}. ${t('quarterOpen')}`
    return paid === null ? `${covered}. ${t('quarterPart')}` : covered
  }
  const head = (text: string) => moneyHead(text, currency, format.locale)
  const nothing = <span className="text-ink-3">–</span>
  return (
    <DataTable
      caption={t('budgetCaption')}
      columns={[
        {
          id: 'month',
          head: t(period === 'quarter' ? 'columns.quarter' : 'columns.month'),
          cell: ({ month, ...line }) =>
            month === null ? (
              <span className="font-semibold">{t('total')}</span>
            ) : (
              <>
                {titleOf(month, period)}
                <span className="block text-13 text-ink-3 empty:hidden">
                  {marksOf({ month, ...line })}
                </span>
              </>
            ),
        },
        {
          id: 'payouts',
          head: t('columns.payouts'),
          cell: ({ payouts }) => format.count(payouts),
          numeric: true,
          foldBelow: 'sm',
        },
        {
          id: 'tried',
          head: head(t('columns.tried')),
          cell: ({ month, tried }) => (
            <>
              <Money amount={tried} currency={currency} bare />
              {month === null && compared !== null ? (
                <span className="block text-13 whitespace-normal text-ink-3">
                  {t('comparedTotal', { months: monthsText(compared.months) })}{' '}
                  <Money amount={compared.amount} currency={currency} bare />
                </span>
              ) : null}
            </>
          ),
          numeric: true,
        },
        {
          id: 'paid',
          head: head(t('columns.paid')),
          cell: ({ paid }) =>
            paid === null ? nothing : <Money amount={paid} currency={currency} bare />,
          numeric: true,
          foldBelow: 'sm',
        },
        {
          id: 'difference',
          head: head(t('columns.difference')),
          cell: ({ difference }) =>
            difference === null ? (
              nothing
            ) : (
              <Money amount={difference} currency={currency} bare sign="always" />
            ),
          numeric: true,
        },
      ]}
      rows={lines}
      rowKey={({ month }) => month ?? 'total'}
      dense
    />
  )
}
