import type { CalendarDate } from './calendar'
import type { Answer, ChecklistDocument, Question, Section } from './checklist'
import { allQuestions } from './checklist-questions'
import { answerOf, type DraftAnswer } from './draft-answer'
import type { Relevance } from './form-reading'
import type { FrozenAttachment } from './frozen-report'
import type { DraftReceipt } from './purchase-receipt'
import { type VisitFacts, visitFactsOf } from './visit-facts'

/** A report in the making, as the phone keeps it. */
export interface VisitDraft extends VisitFacts {
  readonly format: 'etalon.draft/1'
  readonly visitId: string
  /** Whose draft it is: another account on the same phone neither sees nor sends it. */
  readonly accountId: string
  /** Pinned when the form was begun: a later version never moves under a draft. */
  readonly checklistVersionId: string
  readonly fingerprint: string
  /** The report that came back and is being mended; null for a first one. */
  readonly parentId: string | null
  readonly startedAt: string
  /** null: the day on which the form was begun, in the unit's zone. */
  readonly visitedOn: CalendarDate | null
  /** The screen on which the shopper stands, for a page that reads nothing else: see `at`. */
  readonly screen: number
  /** The first question of that screen; null: its end. Absent in drafts of older phones. */
  readonly at?: string | null | undefined
  /** Grows with every save: an older writer never overwrites a newer one. */
  readonly changes: number
  readonly answers: { readonly [questionId: string]: DraftAnswer }
  readonly photos: readonly FrozenAttachment[]
  /** Absent where none is asked for, and until it is touched. */
  readonly receipt?: DraftReceipt | undefined
}

/** What a draft is begun with, presets of the checklist among it; the rest is empty. */
export type DraftBeginning = Pick<
  VisitDraft,
  'visitId' | 'accountId' | 'checklistVersionId' | 'fingerprint' | 'startedAt'
> &
  Partial<Pick<VisitDraft, 'answers'>>

/**
 * A draft in which nobody has answered anything yet.
 *
 * Rule    presets stand in it, for they come with the beginning; everything else is empty.
 * Returns a draft on its first screen, with nothing saved of it yet.
 * Source  PHONE.md, Keeping it.
 */
export function emptyDraft(beginning: DraftBeginning): VisitDraft {
  return {
    format: 'etalon.draft/1',
    answers: {},
    ...beginning,
    parentId: null,
    visitedOn: null,
    screen: 0,
    changes: 0,
    photos: [],
  }
}

/**
 * Whether a draft holds anything that was told: nobody leaves such a draft for another one, and a
 * phone is not cleared of it unasked.
 *
 * Rule    an answer, being there or having left, the consent to recording, a part of the receipt, or
 *         the day of the visit. What a preset put there when the form was begun is no answer: it bears
 *         the very time of the beginning and no time of the page, until somebody touches it.
 * Returns false for a form that was opened and at most turned over.
 * Source  PHONE.md, nothing is ever lost; causes of loss L12, L20.
 */
export function holdsWork(draft: VisitDraft): boolean {
  const { answers, receipt, visitedOn } = draft
  return (
    Object.values(answers).some((answer) => !isPreset(answer, draft)) ||
    Object.keys(visitFactsOf(draft)).length > 0 ||
    (receipt !== undefined && (receipt.photoId !== null || receipt.amount !== '')) ||
    visitedOn !== null
  )
}

function isPreset({ answeredAt, pageTime }: DraftAnswer, { startedAt }: VisitDraft): boolean {
  return answeredAt === startedAt && pageTime === undefined
}

/**
 * What a draft keeps of one question.
 *
 * Rule    identifiers are any words, so only what the draft itself holds is read: "constructor" is a
 *         question like others.
 * Returns undefined while nobody touched the question.
 * Source  PHONE.md, The form.
 */
export function keptAnswer(
  { answers }: Pick<VisitDraft, 'answers'>,
  questionId: string,
): DraftAnswer | undefined {
  return Object.hasOwn(answers, questionId) ? answers[questionId] : undefined
}

/**
 * The photos and files that a draft shows, at its answers and as its receipt.
 *
 * Rule    what was taken out again, or replaced by its edit, stays in `photos` and is not shown;
 *         what a hidden answer shows is, because the answer comes back with its question.
 * Returns identifiers, each once.
 * Source  PHONE.md, Keeping it (the phone is a cache).
 */
