import type { CalendarDate } from './calendar'
import type { Answer, AnswerValue, ChecklistDocument, Question, Section } from './checklist'
import type { FrozenAttachment, FrozenReport } from './frozen-report'
import { writableText } from './frozen-report'
import { type Stopwatch, stoppedWatch, typedDuration, typedNumber } from './typed-answer'

/** What stands in the fields of one question, as it was typed: a half-typed number is kept too. */
export interface DraftAnswer {
  /** Option of yes-no and single, value of a scale; empty for none. */
  readonly choice: string
  readonly choices: readonly string[]
  /** Number, duration or text as typed. */
  readonly typed: string
  readonly watch: Stopwatch
  readonly notApplicable: boolean
  readonly why: string
  readonly comment: string
  /** Identifiers of photos, in the order in which they were taken. */
  readonly photos: readonly string[]
  /** Wall clock of the last change, ISO 8601; null while nobody touched it. */
  readonly answeredAt: string | null
}

/** A report in the making, as the phone keeps it. */
export interface VisitDraft {
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
  /** The screen on which the shopper stands. */
  readonly screen: number
  /** Grows with every save: an older writer never overwrites a newer one. */
  readonly changes: number
  readonly answers: { readonly [questionId: string]: DraftAnswer }
  readonly photos: readonly FrozenAttachment[]
}

export const emptyAnswer: DraftAnswer = {
  choice: '',
  choices: [],
  typed: '',
  watch: stoppedWatch,
  notApplicable: false,
  why: '',
  comment: '',
  photos: [],
  answeredAt: null,
}

/** What a draft is begun with; the rest is empty. */
export type DraftBeginning = Pick<
  VisitDraft,
  'visitId' | 'accountId' | 'checklistVersionId' | 'fingerprint' | 'startedAt'
>

/** A draft in which nothing has been answered yet. */
export function emptyDraft(beginning: DraftBeginning): VisitDraft {
  return {
    format: 'etalon.draft/1',
    ...beginning,
    parentId: null,
    visitedOn: null,
    screen: 0,
    changes: 0,
    answers: {},
    photos: [],
  }
}

/**
 * The draft that mends a report which came back: every answer and photo stands as it was sent.
 *
 * Rule    the new report names the old one as its parent; the visit's day stays.
 * Source  PHONE.md, Keeping it (revisions).
 */
export function draftOfReport(report: FrozenReport, accountId: string): VisitDraft {
  return {
    ...emptyDraft({
      visitId: report.visitId,
      accountId,
      checklistVersionId: report.checklistVersionId,
      fingerprint: report.fingerprint,
      startedAt: report.startedAt,
    }),
    parentId: report.id,
    visitedOn: report.visitedOn,
    answers: Object.fromEntries(report.answers.map((a) => [a.questionId, draftAnswerOf(a)])),
    photos: report.attachments,
  }
}

/** A draft as the phone found it, and the state in which it was last frozen (null: never). */
export interface FoundDraft {
  readonly draft: VisitDraft
  readonly frozenAs: FrozenState | null
}

export interface FrozenState {
  readonly changes: number
  /** Its report waits to be sent, or arrived after the server's word that the form opens with. */
  readonly isOnItsWay: boolean
}

/**
 * The draft with which the form opens.
 *
 * Rule    what is on the phone comes first, for nobody else has it. A report that came back opens as
 *         it was sent, unless the phone still holds that very draft, or work that was never sent.
 * Source  PHONE.md, Keeping it; causes of loss L3, L17.
 */
export function draftToOpen(
  found: FoundDraft | null,
  returned: FrozenReport | null,
  beginning: DraftBeginning,
): VisitDraft {
  if (returned === null) return found?.draft ?? emptyDraft(beginning)
  if (found === null) return draftOfReport(returned, beginning.accountId)
  if (found.draft.parentId === returned.id || found.frozenAs?.isOnItsWay) return found.draft
  const isUnsent = found.draft.changes > (found.frozenAs?.changes ?? 0)
  return isUnsent
    ? { ...found.draft, parentId: returned.id }
    : { ...draftOfReport(returned, beginning.accountId), changes: found.draft.changes }
}

function draftAnswerOf(answer: Answer): DraftAnswer {
  const { value } = answer
  return {
    ...emptyAnswer,
    choice: value?.kind === 'choice' ? value.option : '',
    choices: value?.kind === 'choices' ? value.options : [],
    ...typedOf(value),
    notApplicable: answer.notApplicable !== null,
    why: answer.notApplicable ?? '',
    comment: answer.comment ?? '',
    photos: answer.attachments,
    answeredAt: answer.answeredAt,
  }
}

