import { checklistLimits } from '@/lib/checklist-documents/schema'
import { answerFault, isTimeOfDay } from '@/lib/core/answer-check'
import { isCalendarDate } from '@/lib/core/calendar'
import type { Answer, AnswerValue, Localized, Option, Question } from '@/lib/core/checklist'
import { figureText } from './exported-figure'
import {
  type Inspection,
  type InspectionItem,
  type InspectionResponse,
  usualResponses,
} from './inspection-file'
import { fitted, identifierOf } from './xlsform/cell-texts'
import { languageOf } from './xlsform/form-sheets'

export interface ItemNote {
  readonly code: string
  readonly values?: Record<string, string | number>
}

/** One item as the question that it asks and the answer that was given. */
export interface ReadItem {
  readonly questions: readonly Question[]
  readonly answers: readonly Answer[]
  readonly notes: readonly ItemNote[]
}

type Asked = Omit<Question & { type: 'text' }, 'type'>

interface Reading {
  readonly question: Question
  readonly value: AnswerValue | null
  readonly notes?: readonly ItemNote[]
}

/** `ids` are the identifiers that are given already. */
export function readInspectionItem(
  file: Inspection,
  item: InspectionItem,
  id: string,
  ids: Set<string>,
): ReadItem {
  if (item.type === 'datetime') return dateAndTime(item, id, ids)
  const reading = readingOf(file, item, baseOf(item, id))
  if (reading === null) {
    return {
      questions: [],
      answers: [],
      notes: [{ code: 'inspection-type', values: { type: item.type } }],
    }
  }
  const { question, value: given, notes = [] } = reading
  const canStand = answerFault(question, anAnswer(id, given, null)) === null
  const value = canStand ? given : null
  const leftOut = canStand || given === null ? [] : [{ code: 'inspection-answer' }]
  return {
    questions: [question],
    answers: answersOf(item, question, value),
    notes: [...weightNotes(item), ...notes, ...leftOut, ...notesOf(item)],
  }
}

const nameless: Localized = { ru: 'Вопрос без текста', en: 'A question without a text' }

function baseOf({ label, options }: InspectionItem, id: string): Asked {
  const words = label?.trim() ?? ''
  const { text } = fitted({ [languageOf(words)]: words }, checklistLimits.text)
  const link = options?.link
  return {
    id,
    text: text.ru === undefined && text.en === undefined ? nameless : text,
    hint: link ? fitted({ en: link }, checklistLimits.hint).text : null,
    standardId: null,
    weight: weightText(options?.weighting),
    required: options?.is_mandatory === true,
    allowNotApplicable: false,
    bonus: false,
    critical: null,
    commentRequired: 'never',
    photo: 'optional',
  }
}

/** A weight that is no decimal is 1, and the row says so. */
function weightText(weighting: number | undefined): string {
  return (weighting === undefined ? null : figureText(weighting)) ?? '1'
}

function weightNotes({ type, options }: InspectionItem): ItemNote[] {
  return type === 'slider' ? [] : figureNotes(options?.weighting)
}

/** The figures of a file that no decimal can say. */
function figureNotes(...figures: readonly (number | undefined)[]): ItemNote[] {
  const lost = figures.find((figure) => figure !== undefined && figureText(figure) === null)
  return lost === undefined ? [] : [figureNote(lost)]
}

function figureNote(figure: number): ItemNote {
  return { code: 'inspection-figure', values: { figure: String(figure) } }
}

function readingOf(file: Inspection, item: InspectionItem, base: Asked): Reading | null {
  const { responses } = item
  switch (item.type) {
    case 'question':
    case 'list':
      return choice(file, item, base)
    case 'checkbox':
    case 'switch': {
      const isYes = responses?.value === true || responses?.value === 1
      const value: AnswerValue | null =
        responses?.value === undefined ? null : { kind: 'choice', option: isYes ? 'yes' : 'no' }
      return { question: { ...base, type: 'yes-no', yes: '1', no: '0' }, value }
    }
    case 'slider':
      return slider(item, base)
    case 'text':
    case 'textsingle':
      return { question: { ...base, type: 'text' }, value: textValue(responses?.text) }
    case 'address':
      return { question: { ...base, type: 'text' }, value: textValue(responses?.location_text) }
    case 'signature':
      return { question: { ...base, photo: 'no', type: 'signature' }, value: null }
    case 'media':
    case 'drawing':
      return { question: { ...base, photo: 'no', type: 'photo' }, value: null }
    case 'information':
      return { question: { ...base, photo: 'no', type: 'note' }, value: null }
    default:
      return null
  }
}

function textValue(text: string | undefined): AnswerValue | null {
  return text === undefined || text.trim() === ''
    ? null
    : { kind: 'text', text: text.toWellFormed() }
}

