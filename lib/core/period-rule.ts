import type { Month } from './calendar'
import type { Decimal } from './checklist'
import { plainDecimalText } from './display-number'
import { parseDecimal, sumOf } from './exact'
import type { TouchpointWeights } from './period-score'

/** From which month on scores over several touchpoints are weighted, or follow the checklists alone. */
export interface DatedRule {
  readonly fromMonth: Month
  /** Null: every visit weighs the same, as the checklists say (`periodRuleOf`). */
  readonly weights: TouchpointWeights | null
}

/**
 * The weights of touchpoints that count in a month.
 *
 * Rule    of the rules that have begun by then, the one of the latest month; of several of one month,
 *         the one that was set last. A later rule so never changes the months before its own.
 * Units   rules in the order in which they were set.
 * Returns null where touchpoints are not weighted: also before the first rule.
 * Source  SCORING.md, From visits to a period score.
 */
export function weightsInForce(
  rules: readonly DatedRule[],
  month: Month,
): TouchpointWeights | null {
  const begun = rules.filter(({ fromMonth }) => fromMonth <= month)
  const latest = begun.reduce<DatedRule | null>(
    (found, rule) => (found === null || found.fromMonth <= rule.fromMonth ? rule : found),
    null,
  )
  return latest?.weights ?? null
}

/**
 * What the weights add up to: shown, and never made to be 100.
 *
 * Rule    the exact sum; a score divides by the weights of the touchpoints that have visits.
 * Units   as typed.
 * Source  SCORING.md, Sections and total; From visits to a period score.
 */
export function sumOfWeights(weights: TouchpointWeights): Decimal {
  return plainDecimalText(sumOf(Object.values(weights).map(parseDecimal)))
}

/**
 * Whether two rules weigh alike.
 *
 * Rule    weights are compared as numbers: 40 and 40.0 are the same weight, 0 is none.
 * Returns false where one weighs touchpoints and the other does not.
 * Source  SCORING.md, From visits to a period score.
 */
export function weighAlike(a: TouchpointWeights | null, b: TouchpointWeights | null): boolean {
  if (a === null || b === null) return a === b
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof TouchpointWeights)[])
  return [...names].every((name) =>
    parseDecimal(a[name] ?? '0').equals(parseDecimal(b[name] ?? '0')),
  )
}
