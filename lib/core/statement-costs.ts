import { Fraction } from './exact'
import { type MoneyText, splitByLargestRemainder, subtractMoney, sumMoney } from './money'
import type { Named, StatementDocument } from './statement'
import { stintKey } from './stint-codes'

/** What a statement costs a unit. */
export interface StatementCost {
  readonly unit: Named
  readonly position: Named
  /** The days at the place; null where the person stayed for the whole period. */
  readonly days: { readonly first: string; readonly last: string } | null
  readonly amount: MoneyText
  /** Of it what the period itself pays, decisions among it. */
  readonly payout: MoneyText
  readonly paidUnmeasured: MoneyText
  /** Its part of what everything at its full rate would have paid. */
  readonly atFull: MoneyText
}

/**
 * What a statement pays for its own period.
 *
 * Rule    by the rules, with the amounts that a person set instead; corrections of earlier months are no
 *         part of it.
 * Units   money in the scheme's currency, gross.
 * Source  PAY.md, Periods (a person decides).
 */
export function periodPay({ result, decided = [] }: StatementDocument): MoneyText {
  const set = decided.filter(({ kind }) => kind === 'amount')
  return sumMoney([
    result.payout,
    ...set.map(({ amount, computed }) => subtractMoney(amount, computed)),
  ])
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
export function costsOf(statement: StatementDocument): readonly StatementCost[] {
  const { unit, position, result, amount, stints } = statement
  const { paidUnmeasured, atFull } = result
  const payout = periodPay(statement)
  if (stints === undefined) {
    return [{ unit, position, days: null, amount, payout, paidUnmeasured, atFull }]
  }
  const decided = subtractMoney(payout, result.payout)
  const corrections = subtractMoney(amount, payout)
  const fullParts = splitByLargestRemainder(
    atFull,
    stints.map(({ days }) => Fraction.of(days)),
  )
  return stints.map((stint, index) => {
    const ruled = result.stints?.find(({ key }) => key === stint.key)?.payout ?? '0.00'
    const isLast = index === stints.length - 1
    const own = isLast ? sumMoney([ruled, decided]) : ruled
    const unmeasured = result.components.filter(
      ({ code, missing }) => stintKey(code) === stint.key && missing?.applied === 'pay-full',
    )
    return {
      unit: stint.unit,
      position: stint.position,
      days: { first: stint.fromOn, last: stint.throughOn },
      amount: isLast ? sumMoney([own, corrections]) : own,
      payout: own,
      paidUnmeasured: sumMoney(unmeasured.map((component) => component.amount)),
      atFull: fullParts[index] ?? '0.00',
    }
  })
}
