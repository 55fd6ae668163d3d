import { answerProblems, type FormProblemCode } from './answer-problems'
import type { Answer, ChecklistDocument, Question, Section } from './checklist'
import { isUnasked } from './checklist-questions'
import type { Relevance } from './form-reading'
import { isBelowFull } from './low-answer'
import { relevanceOf } from './relevance'

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
 *         constraint; a comment or a photo is wanted where the question says so, `low` meaning
 *         credit below full. A hidden question wants nothing, nor does one that is not asked; a note
 *         and a computed value take no answer, hidden or not. N/A has its reason and wants neither
 *         comment nor photo.
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
    if (isJudged)
      for (const code of answerProblems(question, own[0], relevance, isBelowFull)) add(code)
  }
  for (const questionId of given.keys()) {
    if (!known.has(questionId))
      problems.push({ questionId, sectionId: null, code: 'unknown-question' })
  }
  return problems
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