/** A scale's number is chosen, the others are typed: the draft holds it for both. */
function typedOf(value: AnswerValue | null): Partial<DraftAnswer> {
  if (value?.kind === 'text') return { typed: value.text }
  return value?.kind === 'number' ? { typed: value.number, choice: value.number } : {}
}

/**
 * A draft answer as a report carries it.
 *
 * Rule    N/A sets the value aside; a running stopwatch has no value yet; what cannot be read as a
 *         number is no value; empty texts are absent.
 * Returns null where nothing was said at all.
 */
export function answerOf(question: Question, draft: DraftAnswer): Answer | null {
  const comment = writableText(draft.comment).trim() || null
  const value = draft.notApplicable ? null : answerValueOf(question, draft)
  const isEmpty = !draft.notApplicable && value === null && comment === null
  if (isEmpty && draft.photos.length === 0) return null
  return {
    questionId: question.id,
    value,
    notApplicable: draft.notApplicable ? writableText(draft.why).trim() : null,
    comment,
    attachments: draft.photos,
    answeredAt: draft.answeredAt ?? '',
  }
}

function answerValueOf(question: Question, draft: DraftAnswer): AnswerValue | null {
  switch (question.type) {
    case 'yes-no':
    case 'single':
      return draft.choice === '' ? null : { kind: 'choice', option: draft.choice }
    case 'multiple':
      return draft.choices.length === 0 ? null : { kind: 'choices', options: draft.choices }
    case 'scale':
      return draft.choice === '' ? null : { kind: 'number', number: draft.choice }
    case 'number':
      return numberValue(typedNumber(draft.typed))
    case 'duration':
      return draft.watch.runningSince === null ? numberValue(typedDuration(draft.typed)) : null
    case 'text': {
      const text = writableText(draft.typed).trim()
      return text === '' ? null : { kind: 'text', text }
    }
    case 'photo':
      return null
  }
}

function numberValue(number: string | null): AnswerValue | null {
  return number === null ? null : { kind: 'number', number }
}

/** All answers of a draft, in the order of the checklist; what nobody touched is absent. */
export function answersOf(document: ChecklistDocument, draft: VisitDraft): readonly Answer[] {
  return questionsOf(document).flatMap((question) => {
    const kept = draft.answers[question.id]
    return (kept && answerOf(question, kept)) ?? []
  })
}

/** Why a typed answer cannot be sent as it stands. */
export type TypedFault = 'number' | 'duration' | 'running'

/** What was typed but is no answer: it must be mended, not silently left out. */
export function typedFault(question: Question, draft: DraftAnswer): TypedFault | null {
  if (draft.notApplicable) return null
  if (question.type === 'duration' && draft.watch.runningSince !== null) return 'running'
  if (draft.typed.trim() === '') return null
  if (question.type === 'number' && typedNumber(draft.typed) === null) return 'number'
  return question.type === 'duration' && typedDuration(draft.typed) === null ? 'duration' : null
}

/** The report that a draft becomes; photos that no answer shows any longer stay behind. */
export function reportOf(
  document: ChecklistDocument,
  draft: VisitDraft,
  end: { readonly id: string; readonly finishedAt: string; readonly visitedOn: CalendarDate },
): FrozenReport {
  const answers = answersOf(document, draft)
  const shown = new Set(answers.flatMap(({ attachments }) => attachments))
  return {
    format: 'etalon.evaluation/1',
    id: end.id,
    visitId: draft.visitId,
    parentId: draft.parentId,
    checklistVersionId: draft.checklistVersionId,
    fingerprint: draft.fingerprint,
    startedAt: draft.startedAt,
    finishedAt: end.finishedAt,
    visitedOn: end.visitedOn,
    answers,
    attachments: draft.photos.filter(({ id }) => shown.has(id)),
  }
}

/** One screen of the form: a section that has questions of its own. */
export interface FormScreen {
  readonly section: Section
  /** From the root inwards, the section itself last. */
  readonly path: readonly Section[]
}

/** The screens of a checklist in reading order. */
export function screensOf(document: ChecklistDocument): readonly FormScreen[] {
  return document.sections.flatMap((section) => screensBelow(section, []))
}

function screensBelow(section: Section, above: readonly Section[]): readonly FormScreen[] {
  const path = [...above, section]
  const own = section.questions.length > 0 ? [{ section, path }] : []
  return [...own, ...section.sections.flatMap((inner) => screensBelow(inner, path))]
}

/** All questions of a checklist in reading order. */
export function questionsOf(document: ChecklistDocument): readonly Question[] {
  return screensOf(document).flatMap(({ section }) => section.questions)
}
