import { type AnswerFault, answerFault, isUnanswered } from './answer-check'
import { type Pair, type PairRule, pairRuleOf } from './answer-pair'
import type { Answer, ChecklistDocument, Question, Section } from './checklist'
import { isFileQuestion, isUnasked } from './checklist-questions'
import { isOffered, type Relevance, relevanceOf } from './relevance'
import { pairOfValue } from './value-pair'

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
  | 'audio-required'
  | 'file-required'

export interface FormProblem {
  readonly questionId: string
  /** null for an answer to a question that the checklist does not have. */
  readonly sectionId: string | null
  readonly code: FormProblemCode
}

/**
 * What hinders sending an evaluation, question by question in the order of the checklist.
 *
 * Rule    a required question wants an answer (for a photo question: a photo); N/A wants a reason;
 *         an answer must fit its question, be offered beside the other answers and fulfil its
 *         constraint; a comment or evidence (a photo, a recording, a file) is wanted where the
 *         question says so, `low` meaning credit below full. A hidden question wants nothing, nor does one that is not asked; a note
 *         and a computed value take no answer, hidden or not. N/A has its reason and wants neither
 *         comment nor evidence.
 * Returns an empty list when it can be sent. The phone and the server ask the same function.
 * Throws  RangeError for a checklist with numbers that are no decimals.
 * Source  SCORING.md, Answers; PHONE.md, The form.
 */
export function missingForSubmission(
  document: ChecklistDocument,
  answers: readonly Answer[],
): FormProblem[] {
  const given = groupByQuestion(answers)
  const relevance = relevanceOf(document, answers)
  const problems: FormProblem[] = []
  const known = new Set<string>()
  for (const { question, sectionId, isHidden } of listQuestions(document.sections, relevance)) {
    known.add(question.id)
    const own = given.get(question.id) ?? []
    const add = (code: FormProblemCode) =>
      problems.push({ questionId: question.id, sectionId, code })
    if (own.length > 1) add('answered-twice')
    const isJudged = !isHidden || isUnasked(question)
    if (isJudged) for (const code of answerProblems(question, own[0], relevance)) add(code)
  }
  for (const questionId of given.keys()) {
    if (!known.has(questionId))
      problems.push({ questionId, sectionId: null, code: 'unknown-question' })
  }
  return problems
}

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
  relevance: Pick<Relevance, 'required' | 'withheld' | 'broken'>,
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
  return [...broken, ...evidenceProblems(question, answer)]
}

function evidenceProblems(question: Question, answer: Answer): FormProblemCode[] {
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
  if (wantsPhoto && answer.attachments.length === 0) {
    const kind = isFileQuestion(question) ? 'photo' : (question.evidence ?? 'photo')
    problems.push(`${kind}-required`)
  }
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

/**
 * Whether an answer's credit is below full: the best the question gives, at most 100 %.
 *
 * Rule    earned over possible compared exactly with that of the question's full pair.
 * Returns false for N/A, for no answer, for an answer that cannot stand and for a bonus question.
 * Source  PHONE.md, The form (evidence required on a low answer); SCORING.md, Answers.
 */
export function isBelowFull(question: Question, answer: Answer): boolean {
  const rule = keptRuleOf(question)
  if (rule === null || answer.value === null || answer.notApplicable !== null) return false
  if (answerFault(question, answer) !== null || isUnanswered(question, answer)) return false
  const pair = pairOfValue({ rule }, answer.value)
  return pair !== null && isLess(pair, rule.full)
}

/** Questions are never changed in place; a form asks for their rules with every answer. */
const rules = new WeakMap<Question, PairRule | null>()

function keptRuleOf(question: Question): PairRule | null {
  const known = rules.get(question)
  if (known !== undefined) return known
  const rule = pairRuleOf(question)
  rules.set(question, rule)
  return rule
}

function isLess(pair: Pair, full: Pair): boolean {
  return pair.earned.times(full.possible).isBelow(full.earned.times(pair.possible))
}

function groupByQuestion(answers: readonly Answer[]): Map<string, Answer[]> {
  const groups = new Map<string, Answer[]>()
  for (const answer of answers) {
    const group = groups.get(answer.questionId)
    if (group === undefined) groups.set(answer.questionId, [answer])
    else group.push(answer)
  }
  return groups
}

interface ListedQuestion {
  readonly question: Question
  readonly sectionId: string
  readonly isHidden: boolean
}

function listQuestions(
  sections: readonly Section[],
  relevance: Pick<Relevance, 'hidden'>,
  isHiddenAbove = false,
): ListedQuestion[] {
  return sections.flatMap((section) => {
    const isHidden = isHiddenAbove || relevance.hidden.has(section.id)
    const own = section.questions.map((question) => ({
      question,
      sectionId: section.id,
      isHidden: isHidden || relevance.hidden.has(question.id),
    }))
    return [...own, ...listQuestions(section.sections, relevance, isHidden)]
  })
}
