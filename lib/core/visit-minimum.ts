import { lookupsIn } from './computed-value'
import { treeOf } from './formula/canonical-trees'
import { factKey } from './formula/formula-tree'
import { factsTraced } from './formula/traced-part'
import type { ComponentResult } from './payout-result'

/**
 * Whether a line of a statement stands on a score of visits.
 *
 * Rule    a score does, a figure does not, a formula does where it looks a score up.
 * Returns false for a formula that only counts visits or failures: it cannot be short of visits.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Component (sampling: minimum number of visits).
 */
export function isMeasuredByVisits({ measure }: Pick<ComponentResult, 'measure'>): boolean {
  if (measure.kind !== 'formula') return measure.kind === 'score'
  return scoresOf(measure.formula).length > 0
}

/**
 * Whether the score of a line had no visits, or too few.
 *
 * Rule    of a formula one of the scores that it needed, also where the formula says what then stands
 *         in its place.
 * Returns false for figures.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Component (sampling: minimum number of visits).
 */
export function isShortOfVisits({ measure, missing }: ComponentResult): boolean {
  if (measure.kind === 'score') return isShort(missing?.reason)
  if (measure.kind !== 'formula') return false
  const facts = factsTraced(measure.formula, measure.trace)
  return scoresOf(measure.formula).some((key) => {
    const fact = facts.get(key)
    return typeof fact === 'object' && 'missing' in fact && isShort(fact.missing)
  })
}

function scoresOf(formula: string): readonly string[] {
  const scores = lookupsIn(treeOf(formula)).filter(({ lookup }) => lookup === 'SCORE')
  return scores.map(factKey)
}

function isShort(reason: string | undefined): boolean {
  return reason === 'no-visits' || reason === 'too-few-visits'
}
