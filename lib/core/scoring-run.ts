import type { Answer, ChecklistDocument } from './checklist'
import type { CompiledChecklist } from './compile-checklist'
import { type CountedAnswers, countAnswers } from './count-answers'
import { Fraction, parseDecimal } from './exact'
import type { Hidden } from './form-reading'
import { marksOfDisplay } from './pass-mark'
import {
  type CriticalFailures,
  criticalFailures,
  finalTotal,
  type OrdinaryPart,
  ordinaryPart,
  type SheetSums,
  type SheetTotal,
  sumSections,
  totalOf,
} from './sheet-total'

/** Everything that the parts of a result are read from, as exact numbers. */
export interface ScoringRun {
  readonly compiled: CompiledChecklist
  readonly counted: CountedAnswers
  readonly sums: SheetSums
  readonly failures: CriticalFailures
  readonly ordinary: OrdinaryPart
  readonly totals: SheetTotal
  /** Of the total, as `marksOfTotal`: numbers are not shown across them. */
  readonly marks: readonly Fraction[]
}

/**
 * Everything between the answers and a result.
 *
 * Rule    pairs, sums, critical failures and totals, each from the one before.
 * Units   as in `ScoringRun`: whole numbers times the sheet's scale; totals in percent.
 * Throws  InvalidAnswer for an answer that cannot stand.
 * Source  SCORING.md, Answers, Sections and total, Critical questions.
 */
export function runScoring(
  compiled: CompiledChecklist,
  answers: readonly Answer[],
  hidden: Hidden,
): ScoringRun {
  return runCounted(compiled, countAnswers(compiled, answers, hidden))
}

/**
 * As `runScoring`, from answers that are counted already.
 *
 * Rule    the answers are not looked at again.
 * Units   as in `ScoringRun`: whole numbers times the sheet's scale; totals in percent.
 * Source  SCORING.md, Sections and total, Critical questions.
 */
export function runCounted(compiled: CompiledChecklist, counted: CountedAnswers): ScoringRun {
  const { sheet, document } = compiled
  const sums = sumSections(sheet, counted.pairs)
  const failures = criticalFailures(sheet, counted.pairs)
  return {
    compiled,
    counted,
    sums,
    failures,
    ordinary: ordinaryPart(sheet, sums, failures.zeroing),
    totals: totalOf(sheet, sums, failures),
    marks: marksOfTotal(document),
  }
}

/**
 * The numbers across which the total of a checklist is not shown.
 *
 * Rule    `marksOfDisplay` of the pass mark.
 * Units   percent.
 * Throws  RangeError for a mark that is no decimal.
 * Source  SCORING.md, Numbers.
 */
export function marksOfTotal({ policies }: ChecklistDocument): readonly Fraction[] {
  const { passMark } = policies
  return marksOfDisplay(passMark === null ? null : parseDecimal(passMark), policies)
}

/**
 * The total alone, without its explanation: for lists of many evaluations and for measuring.
 *
 * Rule    the total of `scoreEvaluation`, exactly.
 * Returns percent after critical effects and the clamp; null when nothing was possible.
 * Throws  InvalidAnswer for an answer that cannot stand.
 * Source  SCORING.md, Sections and total, Critical questions.
 */
export function totalScore(
  compiled: CompiledChecklist,
  answers: readonly Answer[],
  hidden: Hidden = new Set(),
): Fraction | null {
  return finalTotal(compiled.sheet, countAnswers(compiled, answers, hidden).pairs)
}

/**
 * Percentage of a section with all beneath it.
 *
 * Rule    earned over possible, as they are: below 0 and above 100 stay.
 * Units   percent, exact.
 * Returns null when nothing was possible there.
 * Source  SCORING.md, Sections and total.
 */
export function sectionPercent(earned: bigint, possible: bigint): Fraction | null {
  return possible === 0n ? null : Fraction.of(100n * earned, possible)
}
