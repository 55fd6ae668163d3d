import type { Month } from './calendar'
import { type MoneyText, subtractMoney, sumMoney } from './money'
import type { SchemeDocument } from './scheme'
import type { SchemeTrialDocument, TrialMonth, TriedScheme } from './scheme-trial'
import { trialSpans } from './trial-spans'

/** One person over all months of a trial, beside what was paid. */
export interface TrialRow {
  readonly personId: string
  /** Null where the scheme pays nothing to the person in any of the months. */
  readonly tried: MoneyText | null
  /** Null where nothing was paid in any of the months. */
  readonly paid: MoneyText | null
  /** Over the months in which both can be compared; null where none can. */
  readonly difference: MoneyText | null
}

/**
 * What a scheme would have paid everybody, beside what was paid.
 *
 * Rule    sums over the months. The difference counts the months that can be compared (`trialSpans`):
 *         somebody whom the scheme does not pay there loses what was paid, somebody who was not paid
 *         gains it all; months never computed, and parts of a quarter, are in no difference.
 * Units   money.
 * Returns one row for everybody who is on either side, in the order of the trial's people.
 * Source  PAY.md, Trying a scheme (winners and losers).
 */
export function trialRows(
  { people, months }: Pick<SchemeTrialDocument, 'people' | 'months'>,
  { payouts, paid, ...scheme }: ComparedScheme,
): readonly TrialRow[] {
  const compared = new Set(
    trialSpans(months, scheme).flatMap(({ covers, isCompared }) => (isCompared ? covers : [])),
  )
  const isMeant = ({ month }: { readonly month: Month }) => compared.has(month)
  const triedBy = Map.groupBy(payouts, ({ personId }) => personId)
  const paidBy = Map.groupBy(paid, ({ personId }) => personId)
  return people.flatMap(({ id }) => {
    const tried = triedBy.get(id) ?? []
    const before = paidBy.get(id) ?? []
    if (tried.length === 0 && before.length === 0) return []
    const comparable = tried.filter(isMeant)
    const paidThen = before.filter(isMeant)
    const isCompared = comparable.length > 0 || paidThen.length > 0
    return [
      {
        personId: id,
        tried: tried.length === 0 ? null : totalOf(tried),
        paid: before.length === 0 ? null : totalOf(before),
        difference: isCompared ? subtractMoney(totalOf(comparable), totalOf(paidThen)) : null,
      },
    ]
  })
}

/** What a tried scheme is compared by. */
type ComparedScheme = Pick<TriedScheme, 'payouts' | 'paid' | 'comparedWith'> & {
  readonly document: Pick<SchemeDocument, 'period'>
}

export interface TrialBudget {
  readonly month: Month | null
  /** The months that are paid at once; of the line for all of them none. */
  readonly covers: readonly Month[]
  readonly payouts: number
  readonly tried: MoneyText
  readonly paid: MoneyText | null
  readonly difference: MoneyText | null
}

/**
 * What a scheme would have cost, month by month and in all.
 *
 * Rule    sums of the payouts, quarter by quarter where the scheme pays quarters; what cannot be
 *         compared (`trialSpans`) has nothing to stand beside, and the difference in all counts the
 *         other lines only.
 * Units   money.
 * Returns one line for each month or quarter, then one without a month for all of them.
 * Source  PAY.md, Trying a scheme (budget per period).
 */
export function trialBudget(
  months: readonly TrialMonth[],
  { payouts, paid, ...scheme }: ComparedScheme,
): readonly TrialBudget[] {
  const lines = trialSpans(months, scheme).map(({ month, covers, isCompared }): TrialBudget => {
    const within = (one: { readonly month: Month }) => covers.includes(one.month)
    const own = payouts.filter(within)
    const tried = totalOf(own)
    const before = isCompared ? totalOf(paid.filter(within)) : null
    const difference = before === null ? null : subtractMoney(tried, before)
    return { month, covers, payouts: own.length, tried, paid: before, difference }
  })
  const compared = lines.filter((line) => line.paid !== null)
  const sum = (amounts: readonly (MoneyText | null)[]) =>
    compared.length === 0 ? null : sumMoney(amounts.filter((amount) => amount !== null))
  return [
    ...lines,
    {
      month: null,
      covers: [],
      payouts: payouts.length,
      tried: totalOf(payouts),
      paid: sum(compared.map((line) => line.paid)),
      difference: sum(compared.map((line) => line.difference)),
    },
  ]
}

function totalOf(amounts: readonly { readonly amount: MoneyText }[]): MoneyText {
  return sumMoney(amounts.map(({ amount }) => amount))
}
