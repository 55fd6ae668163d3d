import { useLocale, useTranslations } from 'next-intl'
import { addressWith } from '@/components/ui/address'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterSelect, FilterText } from '@/components/ui/filter-fields'
import { Filters } from '@/components/ui/filters'
import { Money } from '@/components/ui/money'
import { Section } from '@/components/ui/page-head'
import { Pages } from '@/components/ui/pages'
import { sumMoney } from '@/lib/core/money'
import type { TrialLuck, TriedScheme } from '@/lib/core/scheme-trial'
import { moneyHead } from '@/lib/platform/i18n/money-head'
import { useFormat } from '@/lib/platform/i18n/use-format'
import { type ListTrialPeople, trialOrders } from '@/lib/scheme-trials/schema'
import type { SchemeTrialView } from '@/lib/scheme-trials/use-cases/view-trials'
import { type PersonLine, personLines } from './person-lines'

const perPage = 50

/** Who would have got more and who less, over all months or in one; in one with the band of luck. */
export function TrialPeople({
  trial,
  filter,
}: {
  trial: SchemeTrialView
  filter: ListTrialPeople
}) {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const { document } = trial
  const path = `/trials/${trial.id}`
  const { compare } = new Intl.Collator(useLocale())
  const lines = personLines(document, filter, compare)
  const start = (filter.page - 1) * perPage
  const isUneven = new Set(document.months.map(({ paid }) => paid === 'none')).size > 1
  const isFiltered = filter.text !== '' || filter.month !== null
  const withBand = filter.month !== null || document.months.length === 1
  const sampled = document.schemes.map(({ luck }) => luck).find(isSampled)
  return (
    <Section
      title={t('people')}
      subtitle={[
        t('peopleLead'),
        isUneven ? t('unevenMonths') : '',
        isUneven && document.schemes.length > 1 ? t('betweenMonths') : '',
        document.schemes.some(isOfQuarter) ? t('quarterNote') : '',
        sampled && withBand ? t('bandsSampled', { some: sampled.payouts, all: sampled.of }) : '',
      ].join(' ')}
    >
      <Filters path={path} isFiltered={isFiltered} keep={{ order: filter.order }}>
        <FilterText name="text" label={t('find')} value={filter.text} className="w-72" />
        <FilterSelect
          name="month"
          label={t('columns.month')}
          value={filter.month ?? ''}
          emptyLabel={t('allMonths')}
          options={document.months.map(({ month }) => ({
            value: month,
            label: format.monthTitle(month),
          }))}
        />
        <FilterSelect
          name="order"
          label={t('order')}
          value={filter.order}
          options={trialOrders
            .filter((order) => document.schemes.length > 1 || !order.startsWith('second'))
            .map((value) => ({ value, label: t(`orders.${value}`) }))}
        />
      </Filters>
      <DataTable
        caption={t('peopleCaption')}
        columns={usePeopleColumns(trial, withBand)}
        rows={lines.slice(start, start + perPage)}
        rowKey={({ person }) => person.id}
        empty={<EmptyState>{t('nobodyFound')}</EmptyState>}
        dense
      />
      <Pages
        page={filter.page}
        size={perPage}
        total={lines.length}
        hrefFor={(page) =>
          addressWith(
            path,
            {
              text: filter.text || undefined,
              month: filter.month ?? undefined,
              order: filter.order,
            },
            { page: String(page) },
          )
        }
      />
    </Section>
  )
}

/** Above a limit a band is drawn for some payouts, which stand for all. */
const isSampled = ({ payouts, of }: TrialLuck) => payouts > 0 && payouts < of

const isOfQuarter = ({ document }: TriedScheme) => document.period === 'quarter'

function usePeopleColumns(
  { document }: SchemeTrialView,
  withBand: boolean,
): readonly Column<PersonLine>[] {
  const t = useTranslations('scheme-trials')
  const format = useFormat()
  const { currency, schemes } = document
  // On a phone two schemes leave room for what is between them.
  const besideFolds = schemes.length > 1 ? 'sm' : undefined
  const head = (text: string) => moneyHead(text, currency, format.locale)
  const amount = (value: string | null, sign?: 'always') =>
    value === null ? (
      <span className="text-ink-3">–</span>
    ) : (
      <Money amount={value} currency={currency} bare sign={sign} />
    )
  const heads = (place: number) => {
    const number = String(place + 1)
    const scheme = schemes[place]
    const isQuarter = scheme !== undefined && isOfQuarter(scheme)
    const own =
      schemes.length > 1
        ? {
            paid: t('paidBeside', { number }),
            tried: t('triedNumber', { number }),
            difference: t('differenceNumber', { number }),
          }
        : {
            paid: t('columns.paid'),
            tried: t('columns.tried'),
            difference: t('columns.difference'),
          }
    return isQuarter ? { ...own, tried: t('perQuarter', { head: own.tried }) } : own
  }
  return [
    {
      id: 'name',
      head: t('columns.name'),
      cell: ({ person }) => (
        <>
          {person.fullName}
          <span className="block text-13 text-ink-3">{person.unitName}</span>
        </>
      ),
    },
    ...schemes.flatMap((_, place): readonly Column<PersonLine>[] => [
      {
        id: `paid-${place}`,
        head: head(heads(place).paid),
        cell: ({ cells }) => amount(cells[place]?.paid ?? null),
        numeric: true,
        foldBelow: 'md',
      },
      {
        id: `tried-${place}`,
        head: head(heads(place).tried),
        cell: ({ cells }) => (
          <>
            {amount(cells[place]?.tried ?? null)}
            <Comparable cell={cells[place]} currency={currency} />
            {withBand ? <Band line={cells[place]} currency={currency} /> : null}
          </>
        ),
        numeric: true,
        foldBelow: besideFolds,
      },
      {
        id: `difference-${place}`,
        head: head(heads(place).difference),
        cell: ({ cells }) => amount(cells[place]?.difference ?? null, 'always'),
        numeric: true,
        foldBelow: besideFolds,
      },
    ]),
    ...(schemes.length > 1
      ? [
          {
            id: 'between',
            head: head(t('between.head')),
            cell: ({ between }: PersonLine) => amount(between, 'always'),
            numeric: true,
          },
        ]
      : []),
  ]
}

/** What of the sum stands beside the pay, where months without pay are in it too. */
function Comparable({
  cell,
  currency,
}: {
  cell: PersonLine['cells'][number] | undefined
  currency: string
}) {
  const t = useTranslations('scheme-trials')
  const { tried = null, paid = null, difference = null } = cell ?? {}
  if (tried === null || paid === null || difference === null) return null
  const compared = sumMoney([paid, difference])
  if (compared === tried) return null
  return (
    <span className="block text-13 whitespace-normal text-ink-3">
      {t('comparable')} <Money amount={compared} currency={currency} bare />
    </span>
  )
}

function Band({
  line,
  currency,
}: {
  line: PersonLine['cells'][number] | undefined
  currency: string
}) {
  const t = useTranslations('scheme-trials')
  if (!line?.band) return null
  const { low, high } = line.band
  return (
    <span className="block text-13 text-ink-3" title={t('bandHint')}>
      <Money amount={low} currency={currency} bare />
      {' – '}
      <Money amount={high} currency={currency} bare />
    </span>
  )
}
