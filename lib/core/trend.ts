import type { ChecklistDocument } from './checklist'
import { allQuestions, isScored } from './checklist-questions'
import { Fraction, parseFraction, sumOf } from './exact'
import type { Score, ScoreResult } from './score-result'
import { scoreOrNull } from './score-text'

/**
 * The standards that two versions of a checklist both ask about.
 *
 * Rule    a trend across versions runs over the questions linked to these; scored questions only.
 * Returns identifiers of standards, in the order of the first checklist.
 * Source  SCORING.md, From visits to a period score (trends across versions).
 */
export function sharedStandards(a: ChecklistDocument, b: ChecklistDocument): string[] {
  const ofB = new Set(standardsOf(b))
  return [...new Set(standardsOf(a))].filter((standardId) => ofB.has(standardId))
}

/** True when a line through both versions must show a break: their standards are not the same. */
export function isBreakBetween(a: ChecklistDocument, b: ChecklistDocument): boolean {
  const shared = sharedStandards(a, b).length
  return new Set(standardsOf(a)).size !== shared || new Set(standardsOf(b)).size !== shared
}

/**
 * The score of one result over some standards alone: points earned of points possible there.
 *
 * Returns null when no question linked to them counted.
 * Source  SCORING.md, From visits to a period score.
 */
export function scoreOverStandards(
  result: ScoreResult,
  document: ChecklistDocument,
  standards: Iterable<string>,
): Score | null {
  const wanted = new Set(standards)
  const linked = new Set(
    allQuestions(document)
      .filter(({ standardId }) => standardId !== null && wanted.has(standardId))
      .map(({ id }) => id),
  )
  const counted = result.questions.filter(({ id }) => linked.has(id))
  const possible = sumOf(counted.map((question) => parseFraction(question.possible ?? '0/1')))
  if (!possible.isPositive) return null
  const earned = sumOf(counted.map((question) => parseFraction(question.earned ?? '0/1')))
  return scoreOrNull(earned.times(Fraction.hundred).dividedBy(possible))
}

function standardsOf(document: ChecklistDocument): string[] {
  return allQuestions(document)
    .filter(isScored)
    .flatMap(({ standardId }) => (standardId === null ? [] : [standardId]))
}
