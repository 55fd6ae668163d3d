import { type MoneyText, sumMoney } from './money'
import type { Named, PaidStatement } from './statement'
import { costsOf, type StatementCost } from './statement-costs'

export interface UnitTotal {
  readonly unit: Named
  readonly statements: number
  readonly amount: MoneyText
  /** Paid in full although nothing, or too little, was measured (PAY.md, Component). */
  readonly paidUnmeasured: MoneyText
}

/**
 * What a period costs every unit.
 *
 * Rule    a statement of somebody who moved costs the unit of every stint its part.
 * Units   money; the amounts add up to the total of the period.
 * Returns units in the order in which the statements first name them.
 * Source  PAY.md, Component (the sum paid without measurement is shown per unit).
 */
export function unitTotals(statements: readonly PaidStatement[]): readonly UnitTotal[] {
  const groups = new Map<string, { readonly unit: Named; readonly costs: StatementCost[] }>()
  for (const cost of statements.flatMap(costsOf)) {
    const { unit } = cost
    const group = groups.get(unit.id) ?? { unit, costs: [] }
    group.costs.push(cost)
    groups.set(unit.id, group)
  }
  return [...groups.values()].map(({ unit, costs }) => ({
    unit,
    statements: costs.length,
    amount: sumMoney(costs.map(({ amount }) => amount)),
    paidUnmeasured: sumMoney(costs.map(({ paidUnmeasured }) => paidUnmeasured)),
  }))
}
