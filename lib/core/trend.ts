import type { ChecklistDocument } from './checklist'
import { allQuestions, isScored } from './checklist-questions'
import { Fraction } from './exact'
import { type KeptPoints, pointsOfQuestions } from './kept-points'

/**
 * The standards that all of several versions of a checklist ask about.
 *
 * Rule    a trend across versions runs over the questions linked to these; scored questions only.
 * Returns identifiers of standards, in the order of the first checklist; none without a checklist.
 * Source  SCORING.md, From visits to a period score (trends across versions).
 */
export function sharedStandards(...documents: readonly ChecklistDocument[]): string[] {
  const [first, ...others] = documents.map(standardsOf)
  if (first === undefined) return []
  const sets = others.map((standards) => new Set(standards))
  return [...new Set(first)].filter((standardId) => sets.every((set) => set.has(standardId)))
}

/**
 * Whether a line through both versions must show a break.
 *
 * Rule    the standards that their scored questions ask about are not the same.
 * Returns false for two checklists that ask about no standard.
 * Source  SCORING.md, From visits to a period score (trends across versions).
 */
export function isBreakBetween(a: ChecklistDocument, b: ChecklistDocument): boolean {
  const shared = sharedStandards(a, b).length
  return new Set(standardsOf(a)).size !== shared || new Set(standardsOf(b)).size !== shared
}

/**
 * The score of one visit over some standards alone: points earned of points possible there.
 *
 * Rule    all points earned of all points possible, question by question, exactly: below 0 and above
 *         100 stay.
 * Units   points as they are kept; percent.
 * Returns null when nothing was possible.
 * Source  SCORING.md, From visits to a period score (trends across versions).
 */
export function scoreOfPoints(questions: readonly KeptPoints[]): Fraction | null {
  const { earned, possible } = pointsOfQuestions(questions)
  return possible.isPositive ? earned.times(Fraction.hundred).dividedBy(possible) : null
}

function standardsOf(document: ChecklistDocument): string[] {
  return allQuestions(document)
    .filter(isScored)
    .flatMap(({ standardId }) => (standardId === null ? [] : [standardId]))
}