export function shownFilesOf({
  answers,
  receipt,
}: Pick<VisitDraft, 'answers' | 'receipt'>): ReadonlySet<string> {
  const ofAnswers = Object.values(answers).flatMap(({ photos }) => photos)
  return new Set(receipt?.photoId ? [...ofAnswers, receipt.photoId] : ofAnswers)
}

/**
 * All answers of a draft.
 *
 * Rule    what nobody touched is absent. Answers to questions that are hidden now are among them:
 *         they come back when their question does.
 * Returns in the order of the checklist.
 * Source  PHONE.md, The form (branching).
 */
export function answersOf(document: ChecklistDocument, draft: VisitDraft): readonly Answer[] {
  return allQuestions(document).flatMap((question) => {
    const kept = keptAnswer(draft, question.id)
    return (kept && answerOf(question, kept)) ?? []
  })
}

/** One screen of the form: a section that has questions of its own, or a part of a long one. */
export interface FormScreen {
  readonly section: Section
  /** From the root inwards, the section itself last. */
  readonly path: readonly Section[]
  /** Those of the section's questions that stand on this screen, one at least. */
  readonly questions: readonly Question[]
  /** Which of the section's screens it is, from 1. */
  readonly part: number
  /** How many screens the section has. */
  readonly parts: number
}

/** A section with more questions is shown on several screens. */
export const mostOnScreen = 40

/**
 * The screens of a checklist in reading order.
 *
 * Rule    a screen is a section with questions of its own; its path leads there from the root. A
 *         section of more than 40 questions is shown on as few screens as hold 40 each, as equal in
 *         length as they can be: a screen without end is neither drawn nor read at once.
 * Returns in reading order; a section that only holds sections is no screen.
 * Source  PHONE.md, The form (one question group per screen).
 */
export function screensOf(document: ChecklistDocument): readonly FormScreen[] {
  return document.sections.flatMap((section) => screensBelow(section, []))
}

function screensBelow(section: Section, above: readonly Section[]): readonly FormScreen[] {
  const path = [...above, section]
  const { questions } = section
  const parts = Math.ceil(questions.length / mostOnScreen)
  const from = (part: number) => Math.floor((part * questions.length) / parts)
  const own = Array.from({ length: parts }, (_, place) => ({
    section,
    path,
    questions: questions.slice(from(place), from(place + 1)),
    part: place + 1,
    parts,
  }))
  return [...own, ...section.sections.flatMap((inner) => screensBelow(inner, path))]
}

/**
 * The screen on which a draft goes on, by its place among all screens.
 *
 * Rule    the one that shows the question which the draft names. A draft that names none is of the time
 *         when a section was one screen, whatever its length, and counts sections.
 * Returns a place from 0; the number of screens for the end of the form.
 * Source  PHONE.md, Keeping it (old drafts open for ever).
 */
export function screenOfDraft(
  screens: readonly FormScreen[],
  { screen, at }: Pick<VisitDraft, 'screen' | 'at'>,
): number {
  let sections = -1
  const place = screens.findIndex(({ questions, part }) => {
    if (at !== undefined) return questions.some(({ id }) => id === at)
    if (part === 1) sections += 1
    return sections === screen
  })
  return place < 0 ? screens.length : place
}

/**
 * The identifiers of the questions of a checklist that branching does not hide, in reading order.
 *
 * Rule    a question is hidden by itself or by any section above it.
 * Returns identifiers in reading order, notes and computed values among them.
 * Source  PHONE.md, The form (branching).
 */
export function askedQuestions(
  document: ChecklistDocument,
  { hidden }: Pick<Relevance, 'hidden'>,
): readonly string[] {
  return screensOf(document).flatMap(({ questions, path }) =>
    path.some(({ id }) => hidden.has(id))
      ? []
      : questions.flatMap(({ id }) => (hidden.has(id) ? [] : id)),
  )
}

/**
 * The screens that show anything now, by their place among all screens.
 *
 * Rule    a screen whose questions are all hidden is left out; a note is something to show.
 * Returns places from 0, in reading order.
 * Source  PHONE.md, The form (branching).
 */
export function shownScreens(
  screens: readonly FormScreen[],
  { hidden }: Pick<Relevance, 'hidden'>,
): readonly number[] {
  return screens.flatMap(({ questions, path }, place) =>
    path.some(({ id }) => hidden.has(id)) || questions.every(({ id }) => hidden.has(id))
      ? []
      : place,
  )
}
