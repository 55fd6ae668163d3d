import type { Localized } from './checklist'
import { type MoneyText, parseMoney, subtractMoney, sumMoney } from './money'
import type { PoolResult } from './payout-result'
import type { Named, PaidStatement } from './statement'

/** What became of a unit's pool. */
export interface PoolTotal {
  readonly unit: Named
  readonly scheme: { readonly versionId: string; readonly name: Localized }
  /** What the unit shares. */
  readonly amount: MoneyText
  readonly members: number
  /** What the members get of it, after floor and cap. */
  readonly paid: MoneyText
  /** What nobody gets: cut off by a cap, or split among nobody. */
  readonly left: MoneyText
  readonly capped: PoolBound
  /** Paid on top of the pool. */
  readonly floored: PoolBound
  /** True where nobody weighs anything, so that nothing is split. */
  readonly isUnsplit: boolean
}

/** How much a bound moved, and of how many members. */
export interface PoolBound {
  readonly members: number
  readonly amount: MoneyText
}

/**
 * What became of the pools of a period.
 *
 * Rule    of every pool: its size, what its members are paid by the rules, what a cap left in it, what
 *         a floor paid beyond it. Of somebody who moved, each stint counts in its own unit's pool. What
 *         a person decided about a line moves nobody's part and is not counted here.
 * Units   money of the scheme, gross: amount = paid - floored + left.
 * Returns one entry for each scheme version and unit with members, in the order of the statements;
 *         nothing without pools.
 * Source  PAY.md, Periods (Pool); issue "motivation" (Pool).
 */
export function poolTotals(statements: readonly PaidStatement[]): readonly PoolTotal[] {
  const parts = statements.flatMap(partsOf)
  const pools = Map.groupBy(parts, ({ unit, scheme }) => `${scheme.versionId} ${unit.id}`)
  return [...pools.values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const { unit, scheme, pool } = first
    const capped = boundOf(members.map(({ part, paid }) => subtractMoney(part, paid)))
    const floored = boundOf(members.map(({ part, paid }) => subtractMoney(paid, part)))
    const split = sumMoney(members.map(({ part }) => part))
    const unsplit = subtractMoney(pool.amount, split)
    return [
      {
        ...{ unit, amount: pool.amount, capped, floored },
        scheme: { versionId: scheme.versionId, name: scheme.name },
        members: pool.members,
        paid: sumMoney(members.map(({ paid }) => paid)),
        left: sumMoney([unsplit, capped.amount]),
        isUnsplit: pool.weights === '0/1',
      },
    ]
  })
}

interface PoolPart extends Pick<PaidStatement, 'unit' | 'scheme'> {
  readonly pool: PoolResult
  readonly part: MoneyText
  readonly paid: MoneyText
}

function partsOf({ unit, scheme, result, stints = [] }: PaidStatement): readonly PoolPart[] {
  const { pools = [] } = result
  return pools.map((pool) => {
    const paid = result.stints?.find(({ key }) => key === pool.key)?.payout ?? result.payout
    const place = stints.find(({ key }) => key === pool.key)?.unit ?? unit
    return { unit: place, scheme, pool, part: pool.part, paid }
  })
}

/** Of differences those above zero. */
function boundOf(differences: readonly MoneyText[]): PoolBound {
  const moved = differences.filter((difference) => parseMoney(difference).isPositive)
  return { members: moved.length, amount: sumMoney(moved) }
}
