import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/page-head'
import { textFor } from '@/lib/core/localized-text'
import { sumMoney } from '@/lib/core/money'
import type { PoolTotal } from '@/lib/core/pool-totals'
import { moneyHead } from '@/lib/platform/i18n/money-head'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** The pools that units share: how large, what was paid of each, what nobody gets and why. */
export function PeriodPools({
  pools,
  currency,
}: {
  pools: readonly PoolTotal[]
  currency: string
}) {
  const t = useTranslations('pools')
  const locale = useLocale()
  const format = useFormat()
  const { compare } = new Intl.Collator(locale)
  if (pools.length === 0) return null
  const isOne = new Set(pools.map(({ scheme }) => scheme.versionId)).size === 1
  const amount = (text: string) => <Money amount={text} currency={currency} bare />
  const head = (text: string) => moneyHead(text, currency, format.locale)
  const left = sumMoney(pools.map((pool) => pool.left))
  const all =
    left === '0.00' ? t('noneLeft') : t('leftInAll', { amount: format.money(left, currency) })
  return (
    <Section title={t('title')} subtitle={`${t('lead')} ${all}`}>
      <DataTable
        caption={t('caption')}
        columns={[
          {
            id: 'unit',
            head: t('columns.unit'),
            cell: (pool) => (
              <>
                {pool.unit.name}
                <span className="block text-13 text-ink-3">
                  {isOne ? null : `${textFor(pool.scheme.name, locale)} · `}
                  {t('members', { count: pool.members })}
                  {'. '}
                  <Reasons pool={pool} currency={currency} />
                </span>
              </>
            ),
          },
          {
            id: 'size',
            head: head(t('columns.size')),
            cell: (pool) => amount(pool.amount),
            numeric: true,
            foldBelow: 'sm',
          },
          {
            id: 'paid',
            head: head(t('columns.paid')),
            cell: ({ paid }) => amount(paid),
            numeric: true,
          },
          {
            id: 'left',
            head: head(t('columns.left')),
            cell: ({ left }) => (
              <span className={left === '0.00' ? 'text-ink-2' : 'text-amber'}>{amount(left)}</span>
            ),
            numeric: true,
          },
        ]}
        rows={pools.toSorted((a, b) => compare(a.unit.name, b.unit.name))}
        rowKey={({ unit, scheme }) => `${unit.id} ${scheme.versionId}`}
        dense
      />
    </Section>
  )
}

/** Why the members together get another amount than the pool. */
function Reasons({ pool, currency }: { pool: PoolTotal; currency: string }) {
  const t = useTranslations('pools.reasons')
  const format = useFormat()
  const { capped, floored, isUnsplit } = pool
  const reasons = [
    ...(isUnsplit ? [t('unsplit')] : []),
    ...(capped.members > 0
      ? [t('capped', { count: capped.members, amount: format.money(capped.amount, currency) })]
      : []),
    ...(floored.members > 0
      ? [t('floored', { count: floored.members, amount: format.money(floored.amount, currency) })]
      : []),
  ]
  return reasons.length === 0 ? t('whole') : reasons.join(' ')
}
