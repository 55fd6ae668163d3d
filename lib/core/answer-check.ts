import type { Answer, AnswerValue, Question } from './checklist'
import { isDecimal, parseDecimal } from './exact'

/** Why an answer cannot stand, whatever else the form demands. */
export type AnswerFault =
  | 'not-applicable-not-allowed'
  | 'wrong-kind'
  | 'unknown-option'
  | 'option-twice'
  | 'not-a-number'
  | 'not-whole'
  | 'out-of-range'

/** An answer that the scoring refuses: the sender must be told before it comes this far. */
export class InvalidAnswer extends Error {
  constructor(
    readonly questionId: string,
    readonly fault: AnswerFault | 'unknown-question' | 'answered-twice',
  ) {
    super(`Answer to ${JSON.stringify(questionId)}: ${fault}`)
    this.name = 'InvalidAnswer'
  }
}

/** True where nothing was said: no N/A, no value, no option ticked, no text, no photo. */
export function isUnanswered(question: Question, answer: Answer): boolean {
  if (answer.notApplicable !== null) return false
  if (question.type === 'photo') return answer.attachments.length === 0 && answer.value === null
  const { value } = answer
  if (value === null) return true
  if (value.kind === 'choices') return value.options.length === 0
  return value.kind === 'text' && value.text.trim() === ''
}

/**
 * The first reason why an answer cannot stand for its question.
 *
 * Rule    N/A only where the question allows it; the value of the question's kind; options of the
 *         question, each once; a scale's value whole and within it; a duration not negative.
 * Returns null for an answer that can stand, also for one that says nothing.
 * Source  SCORING.md, Answers.
 */
export function answerFault(question: Question, answer: Answer): AnswerFault | null {
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
    case 'scale':
    case 'number':
    case 'duration':
      return value.kind === 'number' ? numberFault(question, value.number) : 'wrong-kind'
    case 'text':
      return value.kind === 'text' ? null : 'wrong-kind'
    case 'photo':
      return 'wrong-kind'
  }
}

function numberFault(
  question: Question & { type: 'scale' | 'number' | 'duration' },
  text: string,
): AnswerFault | null {
  if (!isDecimal(text)) return 'not-a-number'
  const number = parseDecimal(text)
  if (question.type === 'duration') return number.isNegative ? 'out-of-range' : null
  if (question.type === 'number') return null
  if (number.d !== 1n) return 'not-whole'
  const isWithin = number.n >= BigInt(question.min) && number.n <= BigInt(question.max)
  return isWithin ? null : 'out-of-range'
}
