import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Option, Question, QuestionType } from '@/lib/core/checklist'
import type { ImportReport } from '../import-report'
import { unknownSurveyType } from '../known-types'
import { identifierOf, typedDecimal } from './cell-texts'
import { type ChoiceList, type ListOptions, optionsOfList } from './choice-lists'
import type { Target } from './condition-reader'
import { besideText } from './form-language'
import { type FormScope, targetOf } from './form-scope'
import type { FormRow } from './form-sheets'
import { offeredOptions } from './offered-options'
import { presetOf } from './read-preset'
import {
  baseOf,
  constraintOf,
  endLabel,
  isWhole,
  isYesNo,
  numberRuleOf,
  pointsOf,
  type QuestionBase,
  scaleEndsOf,
  withinRange,
} from './read-question'
import type { Turns } from './repeats'
import { RowReader } from './row-reader'
import type { SurveyGroup, SurveyQuestion } from './survey-tree'
import { ExpressionFault } from './xpath-syntax'

/** The form around its questions. */
export interface Form {
  readonly isOwn: boolean
  readonly lists: ReadonlyMap<string, ChoiceList>
  readonly report: ImportReport
  readonly scope: FormScope
  /** Identifiers that are given already. */
  readonly ids: Set<string>
  /** How often repeated groups are taken. */
  readonly turns: ReadonlyMap<SurveyGroup, Turns>
  /** How many questions are taken so far. */
  readonly asked: { count: number }
  /** Inside a table all questions choose from one list, be it yes and no. */
  readonly isTable?: boolean | undefined
}

/** Of a question without a list; a condition of our own is taken as it is. */
function noOptions(isOwn: boolean): ListOptions {
  return { options: [], optionsOf: (name) => (isOwn ? [name] : null) }
}

/** The question of a row; none where it cannot be asked, two where it asks for two things. */
export function readQuestions(form: Form, { row, type }: SurveyQuestion): Question[] {
  const reader = new RowReader(row, form.isOwn, form.scope, form.report)
  if (form.asked.count + (type.kind === 'date-time' ? 2 : 1) > checklistLimits.questions) {
    reader.notTaken('too-many-questions', { max: checklistLimits.questions })
    return []
  }
  const questions = questionsOf(form, reader, type)
  form.asked.count += questions.length
  return questions
}

function questionsOf(form: Form, reader: RowReader, type: SurveyQuestion['type']): Question[] {
  const { row } = reader
  switch (type.kind) {
    case 'recorded':
    case 'outer-list':
      reader.notTaken(type.kind)
      return []
    case 'unknown':
      reader.notTaken('unknown-survey-type', unknownSurveyType(row.cell('type')))
      return []
    case 'date-time':
      return dateAndTime(form, reader)
    default: {
      const question = readOne(form, reader, type)
      return question === null ? [] : [question]
    }
  }
}

type Asked = Exclude<SurveyQuestion['type'], { kind: 'recorded' | 'outer-list' | 'unknown' }>

function readOne(form: Form, reader: RowReader, type: Asked): Question | null {
  const list = listOf(form, reader, type)
  if (list === undefined) return null
  const options =
    list === null ? noOptions(form.isOwn) : optionsOfList(list, form.isOwn, form.report)
  const base = baseOf(reader, idOf(form, reader))
  const question = typedQuestion(form, reader, type, base, options)
  if (question === null) return null
  const counts = form.isOwn || hasPoints(reader.row, type, list)
  const counted: Question = counts ? question : { ...question, informational: true }
  return withConditions(form, reader, type, counted, options)
}

/** Whether the form says what an answer is worth; other types count by their rule alone. */
function hasPoints(row: FormRow, type: Asked, list: ChoiceList | null): boolean {
  if (list !== null) return list.hasPoints || row.cell('points_yes') !== ''
  return type.kind !== 'range' || row.cell('rule') !== '' || row.cell('weight') !== ''
}