/** A response that does not count is 0 of 0, whatever its score says. */
function choice(file: Inspection, item: InspectionItem, base: Asked): Reading {
  const set = item.options?.response_set ?? ''
  const selected = item.responses?.selected ?? []
  const known = responsesOf(file, set)
  const byId = new Map([...selected, ...known].map((response) => [response.id, response]))
  const all = [...new Set([...known, ...selected].map(({ id }) => id))].flatMap(
    (id) => byId.get(id) ?? [],
  )
  const isMany = item.options?.multiple_selection === true
  const counting = all.filter(counts)
  const scores = counting.map(({ score = 0 }) => score)
  const most = Math.max(0, ...scores.filter((score) => figureText(score) !== null))
  const ids = new Set<string>()
  const idOf = new Map(all.map(({ id }) => [id, identifierOf(id, 'option', ids)]))
  const cut = all.length > checklistLimits.options
  const notes = [
    ...(cut ? [{ code: 'options-cut', values: { max: checklistLimits.options } }] : []),
    ...figureNotes(...scores),
  ]
  const options = all.slice(0, checklistLimits.options).map((response): Option => {
    const points = counts(response) ? (figureText(response.score ?? 0) ?? '0') : '0'
    const possible = isMany ? {} : { possible: counts(response) ? (figureText(most) ?? '0') : '0' }
    return {
      id: idOf.get(response.id) ?? response.id,
      text: labelOf(response),
      points,
      ...possible,
    }
  })
  const chosen = selected.flatMap(({ id }) => idOf.get(id) ?? [])
  const informational = counting.length === 0 ? { informational: true as const } : {}
  const question: Question = {
    ...base,
    ...informational,
    type: isMany ? 'multiple' : 'single',
    options,
  }
  const [first] = chosen
  if (first === undefined) return { question, value: null, notes }
  return {
    question,
    notes,
    value: isMany ? { kind: 'choices', options: chosen } : { kind: 'choice', option: first },
  }
}

function responsesOf(file: Inspection, set: string): readonly InspectionResponse[] {
  const { response_sets: sets = {} } = file.template_data
  const own = Object.hasOwn(sets, set) ? sets[set]?.responses : undefined
  return own ?? usualResponses.get(set) ?? []
}

function counts({ enable_score: isCounted }: InspectionResponse): boolean {
  return isCounted === true
}

function labelOf({ label = '' }: InspectionResponse): Localized {
  return fitted({ [languageOf(label)]: label }, checklistLimits.optionText).text
}

/** The value itself is what the slider earns, its end what it may earn. */
function slider({ options, responses, scoring }: InspectionItem, base: Asked): Reading {
  const { min = 0, max = 10, increment = 1, weighting = 1 } = options ?? {}
  const given = typeof responses?.value === 'number' ? responses.value : undefined
  const number = figureText(given)
  const value: AnswerValue | null = number === null ? null : { kind: 'number', number }
  const unread: ItemNote[] =
    given !== undefined && value === null ? [{ code: 'inspection-answer' }] : []
  const most = scoring?.max_score ?? max
  const weight = figureText(most, weighting)
  const fullAt = figureText(max)
  const notes = [...unread, ...figureNotes(most, weighting, max)]
  if (weight === null && notes.length === 0) notes.push(figureNote(most * weighting))
  const informational = scoring === undefined ? { informational: true as const } : {}
  const shared = { ...base, weight: weight ?? '1', ...informational }
  const isWhole = [max, increment, given ?? 0].every(Number.isInteger)
  const isScale = min === 0 && isWhole && increment === 1
  if (isScale && max <= 1000 && max > 0) {
    const ends = { min, max, minLabel: null, maxLabel: null, bands: null }
    return { question: { ...shared, type: 'scale', ...ends }, value, notes }
  }
  const rule = fullAt === null ? null : ({ kind: 'linear', zeroAt: '0', fullAt } as const)
  return { question: { ...shared, type: 'number', unit: null, rule }, value, notes }
}

/** What stands beside the value: the comment, and the addresses of files that are not in the export. */
function commentOf(item: InspectionItem): string | null {
  const { responses, media = [], type } = item
  const isText = type === 'text' || type === 'textsingle'
  const coordinates = responses?.location?.geometry?.coordinates
  const parts = [
    isText ? undefined : responses?.text,
    coordinates === undefined ? undefined : [...coordinates].reverse().join(', '),
    type === 'signature' ? responses?.name : undefined,
    responses?.image?.href,
    ...media.map(({ href }) => href),
  ].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? null : parts.join('\n').toWellFormed()
}

function answersOf(item: InspectionItem, question: Question, value: AnswerValue | null): Answer[] {
  const comment = question.type === 'note' ? null : commentOf(item)
  if (value === null && comment === null) return []
  return [anAnswer(question.id, value, comment)]
}

function anAnswer(questionId: string, value: AnswerValue | null, comment: string | null): Answer {
  return { questionId, value, notApplicable: null, comment, attachments: [], answeredAt: '' }
}

function notesOf({ label, media = [], responses, options, type }: InspectionItem): ItemNote[] {
  const files = media.length + (responses?.image === undefined ? 0 : 1)
  return [
    ...(label?.trim() ? [] : [{ code: 'no-label' }]),
    ...(files > 0 ? [{ code: 'inspection-files', values: { count: files } }] : []),
    ...(options?.failed_responses?.length ? [{ code: 'inspection-failed' }] : []),
    ...(type === 'drawing' ? [{ code: 'inspection-drawing' }] : []),
  ]
}

/** An instant without a zone: its day and its time of day, as Greenwich has them. */
function dateAndTime(item: InspectionItem, id: string, ids: Set<string>): ReadItem {
  const base = baseOf(item, id)
  const timeId = identifierOf(`${id.slice(0, 74)}-time`, 'time', ids)
  const time: Question = { ...base, id: timeId, type: 'time' }
  const instant = item.responses?.datetime
  const answers: Answer[] = []
  if (instant !== undefined && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(instant)) {
    const day = instant.slice(0, 10)
    if (isCalendarDate(day)) answers.push(anAnswer(id, { kind: 'date', date: day }, null))
    const clock = instant.slice(11, 16)
    if (isTimeOfDay(clock)) answers.push(anAnswer(time.id, { kind: 'time', time: clock }, null))
  }
  return {
    questions: [{ ...base, type: 'date' }, time],
    answers,
    notes: [
      { code: 'date-time' },
      { code: 'inspection-zone' },
      ...(instant !== undefined && answers.length < 2 ? [{ code: 'inspection-answer' }] : []),
    ],
  }
}
