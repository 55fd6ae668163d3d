import { type AnswerFault, answerFault, isUnanswered } from './answer-check'
import type { Answer, Question } from './checklist'
import { isUnasked } from './checklist-questions'
import { type FormReading, isOffered, type Relevance } from './form-reading'

/** Why an evaluation cannot be sent as it is; the screen has a sentence for every code. */
export type FormProblemCode =
  | AnswerFault
  | 'unknown-question'
  | 'answered-twice'
  | 'answer-required'
  | 'reason-required'
  | 'option-not-offered'
  | 'constraint-broken'
  | 'comment-required'
  | 'photo-required'

/** What the other answers ask of one answer. */
export type AnswerRelevance = Pick<Relevance, 'required' | 'withheld' | 'broken'>

/**
 * The problems of one question and its answer, as `missingForSubmission` finds them.
 *
 * Rule    one thing at a time: an answer that cannot stand is not also asked for evidence; a broken
 *         constraint and missing evidence are told together. Nothing is asked of a note or computed
 *         value but to have no answer.
 * Returns none where the answer may be sent as it is.
 * Source  PHONE.md, The form ("what is missing" before sending).
 */
export function answerProblems(
  question: Question,
  answer: Answer | undefined,
  relevance: AnswerRelevance,
  isBelowFull: FormReading['isBelowFull'],
): FormProblemCode[] {
  if (isUnasked(question)) return answer === undefined ? [] : ['not-asked']
  if (answer === undefined || isUnanswered(question, answer)) {
    return question.required || relevance.required.has(question.id) ? ['answer-required'] : []
  }
  const fault = answerFault(question, answer)
  if (fault !== null) return [fault]
  if (answer.notApplicable !== null) {
    return answer.notApplicable.trim() === '' ? ['reason-required'] : []
  }
  if (!isOffered(relevance, answer)) return ['option-not-offered']
  const broken: FormProblemCode[] = relevance.broken.has(question.id) ? ['constraint-broken'] : []
  return [...broken, ...evidenceProblems(question, answer, isBelowFull)]
}

function evidenceProblems(
  question: Question,
  answer: Answer,
  isBelowFull: FormReading['isBelowFull'],
): FormProblemCode[] {
  const problems: FormProblemCode[] = []
  const { commentRequired, photo, commentOn = [], photoOn = [] } = question
  const isLow =
    (commentRequired === 'low' || photo === 'required-low') && isBelowFull(question, answer)
  const wantsComment =
    commentRequired === 'always' ||
    (commentRequired === 'low' && isLow) ||
    choosesOneOf(answer, commentOn)
  if (wantsComment && (answer.comment ?? '').trim() === '') problems.push('comment-required')
  const wantsPhoto =
    photo === 'required' || (photo === 'required-low' && isLow) || choosesOneOf(answer, photoOn)
  if (wantsPhoto && answer.attachments.length === 0) problems.push('photo-required')
  return problems
}

/**
 * Whether an answer chooses at least one of some options.
 *
 * Rule    "yes" and "no" are options too.
 * Returns false for a value that is no choice, and for no options.
 * Source  PHONE.md, The form (comment required on a low answer).
 */
export function choosesOneOf({ value }: Answer, options: readonly string[]): boolean {
  if (value?.kind === 'choice') return options.includes(value.option)
  return value?.kind === 'choices' && value.options.some((option) => options.includes(option))
}
