import { checklistLimits } from '@/lib/checklist-documents/schema'
import { isTimeOfDay } from '@/lib/core/answer-check'
import { isCalendarDate } from '@/lib/core/calendar'
import type { AnswerValue, Question } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { typedDecimal } from './cell-texts'
import type { Target } from './condition-reader'
import { answerKindOf } from './form-scope'
import type { RowReader } from './row-reader'

/** What stands in the form when it is begun; a value that is worked out then is named. */
export function presetOf(
  reader: RowReader,
  question: Question,
  optionsOf: Target['optionsOf'],
): AnswerValue | null {
  const exact = reader.row.cell('etalon_default')
  if (exact.startsWith('{')) return exactPreset(reader, exact)
  const cell = reader.row.cell('default')
  if (cell === '' || question.type === 'computed') return null
  const preset = defaultOf(question, cell, optionsOf)
  if (preset === null) reader.simplified('lost-default', { expression: cell })
  return preset
}

function exactPreset(reader: RowReader, text: string): AnswerValue | null {
  try {
    const value: AnswerValue = JSON.parse(text)
    return value
  } catch {
    reader.simplified('lost-default', { expression: text })
    return null
  }
}

/** The value that a cell of the default column means for a question; null for none. */
function defaultOf(
  question: Question,
  cell: string,
  optionsOf: Target['optionsOf'],
): AnswerValue | null {
  switch (answerKindOf(question.type)) {
    case 'choice': {
      const names = question.type === 'multiple' ? cell.split(/\s+/) : [cell]
      const options = names.map((name) => optionsOf(name)?.[0] ?? null)
      if (options.some((option) => option === null)) return null
      const known = options.filter((option) => option !== null)
      if (question.type === 'multiple') return { kind: 'choices', options: known }
      return known[0] === undefined ? null : { kind: 'choice', option: known[0] }
    }
    case 'number': {
      const number = typedDecimal(cell)
      return isDecimal(number) ? { kind: 'number', number } : null
    }
    case 'text':
      return textValue(question, cell)
    case 'other':
      return null
  }
}

function textValue(question: Question, cell: string): AnswerValue | null {
  if (question.type === 'date') {
    const date = cell.slice(0, 10)
    return isCalendarDate(date) ? { kind: 'date', date } : null
  }
  if (question.type === 'time') {
    const time = cell.slice(0, 5)
    return isTimeOfDay(time) ? { kind: 'time', time } : null
  }
  const isWorkedOut = /\$\{|^(?:today|now|uuid|random)\(/.test(cell)
  return isWorkedOut || cell.length > checklistLimits.text ? null : { kind: 'text', text: cell }
}
