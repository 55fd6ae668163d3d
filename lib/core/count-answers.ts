import { answerFault, isUnanswered } from './answer-check'
import type { Answer, AnswerValue, ScoringPolicies } from './checklist'
import type { CompiledChecklist, CompiledQuestion, ScoredQuestion } from './compile-checklist'
import { type Hidden, isOffered } from './form-reading'
import { InvalidAnswer } from './invalid-answer'
import { relevanceOf } from './relevance'
import type { QuestionState } from './score-result'
import { type CountedPair, countPair } from './score-sheet'
import { pairOfValue } from './value-pair'

/** Answers as the sums take them, in the order of the sheet's questions. */
export interface CountedAnswers {
  readonly states: readonly QuestionState[]
  readonly pairs: readonly (CountedPair | null)[]
}

/**
 * Turns the answers of one evaluation into states and pairs.
 *
 * Rule    the table of states in SCORING.md, Answers. A hidden question's answer does not count; what
 *         branching hides is worked out from the answers, `alsoHidden` is hidden besides. A computed
 *         value without a value is not assessed.
 * Throws  InvalidAnswer for an answer that cannot stand, to no question, or given twice, and for an
 *         option that is not offered beside the other answers.
 * Source  SCORING.md, Answers.
 */
export function countAnswers(
  compiled: CompiledChecklist,
  answers: readonly Answer[],
  alsoHidden: Hidden,
): CountedAnswers {
  const { given, hidden } = readAnswers(compiled, answers, alsoHidden)
  const { policies } = compiled.document
  const states: QuestionState[] = []
  const pairs: (CountedPair | null)[] = []
  compiled.questions.forEach((question, place) => {
    const answer = given[place]
    const state = stateOf(question, answer, hidden)
    states.push(state)
    pairs.push(
      question.scored &&
        pairOf(compiled, question, question.scored, { place, state, answer, policies }),
    )
  })
  return { states, pairs }
}

interface ReadAnswers {
  readonly given: readonly (Answer | undefined)[]
  readonly hidden: Hidden
}

function readAnswers(
  compiled: CompiledChecklist,
  answers: readonly Answer[],
  alsoHidden: Hidden,
): ReadAnswers {
  const given = placedAnswers(compiled, answers)
  if (!compiled.hasLogic) return { given, hidden: alsoHidden }
  const relevance = relevanceOf(compiled.document, answers)
  const unoffered = answers.find((answer) => !isOffered(relevance, answer))
  if (unoffered) throw new InvalidAnswer(unoffered.questionId, 'option-not-offered')
  for (const answer of relevance.computed) {
    const place = compiled.placeOf.get(answer.questionId)
    if (place !== undefined) given[place] = answer
  }
  return { given, hidden: new Set([...alsoHidden, ...relevance.hidden]) }
}

function placedAnswers(
  compiled: CompiledChecklist,
  answers: readonly Answer[],
): (Answer | undefined)[] {
  const given: (Answer | undefined)[] = compiled.questions.map(() => undefined)
  for (const answer of answers) {
    const place = compiled.placeOf.get(answer.questionId)
    if (place === undefined) throw new InvalidAnswer(answer.questionId, 'unknown-question')
    if (given[place] !== undefined) throw new InvalidAnswer(answer.questionId, 'answered-twice')
    if (compiled.questions[place]?.question.type === 'computed') {
      throw new InvalidAnswer(answer.questionId, 'not-asked')
    }
    given[place] = answer
  }
  return given
}

function stateOf(
  { question, path, scored }: CompiledQuestion,
  answer: Answer | undefined,
  hidden: Hidden,
): QuestionState {
  if (hidden.size > 0 && (hidden.has(question.id) || path.some((id) => hidden.has(id)))) {
    return 'hidden'
  }
  if (scored === null) return 'informational'
  if (question.type === 'computed' && answer === undefined) return 'hidden'
  if (answer === undefined || isUnanswered(question, answer)) return 'unanswered'
  return answer.notApplicable === null ? 'scored' : 'not-applicable'
}

interface Situation {
  readonly place: number
  readonly state: QuestionState
  readonly answer: Answer | undefined
  readonly policies: ScoringPolicies
}

function pairOf(
  compiled: CompiledChecklist,
  question: CompiledQuestion,
  scored: ScoredQuestion,
  { place, state, answer, policies }: Situation,
): CountedPair | null {
  switch (state) {
    case 'scored':
      return answer?.value
        ? scoredPair(compiled, question, scored, { place, answer, value: answer.value })
        : null
    case 'not-applicable':
      if (!question.question.allowNotApplicable) {
        throw new InvalidAnswer(question.question.id, 'not-applicable-not-allowed')
      }
      if (policies.notApplicable === 'full') return scored.inFull
      return policies.notApplicable === 'zero' ? scored.asNothing : null
    case 'unanswered':
      return policies.unanswered === 'counts' ? scored.unanswered : null
    default:
      return null
  }
}

/** So many values of one question are remembered; a stopwatch may bring any number of them. */
const MOST_VALUES = 1000

function scoredPair(
  compiled: CompiledChecklist,
  { question }: CompiledQuestion,
  scored: ScoredQuestion,
  { place, answer, value }: { place: number; answer: Answer; value: AnswerValue },
): CountedPair {
  const key = valueKey(value)
  const known = scored.byValue.get(key)
  if (known !== undefined) return known
  const fault = answerFault(question, answer)
  if (fault !== null) throw new InvalidAnswer(question.id, fault)
  const onSheet = compiled.sheet.questions[place]
  const pair = pairOfValue(scored, value)
  if (pair === null || onSheet === undefined) throw new InvalidAnswer(question.id, 'wrong-kind')
  const counted = countPair(compiled.sheet, onSheet, pair, compiled.kinds)
  if (scored.byValue.size < MOST_VALUES) scored.byValue.set(key, counted)
  return counted
}

/** An option stands for itself; other kinds begin with a space, which no identifier does. */
function valueKey(value: AnswerValue): string {
  switch (value.kind) {
    case 'choice':
      return value.option
    case 'choices':
      return ` options ${JSON.stringify(value.options)}`
    case 'number':
      return ` number ${value.number}`
    default:
      // Nothing else ever counts, so there is never a pair to remember.
      return ' other'
  }
}