/** Null where the type has no list, `undefined` where the list is not there. */
function listOf(form: Form, reader: RowReader, type: Asked): ChoiceList | null | undefined {
  if (type.kind !== 'select') return null
  const list = form.lists.get(type.list.toLowerCase())
  if (list === undefined) {
    // A question of our own may have no options yet.
    if (form.isOwn) return { name: type.list, choices: [], hasPoints: true }
    reader.notTaken('no-list', { list: type.list })
  }
  return list
}

function idOf(form: Form, { row, name }: RowReader): string {
  return identifierOf(row.cell('etalon_id') || name, `row-${row.line}`, form.ids)
}

const exactTypes: Readonly<Record<string, readonly QuestionType[]>> = {
  number: ['number', 'percentage', 'duration', 'stopwatch', 'counter'],
  photo: ['photo', 'signature'],
  text: ['text', 'person'],
}

/** The type that the extra column names, where it is one of those that the type allows. */
function exactType(reader: RowReader, type: QuestionType): QuestionType {
  const named = reader.word('etalon_type', exactTypes[type] ?? [type])
  if (named !== null) return named
  if (type === 'photo' && /\bsignature\b/.test(reader.row.cell('appearance'))) return 'signature'
  return type
}

function typedQuestion(
  form: Form,
  reader: RowReader,
  type: Asked,
  base: QuestionBase,
  list: ListOptions,
): Question | null {
  switch (type.kind) {
    case 'select':
      return choiceQuestion(form, reader, type, base, list)
    case 'whole-number':
      return numberQuestion(reader, 'number', base)
    case 'range':
      return rangeQuestion(reader, base)
    case 'acknowledge':
      reader.simplified('acknowledge')
      return {
        ...base,
        type: 'single',
        informational: true,
        options: [{ id: 'OK', text: { ru: 'Подтверждаю', en: 'OK' }, points: '0' }],
      }
    case 'date-time':
      return { ...base, type: 'date' }
    case 'plain':
      if (type.note !== null) reader.simplified(type.note)
      return plainQuestion(reader, type.type, base)
  }
}

const oneTypes = ['single', 'yes-no'] as const
const manyTypes = ['multiple'] as const

function choiceQuestion(
  { isOwn, isTable }: Form,
  reader: RowReader,
  { many }: Asked & { kind: 'select' },
  base: QuestionBase,
  list: ListOptions,
): Question {
  const { row } = reader
  const options = list.options.map(({ choices: _, ...option }): Option => option)
  const exact = reader.word('etalon_type', many ? manyTypes : oneTypes)
  if (many) return { ...base, type: 'multiple', options }
  const mayBePair = !isOwn && !isTable && exact === null && row.cell('choice_filter') === ''
  const isPair = exact === 'yes-no' || (mayBePair && isYesNo(list))
  if (!isPair) return { ...base, type: 'single', options }
  const points = (column: string, spare: string) =>
    row.cell(column) === '' ? spare : typedDecimal(row.cell(column))
  return {
    ...base,
    type: 'yes-no',
    yes: points('points_yes', pointsOf(options, 'yes') ?? '1'),
    no: points('points_no', pointsOf(options, 'no') ?? '0'),
  }
}

function rangeQuestion(reader: RowReader, base: QuestionBase): Question {
  const { row } = reader
  const ends = scaleEndsOf(row)
  if (ends === null) {
    reader.simplified('range')
    return numberQuestion(reader, 'number', base)
  }
  const rule = numberRuleOf(reader)
  const named = reader.word('icon', ['star', 'heart', 'face'] as const)
  const icon = named ?? (/\brating\b/.test(row.cell('appearance')) ? 'star' : undefined)
  return {
    ...base,
    type: 'scale',
    ...ends,
    minLabel: endLabel(reader, 'min_label'),
    maxLabel: endLabel(reader, 'max_label'),
    bands: rule?.kind === 'bands' ? rule : null,
    ...(icon === undefined ? {} : { icon }),
  }
}

