import type { Localized } from './checklist'
import { lookupsIn, partsReadBy } from './computed-value'
import { Fraction, parseFraction } from './exact'
import { treeOf } from './formula/canonical-trees'
import type { LookupName } from './formula/functions'
import type { ComponentResult } from './payout-result'
import type { SchemeDocument } from './scheme'
import type { PaidStatement } from './statement'
import { codeInScheme, stintKey } from './stint-codes'

/** A part of a scheme, and what it reads of visits that a measurement leaves as it was. */
export interface UncountedPart {
  readonly title: Localized
  /** In this order, each once. */
  readonly reads: readonly UncountedReading[]
}

export type UncountedReading = 'scores' | 'visits' | 'failures' | 'figures'

const order: readonly UncountedReading[] = ['scores', 'visits', 'failures', 'figures']

/**
 * The parts of a scheme of whose visits the luck meter, and the search for neighbours, say nothing.
 *
 * Rule    both redraw scores. How many visits there are, and the failures found in them, stay as they
 *         were: of formulas that count them, and of gates on failures. In trials of the time before
 *         (`isOld`) the scores that formulas look up were not redrawn either.
 * Returns none for a scheme that reads scores and figures only.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, Trying a scheme; PRODUCT.md (it says how sure it is).
 */
export function uncountedInTrial(
  { components, gates }: Pick<SchemeDocument, 'components' | 'gates'>,
  isOld = false,
): readonly UncountedPart[] {
  const asked = isOld
    ? (['scores', 'visits', 'failures'] as const)
    : (['visits', 'failures'] as const)
  const counting = components.map(({ title, value }) => ({
    title,
    reads: value.kind === 'formula' ? readsOf(value.formula, asked) : [],
  }))
  const gated = gates.map(({ title, condition }) => ({
    title,
    reads: condition.kind === 'failures' ? (['failures'] as const) : [],
  }))
  return [...counting, ...gated].filter(({ reads }) => reads.length > 0)
}

/**
 * The parts of a statement that did not pay in full, and of which it does not say what would have.
 *
 * Rule    a formula's scores are changed one at a time; other counts of visits and the figures that a
 *         formula reads are not. In statements of the time before its scores are not either.
 * Returns none where everything measured was tried.
 * Throws  RangeError for a formula that does not read.
 * Source  PAY.md, The statement (what would have changed it).
 */
export function uncountedInStatement({
  result,
  traces,
}: Pick<PaidStatement, 'result' | 'traces'>): readonly UncountedPart[] {
  return result.components.flatMap((told) => {
    const { code, measure, missing, title } = told
    if (measure.kind !== 'formula' || missing !== null || isWhole(told)) return []
    const isTried = traces.find((trace) => trace.code === code)?.readings !== undefined
    const asked = order.filter((one) => !(one === 'scores' && isTried))
    const reads = new Set([
      ...readsOf(measure.formula, asked),
      ...(namesFigure(told, result.components) ? (['figures'] as const) : []),
    ])
    return reads.size === 0 ? [] : [{ title, reads: order.filter((one) => reads.has(one)) }]
  })
}

function isWhole({ rate }: ComponentResult): boolean {
  return rate !== null && parseFraction(rate).isAtLeast(Fraction.one)
}

/** Whether the formula names another part that reads a figure. */
function namesFigure({ code, measure }: ComponentResult, all: readonly ComponentResult[]): boolean {
  if (measure.kind !== 'formula') return false
  const named = new Set(partsReadBy(treeOf(measure.formula)))
  return all.some(
    (other) =>
      other.measure.kind === 'kpi' &&
      stintKey(other.code) === stintKey(code) &&
      named.has(codeInScheme(other.code)),
  )
}

const kinds: Readonly<Record<LookupName, UncountedReading>> = {
  SCORE: 'scores',
  VISITS: 'visits',
  FAILURES: 'failures',
  KPI: 'figures',
}

function readsOf(formula: string, asked: readonly UncountedReading[]): readonly UncountedReading[] {
  const read = new Set(lookupsIn(treeOf(formula)).map(({ lookup }) => kinds[lookup]))
  return order.filter((one) => read.has(one) && asked.includes(one))
}
