import type { ChecklistDocument, Question } from './checklist'
import { allQuestions, isUnasked } from './checklist-questions'
import {
  answerOf,
  type DraftAnswer,
  emptyAnswer,
  type TypedFault,
  typedFault,
} from './draft-answer'
import { answerProblems, type FormProblemCode } from './form-problems'
import { type Relevance, relevanceOf } from './relevance'
import { answersOf, askedQuestions, screensOf, type VisitDraft } from './visit-draft'

/** Why a question of a draft is not ready to be sent. */
export type DraftProblem = FormProblemCode | TypedFault

/** How one question of a draft stands. */
export interface QuestionStanding {
  readonly question: Question
  /** Its place among all questions of the checklist. */
  readonly index: number
  /** On which screen it is. */
  readonly screen: number
  readonly isAnswered: boolean
  readonly problems: readonly DraftProblem[]
}

/**
 * What hinders sending one answer.
 *
 * Rule    what was typed and cannot be read comes before everything that follows from it.
 * Source  PHONE.md, The form ("what is missing" before sending).
 */
export function draftProblems(
  question: Question,
  draft: DraftAnswer,
  relevance: Relevance,
): readonly DraftProblem[] {
  const fault = typedFault(question, draft)
  if (fault !== null) return [fault]
  return answerProblems(question, answerOf(question, draft) ?? undefined, relevance)
}

/**
 * The questions of a draft that are asked, in reading order: what is answered, what hinders sending.
 *
 * Rule    a hidden question, a note and a computed value are not asked.
 * Source  SCORING.md, Answers; PHONE.md, The form.
 */
export function standingsOf(
  document: ChecklistDocument,
  draft: VisitDraft,
): readonly QuestionStanding[] {
  const relevance = relevanceOf(document, answersOf(document, draft))
  const asked = new Set(askedQuestions(document, relevance))
  const places = new Map(allQuestions(document).map(({ id }, index) => [id, index]))
  return screensOf(document).flatMap(({ section }, screen) =>
    section.questions.flatMap((question) => {
      if (!asked.has(question.id) || isUnasked(question)) return []
      const answer = draft.answers[question.id] ?? emptyAnswer
      const problems = draftProblems(question, answer, relevance)
      const isAnswered = problems.length === 0 && answerOf(question, answer) !== null
      const index = places.get(question.id) ?? 0
      return { question, index, screen, isAnswered, problems }
    }),
  )
}

/** Seconds that one question takes on the spot, reading included: 15 questions in 6 minutes. */
const SECONDS_A_QUESTION = 24

/** Whole minutes that so many questions take. */
export function minutesFor(questions: number): number {
  return Math.ceil((questions * SECONDS_A_QUESTION) / 60)
}

/** Whole minutes that the open questions take, at least one while there are any. */
export function minutesLeft(standings: readonly QuestionStanding[]): number {
  return minutesFor(standings.filter(({ isAnswered }) => !isAnswered).length)
}
