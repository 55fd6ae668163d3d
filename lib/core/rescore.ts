import { answerFault, isUnanswered } from './answer-check'
import type { Answer, ChecklistDocument, Decimal, Question, Section } from './checklist'
import { allQuestions, isScored, isUnasked, questionsBeneath } from './checklist-questions'
import type { CompiledChecklist } from './compile-checklist'
import { decimalText } from './display-number'
import { Fraction, sumOf } from './exact'
import { type Hidden, isOffered } from './form-reading'
import { relevanceOf } from './relevance'
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
 *         a question of the same kind, on the same scale, whose options are still there and offered.
 *         What was not asked then, or cannot be read, is not asked of the visit now: it leaves
 *         numerator and denominator. Branching and computed values are those of the new version.
 *         Where the carried answers decide less than 80 % of the weight that the version would have
 *         asked of the visit, nothing is scored. The weight of a question is its share of the total
 *         where every question counts. The result that stands is not touched.
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

/**
 * As `rescore`, where many reports of one version are rescored.
 *
 * Rule    what is the same for all of them is worked out once; each result is that of `rescore`.
 * Units   as `scoreEvaluation`.
 * Throws  RangeError for a checklist with numbers that are no decimals.
 * Source  SCORING.md, What a result carries (a rescore is a new, labelled result).
 */
export function rescorer(
  from: AnsweredVersion,
  to: RescoringVersion,
): (answers: readonly Answer[]) => Rescore {
  const asked = new Map(allQuestions(from.document).map((question) => [question.id, question]))
  const now = to.compiled.questions.map(({ question }) => question)
  const kept = now.filter((question) => isSameQuestion(asked.get(question.id), question))
  const readable = new Map(kept.map((question) => [question.id, question]))
  // A computed value is worked out from what is carried, whether it was there then or not.
  const neverAsked = now.filter(({ id, type }) => type !== 'computed' && !readable.has(id))
  const weights = fullWeights(to.compiled)
  return (answers) => {
    const hiddenThen = hiddenQuestions(from.document, relevanceOf(from.document, answers).hidden)
    const given = answers.filter(
      (answer) =>
        !hiddenThen.has(answer.questionId) && saysSomething(asked.get(answer.questionId), answer),
    )
    const carried = offeredAnswers(
      to.compiled.document,
      given.filter((answer) => canRead(readable.get(answer.questionId), answer)),
    )
    const lost = idsOf(given.filter((answer) => !carried.includes(answer)))
    const hidden = new Set([...neverAsked.map(({ id }) => id), ...hiddenThen, ...lost])
    const matched = matchedShare(to.compiled.document, weights, carried)
    return {
      format: 'etalon.rescore/1',
      label: 'rescore',
      answeredVersionId: from.versionId,
      versionId: to.versionId,
      carried: carried.filter(({ questionId }) => weights.has(questionId)).length,
      leftOut: lost.filter((id) => isScoredThere(asked.get(id))).length,
      matched: decimalText(matched.times(Fraction.hundred)),
      result: matched.isBelow(fewestMatched)
        ? null
        : scoreCompiled(to.compiled, carried, { hidden, versionId: to.versionId }),
    }
  }
}

const idsOf = (answers: readonly Answer[]) => answers.map(({ questionId }) => questionId)

/** Identifiers of the questions that are hidden themselves or beneath a hidden section. */
function hiddenQuestions(document: ChecklistDocument, hidden: Hidden): ReadonlySet<string> {
  if (hidden.size === 0) return hidden
  const beneath = (section: Section): string[] => {
    const all = hidden.has(section.id)
    const own = (all ? questionsBeneath(section) : section.questions).map(({ id }) => id)
    if (all) return own
    return [...own.filter((id) => hidden.has(id)), ...section.sections.flatMap(beneath)]
  }
  return new Set(document.sections.flatMap(beneath))
}

/** Without the answers whose option the version does not offer beside the others. */
function offeredAnswers(
  document: ChecklistDocument,
  answers: readonly Answer[],
): readonly Answer[] {
  const relevance = relevanceOf(document, answers)
  const offered = answers.filter((answer) => isOffered(relevance, answer))
  // What is taken away can change what is offered; it ends, because each time fewer are left.
  return offered.length === answers.length ? answers : offeredAnswers(document, offered)
}

/** Weight that the carried answers decide, of the weight that the version would have asked. */
function matchedShare(
  document: ChecklistDocument,
  weights: ReadonlyMap<string, Fraction>,
  carried: readonly Answer[],
): Fraction {
  const { hidden, computed } = relevanceOf(document, carried)
  const hiddenNow = hiddenQuestions(document, hidden)
  const weightOf = (id: string) =>
    hiddenNow.has(id) ? Fraction.zero : (weights.get(id) ?? Fraction.zero)
  const whole = sumOf([...weights.keys()].map(weightOf))
  if (!whole.isPositive) return Fraction.zero
  return sumOf(idsOf([...carried, ...computed]).map(weightOf)).dividedBy(whole)
}

function isScoredThere(question: Question | undefined): boolean {
  return question !== undefined && isScored(question)
}

function isSameQuestion(before: Question | undefined, now: Question): boolean {
  if (before?.type !== now.type || isUnasked(now)) return false
  if (before.type !== 'scale' || now.type !== 'scale') return true
  return before.min === now.min && before.max === now.max
}

function saysSomething(question: Question | undefined, answer: Answer): boolean {
  return question !== undefined && !isUnanswered(question, answer)
}

function canRead(question: Question | undefined, answer: Answer): boolean {
  return question !== undefined && answerFault(question, answer) === null
}

/** What each scored question weighs in the total where every question counts. */
function fullWeights({ sheet, questions }: CompiledChecklist): ReadonlyMap<string, Fraction> {
  const possible = questions.map(({ scored }) => scored?.inFull.possible ?? null)
  const ofRoot = sheet.roots.map(() => 0n)
  sheet.questions.forEach(({ root }, place) => {
    ofRoot[root] = (ofRoot[root] ?? 0n) + (possible[place] ?? 0n)
  })
  const isPooled = sheet.method === 'total-points'
  const weights = new Map<string, Fraction>()
  sheet.questions.forEach(({ root }, place) => {
    const [own, question] = [possible[place], questions[place]?.question]
    const [weight, whole] = [sheet.roots[root]?.weight ?? 0n, ofRoot[root] ?? 0n]
    if (own == null || question === undefined) return
    weights.set(question.id, Fraction.of(weight * own, isPooled || whole === 0n ? 1n : whole))
  })
  return weights
}
