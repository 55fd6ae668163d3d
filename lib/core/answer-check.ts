import { isCalendarDate } from './calendar'
import type { Answer, AnswerValue, Question } from './checklist'
import { isFileQuestion } from './checklist-questions'
import { isDecimal, isNegative, isSizeWithin, isWhole } from './decimal'

/** Why an answer cannot stand, whatever else the form demands. */
export type AnswerFault =
  | 'not-applicable-not-allowed'
  | 'wrong-kind'
  | 'unknown-option'
  | 'option-twice'
  | 'not-a-number'
  | 'not-whole'
  | 'out-of-range'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-asked'

/**
 * Whether nothing was said.
 *
 * Rule    no N/A and no value, no option ticked, or a text of spaces only; a question of photos or
 *         files is answered by what is attached, too. A comment alone is no answer.
 * Returns false for N/A, with or without a reason.
 * Source  SCORING.md, Answers.
 */
export function isUnanswered(question: Question, answer: Answer): boolean {
  if (answer.notApplicable !== null) return false
  if (isFileQuestion(question)) return answer.attachments.length === 0 && answer.value === null
  const { value } = answer
  if (value === null) return true
  if (value.kind === 'choices') return value.options.length === 0
  if (value.kind === 'person') return isNobody(value)
  return value.kind === 'text' && value.text.trim() === ''
}

/** True where neither a name tag nor looks are told. */
function isNobody({ nameTag, description }: AnswerValue & { kind: 'person' }): boolean {
  return [nameTag, description].every((text) => (text ?? '').trim() === '')
}

/**
 * The first reason why an answer cannot stand for its question.
 *
 * Rule    N/A only where the question allows it; the value of the question's kind; options of the
 *         question, each once; a scale's value whole and within it; a percentage from 0 to 100; a
 *         counter whole; counters and times not negative. A note and a computed value take none.
 * Returns null for an answer that can stand, also for one that says nothing.
 * Source  SCORING.md, Answers.
 */
export function answerFault(question: Question, answer: Answer): AnswerFault | null {
  if (question.type === 'note') return 'not-asked'
  if (answer.notApplicable !== null) {
    return question.allowNotApplicable ? null : 'not-applicable-not-allowed'
  }
  return answer.value === null ? null : valueFault(question, answer.value)
}

function valueFault(question: Question, value: AnswerValue): AnswerFault | null {
  switch (question.type) {
    case 'yes-no':
      if (value.kind !== 'choice') return 'wrong-kind'
      return value.option === 'yes' || value.option === 'no' ? null : 'unknown-option'
    case 'single':
      if (value.kind !== 'choice') return 'wrong-kind'
      return question.options.some(({ id }) => id === value.option) ? null : 'unknown-option'
    case 'multiple': {
      if (value.kind !== 'choices') return 'wrong-kind'
      const known = new Set(question.options.map(({ id }) => id))
      if (!value.options.every((id) => known.has(id))) return 'unknown-option'
      return new Set(value.options).size === value.options.length ? null : 'option-twice'
    }
    case 'text':
      return value.kind === 'text' ? null : 'wrong-kind'
    case 'date':
      if (value.kind !== 'date') return 'wrong-kind'
      return isCalendarDate(value.date) ? null : 'not-a-date'
    case 'time':
      if (value.kind !== 'time') return 'wrong-kind'
      return isTimeOfDay(value.time) ? null : 'not-a-time'
    case 'place':
      return value.kind === 'place' ? placeFault(value) : 'wrong-kind'
    case 'person':
      return value.kind === 'person' ? null : 'wrong-kind'
    case 'photo':
    case 'audio':
    case 'file':
    case 'signature':
    case 'note':
      return 'wrong-kind'
    default:
      return value.kind === 'number' ? numberFault(question, value.number) : 'wrong-kind'
  }
}

/**
 * Whether a text is a time as a clock of 24 hours shows it.
 *
 * Rule    two digits, a colon, two digits; 24:00 is none.
 * Units   00:00 to 23:59.
 * Source  PHONE.md, The form (date, time).
 */
export function isTimeOfDay(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)
}

function placeFault(place: AnswerValue & { kind: 'place' }): AnswerFault | null {
  const { latitude, longitude, accuracy } = place
  const texts = [latitude, longitude, ...(accuracy === null ? [] : [accuracy])]
  if (!texts.every(isDecimal)) return 'not-a-number'
  const isOnEarth = isSizeWithin(latitude, 90) && isSizeWithin(longitude, 180)
  const isAccurate = accuracy === null || !isNegative(accuracy)
  return isOnEarth && isAccurate ? null : 'out-of-range'
}

type AskedForNumber = Question & {
  type: 'scale' | 'number' | 'percentage' | 'duration' | 'stopwatch' | 'counter' | 'computed'
}

function numberFault(question: AskedForNumber, text: string): AnswerFault | null {
  if (!isDecimal(text)) return 'not-a-number'
  switch (question.type) {
    case 'number':
    case 'computed':
      return null
    case 'duration':
    case 'stopwatch':
      return isNegative(text) ? 'out-of-range' : null
    case 'percentage':
      return isNegative(text) || !isSizeWithin(text, 100) ? 'out-of-range' : null
    case 'counter':
      if (!isWhole(text)) return 'not-whole'
      return isNegative(text) ? 'out-of-range' : null
    case 'scale': {
      if (!isWhole(text)) return 'not-whole'
      const number = BigInt(text.replace(/\..*/, ''))
      const isOnScale = number >= BigInt(question.min) && number <= BigInt(question.max)
      return isOnScale ? null : 'out-of-range'
    }
  }
}
