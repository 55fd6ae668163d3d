import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { DayText } from '@/components/ui/day-text'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { StateMark } from '@/components/ui/state-mark'
import type { FeeRow } from '@/lib/fees/schema'
import type { ListFeesAnswer } from '@/lib/fees/use-cases/list-fees'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Fees by shopper, with what each one has in all. */
export function FeeTable({ list, part }: { list: ListFeesAnswer; part: 'unpaid' | 'paid' }) {
  const t = useTranslations('fees')
  const format = useFormat()
  const { fees, currency, today } = list
  const columns: readonly Column<FeeRow>[] = [
    { id: 'unit', head: t('columns.unit'), cell: ({ unitName }) => unitName },
    {
      id: 'shopper',
      head: t('columns.shopper'),
      cell: ({ shopperLabel }) => shopperLabel,
      foldBelow: 'sm',
    },
    {
      id: 'campaign',
      head: t('columns.campaign'),
      cell: ({ campaignName }) => campaignName,
      foldBelow: 'md',
    },
    {
      id: 'approved',
      head: t('columns.approved'),
      cell: ({ approvedOn }) => <DayText day={approvedOn} />,
      numeric: true,
      foldBelow: 'sm',
    },
    part === 'paid'
      ? {
          id: 'paid',
          head: t('columns.paid'),
          cell: ({ paidOn }) => (paidOn === null ? null : <DayText day={paidOn} />),
          numeric: true,
        }
      : {
          id: 'payBy',
          head: t('columns.payBy'),
          cell: ({ payBy }) => <PayBy day={payBy} today={today} />,
          numeric: true,
        },
    {
      id: 'fee',
      head: t('columns.fee'),
      cell: ({ fee, purchase }) => (
        <>
          <Money amount={fee} currency={currency} />
          {purchase === null ? null : (
            <span className="block text-13 text-ink-3">
              {t('purchase', { amount: format.money(purchase.amount, purchase.currency) })}
            </span>
          )}
        </>
      ),
      numeric: true,
    },
  ]
  return (
    <>
      {list.total > 0 ? (
        <p className="num mb-3 text-ink-2">
          {t(`total.${part}`, { count: list.total, sum: format.money(list.sum, currency) })}
        </p>
      ) : null}
      <DataTable
        caption={t(`captions.${part}`)}
        columns={columns}
        rows={fees}
        rowKey={({ visitId }) => visitId}
        rowHref={({ visitId }) => `/visits/${visitId}`}
        select={{
          label: ({ shopperLabel, unitName }) =>
            t('row', { shopper: shopperLabel, unit: unitName }),
        }}
        groupOf={part === 'paid' ? undefined : groupOf}
        empty={<EmptyState>{t(`empty.${part}`)}</EmptyState>}
        dense
      />
    </>
  )

  function groupOf({ shopperId, shopperLabel, shopperName, ofShopper: { count, sum } }: FeeRow) {
    const amount = format.money(sum, currency)
    const words = t('group', { shopper: shopperLabel, name: shopperName, count, sum: amount })
    return { key: shopperId, words }
  }
}

function PayBy({ day, today }: { day: string | null; today: string }) {
  const t = useTranslations('fees')
  if (day === null) return t('noRule')
  if (day >= today) return <DayText day={day} />
  return (
    <StateMark shape="needs-you">
      <DayText day={day} /> {t('late')}
    </StateMark>
  )
}
