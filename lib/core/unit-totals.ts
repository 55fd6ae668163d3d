import { type MoneyText, sumMoney } from './money'
import type { Named, PaidStatement } from './statement'
import { costsOf } from './statement-costs'

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
  const groups = Map.groupBy(statements.flatMap(costsOf), ({ unit }) => unit.id)
  return [...groups.values()].flatMap((group) => {
    const unit = group[0]?.unit
    if (!unit) return []
    return [
      {
        unit,
        statements: group.length,
        amount: sumMoney(group.map((cost) => cost.amount)),
        paidUnmeasured: sumMoney(group.map((cost) => cost.paidUnmeasured)),
      },
    ]
  })
}
