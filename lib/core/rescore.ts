import { answerFault, isUnanswered } from './answer-check'
import type { Answer, ChecklistDocument, Decimal, Question } from './checklist'
import { allQuestions, isScored } from './checklist-questions'
import type { CompiledChecklist } from './compile-checklist'
import { decimalText } from './display-number'
import { Fraction, sumOf } from './exact'
import { scoreCompiled } from './score-evaluation'
import type { ScoreResult } from './score-result'

/** Below this share of the new version's weight a rescore would be a guess. */
export const fewestMatched: Fraction = Fraction.of(4, 5)

/** The version that was answered. */
export interface AnsweredVersion {
  readonly versionId: string
  readonly document: ChecklistDocument
}

/** The version under which old answers are read again. */
export interface RescoringVersion {
  readonly versionId: string
  readonly compiled: CompiledChecklist
}

/** What another version makes of old answers: a result of its own, beside the one that stands. */
export interface Rescore {
  readonly format: 'etalon.rescore/1'
  readonly label: 'rescore'
  readonly answeredVersionId: string
  readonly versionId: string
  /** Answers to scored questions that the version reads, and those that it cannot. */
  readonly carried: number
  readonly leftOut: number
  /** Percent of the version's weight that the carried answers decide, two places. */
  readonly matched: Decimal
  /** null where too little of the version is answered. */
  readonly result: ScoreResult | null
}

/**
 * Scores the answers given to one version as another version of the checklist would.
 *
 * Rule    questions are matched by identifier. An answer is carried where the version can read it:
 *         a question of the same kind, on the same scale, whose options are still there. What was
 *         not asked then, or cannot be read, is not asked of the visit now: it leaves numerator and
 *         denominator. Under 80 % of the version's weight nothing is scored. The weight of a
 *         question is its share of the total where every question counts. The result that stands is
 *         not touched.
 * Units   as `scoreEvaluation`.
 * Returns a labelled result; its `result` is null where too little matches.
 * Throws  RangeError for a checklist with numbers that are no decimals.
 * Source  SCORING.md, What a result carries (a rescore is a new, labelled result), trends.
 */
export function rescore(
  from: AnsweredVersion,
  to: RescoringVersion,
  answers: readonly Answer[],
): Rescore {
  return rescorer(from, to)(answers)
}

/** As `rescore`, where many reports of one version are rescored. */
export function rescorer(
  from: AnsweredVersion,
  to: RescoringVersion,
): (answers: readonly Answer[]) => Rescore {
  const asked = new Map(allQuestions(from.document).map((question) => [question.id, question]))
  const kept = to.compiled.questions
    .map(({ question }) => question)
    .filter((question) => isSameQuestion(asked.get(question.id), question))
  const readable = new Map(kept.map((question) => [question.id, question]))
  const newOnes = to.compiled.questions
    .map(({ question }) => question.id)
    .filter((id) => !readable.has(id))
  const weights = fullWeights(to.compiled)
  return (answers) => {
    const given = answers.filter((answer) => saysSomething(asked.get(answer.questionId), answer))
    const carried = given.filter((answer) => canRead(readable.get(answer.questionId), answer))
    const scored = (answer: Answer) => weights.has(answer.questionId)
    const lost = given.filter((answer) => !carried.includes(answer))
    const hidden = new Set([...newOnes, ...lost.map(({ questionId }) => questionId)])
    const matched = sumOf(carried.map(({ questionId }) => weights.get(questionId) ?? Fraction.zero))
    return {
      format: 'etalon.rescore/1',
      label: 'rescore',
      answeredVersionId: from.versionId,
      versionId: to.versionId,
      carried: carried.filter(scored).length,
      leftOut: lost.filter(({ questionId }) => isScoredThere(asked.get(questionId))).length,
      matched: decimalText(matched.times(Fraction.hundred)),
      result: matched.isBelow(fewestMatched)
        ? null
        : scoreCompiled(to.compiled, carried, { hidden, versionId: to.versionId }),
    }
  }
}

function isScoredThere(question: Question | undefined): boolean {
  return question !== undefined && isScored(question)
}

function isSameQuestion(before: Question | undefined, now: Question): boolean {
  if (before?.type !== now.type) return false
  if (before.type !== 'scale' || now.type !== 'scale') return true
  return before.min === now.min && before.max === now.max
}

function saysSomething(question: Question | undefined, answer: Answer): boolean {
  return question !== undefined && !isUnanswered(question, answer)
}

function canRead(question: Question | undefined, answer: Answer): boolean {
  return question !== undefined && answerFault(question, answer) === null
}

/** The share of each scored question in the total where every question counts; they add up to 1. */
function fullWeights({ sheet, questions }: CompiledChecklist): ReadonlyMap<string, Fraction> {
  const possible = questions.map(({ scored }) => (scored === null ? null : scored.inFull.possible))
  const ofRoot = sheet.roots.map(() => 0n)
  sheet.questions.forEach(({ root }, place) => {
    ofRoot[root] = (ofRoot[root] ?? 0n) + (possible[place] ?? 0n)
  })
  const parts = new Map<string, Fraction>()
  sheet.questions.forEach(({ root }, place) => {
    const [own, question] = [possible[place], questions[place]?.question]
    const [weight, whole] = [sheet.roots[root]?.weight ?? 0n, ofRoot[root] ?? 0n]
    if (own == null || question === undefined) return
    const isPooled = sheet.method === 'total-points'
    const share = isPooled || whole === 0n ? 1n : whole
    parts.set(question.id, Fraction.of(weight * own, share))
  })
  const sum = sumOf(parts.values())
  if (!sum.isPositive) return parts
  return new Map([...parts].map(([id, part]) => [id, part.dividedBy(sum)]))
}
