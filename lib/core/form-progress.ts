import { type AnswerRelevance, answerProblems, type FormProblemCode } from './answer-problems'
import type { Answer, ChecklistDocument, Question } from './checklist'
import { isUnasked } from './checklist-questions'
import {
  answerOf,
  type DraftAnswer,
  emptyAnswer,
  type TypedFault,
  typedFault,
} from './draft-answer'
import type { FormReading, Relevance } from './form-reading'
import { answersOf, askedQuestions, keptAnswer, screensOf, type VisitDraft } from './visit-draft'

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
 * Returns none where the answer may be sent as it is.
 * Source  PHONE.md, The form ("what is missing" before sending).
 */
export function draftProblems(
  question: Question,
  draft: DraftAnswer,
  relevance: AnswerRelevance,
  { isBelowFull }: Pick<FormReading, 'isBelowFull'>,
): readonly DraftProblem[] {
  const fault = typedFault(question, draft)
  if (fault !== null) return [fault]
  return answerProblems(question, answerOf(question, draft) ?? undefined, relevance, isBelowFull)
}

/** How a form stands at one moment. */
export interface FormState {
  /** All answers, those to hidden questions among them. */
  readonly answers: readonly Answer[]
  readonly relevance: Relevance
  /** The questions that are asked, in reading order. */
  readonly standings: readonly QuestionStanding[]
}

/**
 * Reads a draft: what is asked, what is answered, what hinders sending.
 *
 * Rule    a hidden question, a note and a computed value are not asked. An answer that nobody has
 *         touched since is not judged anew, unless others have changed what is asked of it.
 * Returns answers in the order of the checklist, standings of the questions that are asked.
 * Source  SCORING.md, Answers; PHONE.md, The form.
 */
export function formStateOf(
  document: ChecklistDocument,
  draft: VisitDraft,
  reading: FormReading,
): FormState {
  const answers = answersOf(document, draft)
  const relevance = reading.relevanceOf(document, answers)
  const asked = new Set(askedQuestions(document, relevance))
  let index = -1
  const standings = screensOf(document).flatMap(({ questions }, screen) =>
    questions.flatMap((question) => {
      index += 1
      if (!asked.has(question.id) || isUnasked(question)) return []
      const kept = keptAnswer(draft, question.id) ?? emptyAnswer
      const judged = judge(question, kept, relevance, reading)
      return { question, index, screen, ...judged }
    }),
  )
  return { answers, relevance, standings }
}

/**
 * The standings of `formStateOf` alone.
 *
 * Rule    the same questions in the same order.
 * Returns none where nothing is asked.
 * Source  PHONE.md, The form (progress always visible).
 */
export function standingsOf(
  document: ChecklistDocument,
  draft: VisitDraft,
  reading: FormReading,
): readonly QuestionStanding[] {
  return formStateOf(document, draft, reading).standings
}

type Judgement = Pick<QuestionStanding, 'isAnswered' | 'problems'>

interface Known extends Judgement {
  readonly question: Question
  readonly demands: string
}

/** Draft answers are never changed in place, so what was found out about one stays true. */
const judgements = new WeakMap<DraftAnswer, Known>()

function judge(
  question: Question,
  draft: DraftAnswer,
  relevance: AnswerRelevance,
  reading: FormReading,
): Judgement {
  const demands = demandsOn(question, relevance)
  const known = judgements.get(draft)
  if (known?.question === question && known.demands === demands) return known
  const problems = draftProblems(question, draft, relevance, reading)
  const isAnswered = problems.length === 0 && answerOf(question, draft) !== null
  const judged: Known = { question, demands, problems, isAnswered }
  // Untouched questions share one empty answer.
  if (draft !== emptyAnswer) judgements.set(draft, judged)
  return judged
}

function demandsOn({ id }: Question, { required, withheld, broken }: AnswerRelevance): string {
  return JSON.stringify([required.has(id), broken.has(id), ...(withheld.get(id) ?? [])])
}

/** Seconds that one question takes on the spot, reading included: 15 questions in 6 minutes. */
const SECONDS_A_QUESTION = 24

/**
 * Whole minutes that so many questions take.
 *
 * Rule    24 seconds a question, rounded up to the minute.
 * Units   whole minutes; 0 for no questions.
 * Source  PHONE.md, The form (progress always visible).
 */
export function minutesFor(questions: number): number {
  return Math.ceil((questions * SECONDS_A_QUESTION) / 60)
}

/**
 * Whole minutes that the open questions take, at least one while there are any.
 *
 * Rule    as `minutesFor`, of the questions that are asked and not answered; faults to mend cost
 *         nothing.
 * Units   whole minutes; 0 when all are answered.
 * Source  PHONE.md, The form (progress always visible).
 */
export function minutesLeft(standings: readonly QuestionStanding[]): number {
  return minutesFor(standings.filter(({ isAnswered }) => !isAnswered).length)
}
