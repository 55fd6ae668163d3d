import { isTimeOfDay } from './answer-check'
import { isCalendarDate } from './calendar'
import type { Answer, AnswerValue, Question } from './checklist'
import type { PageTime } from './page-time'
import { type Stopwatch, stoppedWatch } from './stopwatch'
import { typedDuration, typedNumber } from './typed-answer'
import { writableText } from './writable-text'

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
  /** The same moment by the clock of the page. */
  readonly pageTime?: PageTime | undefined
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

/**
 * Whether an answer is a measured time.
 *
 * Rule    durations and stopwatches.
 * Units   their answers are seconds.
 * Source  SCORING.md, Answers.
 */
export function isTimed({ type }: Pick<Question, 'type'>): boolean {
  return type === 'duration' || type === 'stopwatch'
}

/**
 * A draft answer as a report carries it.
 *
 * Rule    N/A sets the value aside; a running stopwatch has no value yet; what cannot be read as a
 *         number is no value; empty texts are absent.
 * Returns null where nothing was said at all.
 * Source  PHONE.md, The form; SCORING.md, Answers.
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
    ...pageTimeOf(draft),
  }
}

/**
 * The time of an answer by the clock of the page.
 *
 * Rule    what nobody measured is absent: older reports keep their bytes.
 * Units   milliseconds of one life of a page.
 * Source  PHONE.md, The form (memory clock).
 */
export function pageTimeOf({
  pageTime,
}: Pick<DraftAnswer, 'pageTime'>): Pick<DraftAnswer, 'pageTime'> {
  return pageTime === undefined ? {} : { pageTime }
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
    case 'percentage':
    case 'counter':
      return numberValue(typedNumber(draft.typed))
    case 'duration':
    case 'stopwatch':
      return draft.watch.runningSince === null ? numberValue(typedDuration(draft.typed)) : null
    case 'text': {
      const text = writableText(draft.typed).trim()
      return text === '' ? null : { kind: 'text', text }
    }
    case 'date':
      return isCalendarDate(draft.typed) ? { kind: 'date', date: draft.typed } : null
    case 'time':
      return isTimeOfDay(draft.typed) ? { kind: 'time', time: draft.typed } : null
    case 'place':
      return placeOf(draft.typed)
    case 'person':
      return personOf(draft.typed)
    default:
      return null
  }
}

function numberValue(number: string | null): AnswerValue | null {
  return number === null ? null : { kind: 'number', number }
}

export type Place = AnswerValue & { kind: 'place' }

function placeOf(typed: string): Place | null {
  const numbers = typed.trim().split(/\s+/).map(typedNumber)
  const [latitude, longitude, accuracy = null] = numbers
  if (!latitude || !longitude || numbers.length > 3) return null
  if (numbers.length === 3 && accuracy === null) return null
  return { kind: 'place', latitude, longitude, accuracy }
}

/**
 * The two fields of what was typed about a person.
 *
 * Rule    the first line is the name tag, all others the looks; `personText` puts them together.
 * Returns empty texts for what is not there.
 * Source  PHONE.md, The form (person evaluated).
 */
export function personParts(typed: string): { nameTag: string; description: string } {
  const [nameTag = '', ...lines] = typed.split('\n')
  return { nameTag, description: lines.join('\n') }
}

function personOf(typed: string): AnswerValue | null {
  const parts = personParts(writableText(typed))
  const [nameTag, description] = [parts.nameTag, parts.description].map((text) => text.trim())
  if (!nameTag && !description) return null
  return { kind: 'person', nameTag: nameTag || null, description: description || null }
}

/** Why a typed answer cannot be sent as it stands. */
export type TypedFault = 'number' | 'duration' | 'running' | 'date' | 'time' | 'place'

/**
 * What was typed but is no answer: it must be mended, not silently left out.
 *
 * Rule    a stopwatch that runs comes first; an empty field is no fault, and N/A sets aside
 *         whatever was typed.
 * Returns what the field should have held; null where nothing is wrong.
 * Source  PHONE.md, The form; ARCHITECTURE.md, decision 6.
 */
export function typedFault(question: Question, draft: DraftAnswer): TypedFault | null {
  if (draft.notApplicable) return null
  if (isTimed(question) && draft.watch.runningSince !== null) return 'running'
  if (draft.typed.trim() === '' || answerValueOf(question, draft) !== null) return null
  switch (question.type) {
    case 'number':
    case 'percentage':
    case 'counter':
      return 'number'
    case 'duration':
    case 'stopwatch':
      return 'duration'
    case 'date':
    case 'time':
    case 'place':
      return question.type
    default:
      return null
  }
}
