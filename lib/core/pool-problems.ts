import { isDecimal } from './decimal'
import { parseDecimal } from './exact'
import { kopeck } from './money'
import { type PayProblem, problemWhen } from './pay-problem'
import type { SchemeDocument } from './scheme'

export type PoolProblem = PayProblem<'pool-in-kopecks' | 'pool-weighs-alike' | 'pool-for-everybody'>

/**
 * What is wrong with a scheme whose base is a pool.
 *
 * Rule    a pool is split to the kopeck, and over weights that can differ. One that names neither
 *         positions nor units would be given to every unit of the organisation, offices too, and be
 *         shared by everybody there: that may be drafted and tried, not activated.
 * Returns an empty list for any other base.
 * Source  docs/pools.md; issue "motivation", Pool.
 */
export function poolProblems({
  base,
  components,
  rounding,
  appliesTo,
}: SchemeDocument): readonly PoolProblem[] {
  if (base.kind !== 'pool') return []
  const isKopeck = isDecimal(rounding.unit) && parseDecimal(rounding.unit).equals(kopeck)
  const isAlike = components.every(({ value }) => value.subject === 'unit')
  const isForAll = appliesTo.positionIds.length === 0 && appliesTo.unitIds.length === 0
  return [
    ...problemWhen(isForAll, 'pool-for-everybody', 'activation', ['appliesTo']),
    ...problemWhen(!isKopeck, 'pool-in-kopecks', 'error', ['rounding', 'unit']),
    ...problemWhen(components.length > 0 && isAlike, 'pool-weighs-alike', 'warning', ['base']),
  ]
}
