import type { AnswerValue, Question } from '@/lib/core/checklist'
import { textFor } from '@/lib/core/localized-text'
import type { ReaderFormat } from './bound-format'

/** The reader's words for what a checklist does not say itself. */
export interface AnswerWords {
  readonly format: ReaderFormat
  readonly yes: string
  readonly no: string
}

/**
 * What a value reads like in the reader's language: in a report, on the review screen, and where a
 * later question quotes it. The one definition of all three.
 */
export function valueText(question: Question, value: AnswerValue, words: AnswerWords): string {
  const { format } = words
  switch (value.kind) {
    case 'text':
      return value.text
    case 'number':
      return numberText(question, value.number, format)
    case 'date':
      return format.dayExact(value.date)
    case 'time':
      return value.time
    case 'place':
      return `${value.latitude}, ${value.longitude}`
    case 'person':
      return [value.nameTag, value.description].filter((text) => text !== null).join('\n')
    case 'choice':
      if (question.type === 'yes-no') return value.option === 'yes' ? words.yes : words.no
      return optionText(question, value.option, format)
    case 'choices':
      return value.options.map((option) => optionText(question, option, format)).join(', ')
  }
}

function numberText(question: Question, number: string, format: ReaderFormat): string {
  switch (question.type) {
    case 'duration':
    case 'stopwatch':
      return format.duration(Number(number))
    case 'percentage':
      return format.percent(number)
    case 'number':
    case 'computed':
      if (question.unit === null) return format.decimal(number)
      return `${format.decimal(number)} ${textFor(question.unit, format.locale)}`
    default:
      return format.decimal(number)
  }
}

function optionText(question: Question, optionId: string, format: ReaderFormat): string {
  if (question.type !== 'single' && question.type !== 'multiple') return optionId
  const option = question.options.find(({ id }) => id === optionId)
  return option ? textFor(option.text, format.locale) : optionId
}
