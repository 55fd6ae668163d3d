import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Section } from '@/components/ui/page-head'
import type { Month } from '@/lib/core/calendar'
import type { Localized } from '@/lib/core/checklist'
import { openItemKey, settlesMoney } from '@/lib/core/open-item'
import type { OpenItem } from '@/lib/core/period-snapshot'
import type { Settlement } from '@/lib/open-items/queries'
import { changeText } from '@/lib/periods/formats/statement-adjustments'
import { noFigures } from '@/lib/periods/formats/statement-figures'
import { statementWords } from '@/lib/periods/formats/statement-words'
import type { SayStatement } from '@/lib/periods/report'
import type { PeriodView } from '@/lib/periods/use-cases/view-period'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { openItemsAnchor } from '../../_overview/open-items-anchor'
import { SettleItem } from './settle-item'

interface OpenItemsProps {
  readonly items: readonly OpenItem[]
  readonly currency: string
  /** The proposal whose items can be settled; null where the month is locked. */
  readonly periodId: string | null
  /** The month whose run carries the items of a locked one; null where they are settled here. */
  readonly settledIn: Month | null
  readonly settled: PeriodView['settled']
  /** By the metric's code. */
  readonly metrics: PeriodView['metrics']
}

/** A line that was settled while it was held is told by its name. */
function whyOf(reason: OpenItem['reason'], titles: readonly Localized[]) {
  return reason === 'settled-otherwise' && titles.length > 0 ? 'settled-line' : reason
}

function beforeOf(reason: OpenItem['reason']) {
  return reason === 'settled-otherwise' ? 'lineBefore' : 'before'
}

/** What no rule settles: a person decides, and until then it stands here. */
export function OpenItems({
  items,
  currency,
  periodId,
  settledIn,
  settled,
  metrics,
}: OpenItemsProps) {
  const t = useTranslations('later-corrections')
  const say = useTranslations('pay.statement') as SayStatement
  const format = useFormat()
  const words = statementWords(say, format, currency, { ...noFigures, metrics })
  const quoted = (title: Localized) => say('quoted', { title: words.text(title) })
  if (items.length === 0) return null
  const isTold = periodId !== null || items.some((item) => settled.has(openItemKey(item)))
  const settling: Column<OpenItem> = {
    id: 'settle',
    head: t('columns.settle'),
    cell: (item) => (
      <Settled
        periodId={periodId}
        item={openItemKey(item)}
        fullName={item.person.fullName}
        about={t('settle.about', {
          month: format.month(item.month),
          titles: item.titles?.length ? words.list(item.titles.map(quoted)) : 'none',
          amount: item.amount === null ? t('settle.noAmount') : words.change(item.amount),
        })}
        settlement={settled.get(openItemKey(item))}
        hasAmount={item.amount !== null}
        concernsMoney={settlesMoney[item.reason]}
      />
    ),
    foldBelow: 'md',
  }
  return (
    <Section id={openItemsAnchor} title={t('open.title')}>
      <p className="max-w-[60ch] text-ink-2">
        {t('open.lead')}{' '}
        {settledIn === null ? null : t('open.settledIn', { month: format.month(settledIn) })}
      </p>
      <div className="mt-3">
        <DataTable
          caption={t('open.caption')}
          columns={[
            {
              id: 'person',
              head: t('columns.person'),
              cell: ({ person }) => (
                <Link href={`/people/${person.id}`} className="link">
                  {person.fullName}
                </Link>
              ),
            },
            {
              id: 'month',
              head: t('columns.month'),
              cell: ({ month }) => format.month(month),
              foldBelow: 'lg',
            },
            {
              id: 'why',
              head: t('columns.why'),
              cell: ({ reason, changes, titles = [], settled: before }) => (
                <>
                  {before === undefined
                    ? t(`open.why.${whyOf(reason, titles)}`, {
                        titles: words.list(titles.map(words.text)),
                      })
                    : t(`open.${beforeOf(reason)}`, {
                        amount: words.change(before.amount),
                        titles: words.list(titles.map(words.text)),
                      })}
                  {changes.length === 0 ? null : (
                    <span className="block text-13 text-ink-2">
                      {t('open.changed', {
                        changes: changes.map((change) => changeText(change, words)).join('; '),
                      })}
                    </span>
                  )}
                </>
              ),
              foldBelow: 'md',
            },
            {
              id: 'amount',
              head: t('columns.amount'),
              cell: ({ amount }) =>
                amount === null ? (
                  <span className="text-ink-3">{t('open.noAmount')}</span>
                ) : (
                  words.change(amount)
                ),
              numeric: true,
            },
            ...(isTold ? [settling] : []),
          ]}
          rows={items}
          rowKey={openItemKey}
          dense
        />
      </div>
    </Section>
  )
}

function Settled({
  settlement,
  periodId,
  ...rest
}: {
  settlement: Settlement | undefined
  periodId: string | null
  about: string
  item: string
  fullName: string
  hasAmount: boolean
  concernsMoney: boolean
}) {
  const t = useTranslations('later-corrections.settle')
  if (settlement !== undefined) {
    return t('by', { reason: settlement.reason, name: settlement.settledByName })
  }
  return periodId === null ? null : <SettleItem periodId={periodId} {...rest} />
}
