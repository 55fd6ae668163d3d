import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Constraint, CriticalRule, Localized, Option, Question } from '@/lib/core/checklist'
import type { Condition } from '@/lib/core/condition'
import { isDecimal } from '@/lib/core/decimal'
import { isPictureId } from '@/lib/core/hint-pictures'
import { fitted, isYes, listOf, ruleOf, typedDecimal } from './cell-texts'
import type { ListOptions } from './choice-lists'
import { besideText } from './form-language'
import type { FormRow } from './form-sheets'
import type { RowReader } from './row-reader'

/** What every question has, as its row says it; conditions are read when the question is known. */
export type QuestionBase = Omit<Question & { type: 'text' }, 'type'>

const photoDemands = ['no', 'optional', 'required', 'required-low'] as const
const evidenceKinds = ['photo', 'audio', 'file'] as const
const effects = ['none', 'section-zero', 'total-zero', 'cap', 'outcome-fail'] as const

export function baseOf(reader: RowReader, id: string): QuestionBase {
  const { row } = reader
  const critical = criticalOf(reader)
  const commentOn = listOf(row.cell('comment_on'))
  const photoOn = listOf(row.cell('photo_on'))
  const evidence = reader.word('evidence', evidenceKinds)
  const hint = reader.text('hint', checklistLimits.hint)
  const picture = pictureOf(reader)
  return {
    id,
    text: reader.label(checklistLimits.text),
    hint: isEmpty(hint) ? null : hint,
    standardId: row.cell('standard') || null,
    weight: row.cell('weight') === '' ? '1' : typedDecimal(row.cell('weight')),
    required: isYes(row.cell('required')),
    allowNotApplicable: reader.isYes('not_applicable'),
    bonus: reader.isYes('bonus'),
    critical,
    commentRequired: reader.word('comment', ['never', 'low', 'always'] as const) ?? 'never',
    photo: reader.word('photo', photoDemands) ?? 'no',
    ...(commentOn === null ? {} : { commentOn }),
    ...(photoOn === null ? {} : { photoOn }),
    ...(evidence === 'audio' || evidence === 'file' ? { evidence } : {}),
    ...(reader.isYes('informational') ? { informational: true } : {}),
    ...(picture === null ? {} : { hintPicture: picture }),
  }
}

/** The picture of the hint, where the cell can name one. */
function pictureOf(reader: RowReader): string | null {
  const value = reader.row.cell('hint_picture')
  if (value === '') return null
  if (isPictureId(value)) {
    reader.pictured(value)
    return value
  }
  reader.simplified('hint-picture', { value })
  return null
}

function isEmpty(text: Localized): boolean {
  return text.ru === undefined && text.en === undefined
}

function criticalOf(reader: RowReader): CriticalRule | null {
  const { row } = reader
  const cell = row.cell('critical')
  if (cell === '' || /^(?:no|нет|0)$/i.test(cell)) return null
  const cap = row.cell('critical_cap')
  const below = row.cell('critical_below')
  const named = effects.find((word) => word === cell.trim().toLowerCase())
  const effect = named ?? (isYes(cell) ? 'total-zero' : null)
  if (effect === null) {
    reader.simplified('critical', { value: cell })
    return null
  }
  return {
    effect,
    cap: cap === '' ? null : typedDecimal(cap),
    threshold: below === '' ? '1' : typedDecimal(below),
  }
}

const wholeMessage = { ru: 'Нужно целое число.', en: 'A whole number is wanted.' }

/** The constraint of a row, with what its type demands besides. */
export function constraintOf(reader: RowReader, demanded: Condition | null): Constraint | null {
  const own = reader.condition('constraint')
  const text = reader.text('constraint_message', checklistLimits.text)
  const message = isEmpty(text) ? null : text
  if (own === null && demanded === null) return null
  const whole = besideText(wholeMessage, reader.row.localized('label'))
  if (own === null) return demanded === null ? null : { when: demanded, message: whole }
  if (demanded === null) return { when: own, message }
  return { when: { kind: 'all', of: [own, demanded] }, message }
}

/** The number rule of a row; one that cannot be read is named. */
export function numberRuleOf(reader: RowReader) {
  const cell = reader.row.cell('rule')
  const rule = ruleOf(cell)
  if (rule === undefined) reader.simplified('rule', { value: cell })
  return rule ?? null
}

export interface ScaleEnds {
  readonly min: number
  readonly max: number
}

/** `start`, `end` and `step` of a range; null where they are no scale of whole steps. */
export function scaleEndsOf(row: FormRow): ScaleEnds | null {
  const { start, end, step } = rangeOf(row)
  const [min, max] = [Number(start), Number(end)]
  const isWhole = Number.isInteger(min) && Number.isInteger(max) && Number(step) === 1
  return isWhole && Math.abs(min) <= 1000 && Math.abs(max) <= 1000 ? { min, max } : null
}

export function rangeOf(row: FormRow): { start: string; end: string; step: string } {
  const given = new Map(
    [...row.cell('parameters').matchAll(/(start|end|step)\s*=\s*(\S+?)(?=[;,\s]|$)/gi)].map(
      ([, name = '', value = '']) => [name.toLowerCase(), value],
    ),
  )
  return {
    start: given.get('start') ?? '1',
    end: given.get('end') ?? '10',
    step: given.get('step') ?? '1',
  }
}

/** From the start of a range to its end, for a range that is no scale. */
export function withinRange(row: FormRow, question: string): Condition | null {
  const { start, end } = rangeOf(row)
  if (!isDecimal(start) || !isDecimal(end)) return null
  const bound = (operator: 'at-least' | 'at-most', value: string): Condition => ({
    kind: 'compare',
    left: { kind: 'answer', question },
    operator,
    right: { kind: 'number', value },
  })
  return { kind: 'all', of: [bound('at-least', start), bound('at-most', end)] }
}

export function isWhole(question: string): Condition {
  const answer = { kind: 'answer', question } as const
  return {
    kind: 'compare',
    left: answer,
    operator: 'equal',
    right: { kind: 'rounded', of: answer, places: 0 },
  }
}

const usualWords: Readonly<Record<string, RegExp>> = {
  yes: /^(?:yes|да|есть)?[.!]?$/i,
  no: /^(?:no|нет)?[.!]?$/i,
}

/** A list of nothing but yes and no, by name and by wording. */
export function isYesNo({ options }: ListOptions): boolean {
  if (options.length !== 2) return false
  return (['yes', 'no'] as const).every((name) => {
    const option = options.find(({ id }) => id.toLowerCase() === name)
    const words = usualWords[name]
    if (option === undefined || words === undefined) return false
    return words.test(option.text.ru ?? '') && words.test(option.text.en ?? '')
  })
}

export function pointsOf(options: readonly Option[], id: string): string | null {
  return options.find((option) => option.id.toLowerCase() === id)?.points ?? null
}

/** The label of a range's end, or null. */
export function endLabel(reader: RowReader, column: string): Localized | null {
  const { text } = fitted(reader.row.localized(column), checklistLimits.label)
  return isEmpty(text) ? null : text
}
