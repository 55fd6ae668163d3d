import type { ChecklistDocument, Decimal } from './checklist'
import { allQuestions } from './checklist-questions'
import { decimalText } from './display-number'
import { type Fraction, fractionText, parseFraction } from './exact'
import { keptNumber, keptPlaces } from './kept-points'
import { roundTo, unitOfPlaces } from './rounding'
import type { ExactText, QuestionScore, QuestionState, ScoreResult } from './score-result'

/** One question of a score as lists and statistics read it; decimals have nine places. */
export interface QuestionLoss {
  readonly questionId: string
  readonly rootSectionId: string
  readonly standardId: string | null
  readonly state: QuestionState
  readonly earned: Decimal | null
  readonly possible: Decimal | null
  /** The same as fractions where nine places do not hold them; else null. */
  readonly exactEarned: ExactText | null
  readonly exactPossible: ExactText | null
  /** Percentage points of the total that the answer cost; null when it could cost none. */
  readonly lost: Decimal | null
  /** The same as a fraction where nine places do not hold it; else null. */
  readonly exactLost: ExactText | null
}

/**
 * The questions of a result, one row each, as they are kept beside it for statistics.
 *
 * Rule    lost = effective weight * (possible - earned) / possible: the losses of a checklist without
 *         bonus and critical effects add up to what the total lacks to 100. What a critical effect
 *         took besides is told by the result itself and not shared out over questions.
 * Units   points times the question's weight; lost in percentage points of the total. Fractions stand
 *         where nine places do not hold a number.
 * Throws  RangeError when the result belongs to another checklist.
 * Source  SCORING.md, What a result carries; ARCHITECTURE.md, decision 8.
 */
export function questionLosses(
  result: ScoreResult,
  document: ChecklistDocument,
): readonly QuestionLoss[] {
  const parents = new Map(result.sections.map(({ id, parentId }) => [id, parentId]))
  const questions = new Map(allQuestions(document).map((question) => [question.id, question]))
  return result.questions.map((scored) => {
    const question = questions.get(scored.id)
    if (question === undefined) throw new RangeError('The result belongs to another checklist')
    const earned = keptNumber(scored.earned)
    const possible = keptNumber(scored.possible)
    const lost = keptNumber(question.bonus ? null : lossOf(scored))
    return {
      questionId: scored.id,
      rootSectionId: rootOf(scored.sectionId, parents),
      standardId: question.standardId,
      state: scored.state,
      earned: earned.decimal,
      possible: possible.decimal,
      exactEarned: earned.exact,
      exactPossible: possible.exact,
      lost: lost.decimal,
      exactLost: lost.exact,
    }
  })
}

function rootOf(sectionId: string, parents: ReadonlyMap<string, string | null>): string {
  const parent = parents.get(sectionId) ?? null
  return parent === null ? sectionId : rootOf(parent, parents)
}

function lossOf({ earned, possible, effectiveWeight }: QuestionScore): ExactText | null {
  if (earned === null || possible === null || effectiveWeight === null) return null
  const whole = parseFraction(possible)
  if (!whole.isPositive) return null
  const share = whole.minus(parseFraction(earned)).dividedBy(whole)
  return fractionText(parseFraction(effectiveWeight.exact).times(share))
}

/**
 * A total as it is kept for ordering and statistics.
 *
 * Rule    rounded down, so that it never reaches a mark that the exact total does not reach.
 * Units   percent, nine places.
 * Source  ARCHITECTURE.md, decision 8 (rows for lists are projections); SCORING.md, Numbers.
 */
export function approximateTotal(total: Fraction): Decimal {
  return decimalText(roundTo(total, unitOfPlaces(keptPlaces), 'floor'), keptPlaces)
}
