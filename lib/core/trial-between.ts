import { endsQuarter, type Month } from './calendar'
import { type MoneyText, parseMoney, subtractMoney, sumMoney } from './money'
import type { SchemeTrialDocument, TriedScheme } from './scheme-trial'
import { quarterOf } from './trial-spans'

/** One tried scheme against another one of the same trial. */
export interface TrialBetween {
  /** Over which both pay whole; empty where there are none. */
  readonly months: readonly Month[]
  /** What the second pays more than the first, or less with a minus, by person. */
  readonly byPerson: ReadonlyMap<string, MoneyText>
  readonly total: MoneyText
  readonly more: number
  readonly less: number
  readonly same: number
}

type Paying = Pick<TriedScheme, 'payouts'> & {
  readonly document: Pick<TriedScheme['document'], 'period'>
}

/**
 * What a second scheme would have paid against a first one.
 *
 * Rule    over the same months: all of them under two schemes of a month, the quarters that end among
 *         them under two of a quarter, and whole quarters alone where one pays months and the other
 *         quarters. Whom one scheme does not pay gets nothing of it.
 * Units   money; second minus first.
 * Returns everybody whom one of them pays in these months.
 * Source  PAY.md, Trying a scheme (two drafts side by side; winners and losers).
 */
export function trialBetween(
  trial: Pick<SchemeTrialDocument, 'months'>,
  first: Paying,
  second: Paying,
): TrialBetween {
  const months = sharedMonths(
    trial.months.map(({ month }) => month),
    [first, second].map(({ document }) => document.period),
  )
  const [before, after] = [first, second].map(({ payouts }) =>
    Map.groupBy(
      payouts.filter(({ month }) => months.includes(month)),
      ({ personId }) => personId,
    ),
  )
  const ids = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])
  const totalOf = (payouts: TriedScheme['payouts'] = []) =>
    sumMoney(payouts.map(({ amount }) => amount))
  const byPerson = new Map(
    [...ids].map((id) => [id, subtractMoney(totalOf(after?.get(id)), totalOf(before?.get(id)))]),
  )
  const signs = [...byPerson.values()].map((amount) => Math.sign(Number(parseMoney(amount).n)))
  const count = (sign: number) => signs.filter((own) => own === sign).length
  return {
    ...{ months, byPerson, total: sumMoney([...byPerson.values()]) },
    ...{ more: count(1), less: count(-1), same: count(0) },
  }
}

function sharedMonths(
  months: readonly Month[],
  periods: readonly TriedScheme['document']['period'][],
): readonly Month[] {
  if (!periods.includes('quarter')) return months
  const isMixed = periods.includes('month')
  return [...Map.groupBy(months, quarterOf).values()].flatMap((own) => {
    const isPaid = own.some(endsQuarter)
    return isPaid && (!isMixed || own.length === 3) ? own : []
  })
}