function numberQuestion(reader: RowReader, type: 'number', base: QuestionBase): Question {
  const exact = exactType(reader, type)
  const rule = numberRuleOf(reader)
  if (exact === 'number') return { ...base, type: exact, unit: endLabel(reader, 'unit'), rule }
  return { ...base, type: exact as 'percentage' | 'duration' | 'stopwatch' | 'counter', rule }
}

function plainQuestion(reader: RowReader, type: QuestionType, base: QuestionBase): Question | null {
  if (type === 'number') return numberQuestion(reader, type, base)
  if (type === 'computed') {
    const value = reader.expression('calculation')
    if (value === null || value instanceof ExpressionFault) {
      const text = reader.row.cell('calculation')
      if (value === null) reader.notTaken('no-calculation')
      else reader.notTaken('lost-calculation', { expression: text }, value.problem)
      return null
    }
    return { ...base, type, value, unit: endLabel(reader, 'unit'), rule: numberRuleOf(reader) }
  }
  return { ...base, type: exactType(reader, type) as 'text' }
}

/** Conditions come last: a constraint speaks of the question itself. */
function withConditions(
  form: Form,
  reader: RowReader,
  type: Asked,
  question: Question,
  list: ListOptions,
): Question {
  const showWhen = reader.condition('relevant')
  const requiredWhen = requiredWhenOf(reader)
  const optionsOf: Target['optionsOf'] =
    question.type === 'yes-no' ? (name) => yesNoOption(name, form.isOwn) : list.optionsOf
  const offered = offeredOptions(reader, question, list)
  reader.known(targetOf(question, optionsOf))
  const whole = type.kind === 'whole-number' && question.type === 'number' && !form.isOwn
  const isLooseRange = type.kind === 'range' && question.type === 'number'
  const demanded = whole
    ? isWhole(question.id)
    : isLooseRange
      ? withinRange(reader.row, question.id)
      : null
  const constraint = constraintOf(reader, demanded)
  const preset = presetOf(reader, question, optionsOf)
  const complete: Question = {
    ...offered,
    ...(showWhen === null ? {} : { showWhen }),
    ...(requiredWhen === null ? {} : { requiredWhen }),
    ...(constraint === null ? {} : { constraint }),
    ...(preset === null ? {} : { preset }),
  }
  return type.kind === 'select' && type.hasOther ? withOther(reader, complete) : complete
}

function requiredWhenOf(reader: RowReader) {
  const cell = reader.row.cell('required')
  const isPlain = /^(?:yes|no|true|false|true\(\)|false\(\)|1|0|да|нет|y|n|x|\+|)$/i.test(cell)
  return reader.condition('required_when') ?? (isPlain ? null : reader.condition('required'))
}

function yesNoOption(name: string, isOwn: boolean): readonly string[] | null {
  const option = name.toLowerCase()
  if (option === 'yes' || option === 'no') return [option]
  return isOwn ? [name] : null
}

/** "Or other": an option after which a comment says what. */
function withOther(reader: RowReader, question: Question): Question {
  if (!('options' in question)) return question
  const ids = new Set(question.options.map(({ id }) => id))
  const id = identifierOf('other', 'other', ids)
  reader.simplified('or-other')
  const other: Option = {
    id,
    text: besideText({ ru: 'Другое', en: 'Other' }, question.text),
    points: '0',
  }
  return {
    ...question,
    options: [...question.options, other].slice(0, checklistLimits.options),
    commentOn: [...(question.commentOn ?? []), id],
  }
}

/** A date with a time of day is asked as two questions side by side. */
function dateAndTime(form: Form, reader: RowReader): Question[] {
  const date = readOne(form, reader, { kind: 'date-time' })
  if (date === null) return []
  reader.simplified('date-time')
  const id = identifierOf(`${date.id}-time`, `row-${reader.row.line}`, form.ids)
  const { preset: _, constraint: __, ...shared } = date
  return [date, { ...shared, id, type: 'time' } as Question & { type: 'time' }]
}
