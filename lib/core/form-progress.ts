import type { ChecklistDocument, Question } from './checklist'
import { answerProblems, type FormProblemCode } from './form-problems'
import {
  answerOf,
  type DraftAnswer,
  emptyAnswer,
  screensOf,
  type TypedFault,
  typedFault,
  type VisitDraft,
} from './visit-draft'

/** Why a question of a draft is not ready to be sent. */
export type DraftProblem = FormProblemCode | TypedFault

/** How one question of a draft stands. */
export interface QuestionStanding {
  readonly question: Question
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
export function draftProblems(question: Question, draft: DraftAnswer): readonly DraftProblem[] {
  const fault = typedFault(question, draft)
  if (fault !== null) return [fault]
  return answerProblems(question, answerOf(question, draft) ?? undefined)
}

/** All questions of a draft in reading order: what is answered, what hinders sending. */
export function standingsOf(
  document: ChecklistDocument,
  draft: VisitDraft,
): readonly QuestionStanding[] {
  return screensOf(document).flatMap(({ section }, screen) =>
    section.questions.map((question) => {
      const answer = draft.answers[question.id] ?? emptyAnswer
      const problems = draftProblems(question, answer)
      const isAnswered = problems.length === 0 && answerOf(question, answer) !== null
      return { question, screen, isAnswered, problems }
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
