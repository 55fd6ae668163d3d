import { Fraction } from './exact'
import { type MoneyText, splitByLargestRemainder, subtractMoney, sumMoney } from './money'
import type { Named, PaidStatement } from './statement'
import { stintKey } from './stint-codes'

/** What a statement costs a unit. */
export interface StatementCost {
  readonly unit: Named
  readonly position: Named
  /** The days at the place; null where the person stayed for the whole period. */
  readonly days: { readonly first: string; readonly last: string } | null
  readonly amount: MoneyText
  readonly paidUnmeasured: MoneyText
  /** Its part of what everything at its full rate would have paid. */
  readonly atFull: MoneyText
}

/**
 * What a statement costs, place by place.
 *
 * Rule    of somebody who moved every stint costs its own unit; what a person decided and corrections
 *         of earlier months cost the last one.
 * Units   money; the amounts add up to the statement's to the kopeck.
 * Returns one entry for somebody who stayed at one place.
 * Source  issue "motivation", Pay facts (transfers in mid-period) and HR overview.
 */
export function costsOf(statement: PaidStatement): readonly StatementCost[] {
  const { unit, position, result, amount, stints } = statement
  const { payout, paidUnmeasured, atFull } = result
  if (stints === undefined) {
    return [{ unit, position, days: null, amount, paidUnmeasured, atFull }]
  }
  const beyond = subtractMoney(amount, payout)
  const fullParts = splitByLargestRemainder(
    atFull,
    stints.map(({ days }) => Fraction.of(days)),
  )
  return stints.map((stint, index) => {
    const own = result.stints?.find(({ key }) => key === stint.key)?.payout ?? '0.00'
    const unmeasured = result.components.filter(
      ({ code, missing }) => stintKey(code) === stint.key && missing?.applied === 'pay-full',
    )
    return {
      unit: stint.unit,
      position: stint.position,
      days: { first: stint.fromOn, last: stint.throughOn },
      amount: index === stints.length - 1 ? sumMoney([own, beyond]) : own,
      paidUnmeasured: sumMoney(unmeasured.map((component) => component.amount)),
      atFull: fullParts[index] ?? '0.00',
    }
  })
}
