import { checklistLimits } from '@/lib/checklist-documents/schema'
import type { Option, Question, QuestionType } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'
import { decimalText } from '@/lib/core/table-rows'
import { fitted, identifierOf } from './xlsform/cell-texts'
import type { Language } from './xlsform/form-language'

/** What the type cell of a plain table asks for. */
export type PlainType =
  | { readonly type: Exclude<QuestionType, 'scale' | 'computed'> }
  | { readonly type: 'scale'; readonly min: number; readonly max: number }

const words: readonly (readonly [RegExp, Exclude<QuestionType, 'scale' | 'computed'>])[] = [
  [
    /^(?:да ?[/\\-]? ?нет|yes ?[/\\-]? ?no|y ?\/ ?n|бинарный|boolean|bool|флажок|чекбокс|checkbox|да-нет)$/,
    'yes-no',
  ],
  [/^(?:несколько|множествен|мульти|multiple|multi|многие|checkboxes)/, 'multiple'],
  [/^(?:один|одиночн|выбор|список|вариант|single|select|choice|one|radio|dropdown|list)/, 'single'],
  [/^(?:процент|percent(?:age)?|%)/, 'percentage'],
  [/^(?:секундомер|stopwatch|таймер|timer)/, 'stopwatch'],
  [/^(?:длительность|время ожидания|секунды|duration|seconds)/, 'duration'],
  [/^(?:счетчик|количество|counter|count)/, 'counter'],
  [/^(?:число|числов|number|numeric|integer|decimal|цифр)/, 'number'],
  [/^(?:дата|date)$/, 'date'],
  [/^(?:время|time)$/, 'time'],
  [/^(?:текст|строка|комментарий|открыт|text|string|comment|open)/, 'text'],
  [/^(?:фото|снимок|изображение|картинка|photo|picture|image)/, 'photo'],
  [/^(?:аудио|звук|запись|audio|sound|recording)/, 'audio'],
  [/^(?:файл|документ|file|document|video|видео)/, 'file'],
  [/^(?:подпись|signature)/, 'signature'],
  [/^(?:сотрудник|кого оценива|продавец|person|employee|staff)/, 'person'],
  [/^(?:место|координат|геопозиция|gps|place|location|geopoint)/, 'place'],
  [/^(?:заметка|инструкция|информация|пояснение|note|instruction|info)/, 'note'],
]

const scaleWords =
  /^(?:балл|оценка|шкала|рейтинг|звезд|scale|rating|score|stars?|points?|likert|nps)/

/** Null for a type that nobody knows. "балл 1-5", "шкала от 0 до 10", "scale 5", "NPS". */
export function plainTypeOf(cell: string): PlainType | null {
  const text = cell.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ')
  const named = words.find(([pattern]) => pattern.test(text))
  if (named !== undefined) return { type: named[1] }
  const ends = /(-?\d+)\s*(?:-|–|—|…|\.\.\.?|до|to)\s*(-?\d+)/.exec(text)
  if (!scaleWords.test(text) && !(ends && ends[0] === text)) return null
  if (text.startsWith('nps')) return { type: 'scale', min: 0, max: 10 }
  const last = /(\d+)$/.exec(text)?.[1]
  const [min, max] = ends ? [Number(ends[1]), Number(ends[2])] : [1, Number(last ?? 5)]
  const isScale = min < max && Math.abs(min) <= 1000 && max <= 1000
  return isScale ? { type: 'scale', min, max } : null
}

/** What may follow the beginning of a type's name and still be that name. */
const endings =
  /^(?:[ыаиьяе]|ов|ом|ам|ами|ный|ная|ное|ного|ных|ый|ая|ое|ой|ые|ие|(?:о?в|очн|ьн)(?:ый|ой|ая|ое|ые)|очки|графия|графии|запись|выбор|s|es|ed|ing|al|choice|select|button|graph)?$/

/** False for a word that only begins like the name of a type: "числоо" is taken, and told. */
export function isKnownWord(cell: string): boolean {
  const text = cell.trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ')
  const pattern = words.find(([one]) => one.test(text))?.[0] ?? scaleWords
  const matched = pattern.exec(text)?.[0] ?? ''
  const rest = /^\p{L}*/u.exec(text.slice(matched.length))?.[0] ?? ''
  return endings.test(rest)
}

export type PlainFault = 'points' | 'points-count' | 'options'

export interface PlainOptions {
  readonly options: readonly Option[]
  /** True where the table says what the answers are worth. */
  readonly isScored: boolean
  /** True where one number stands for several options: the first one has it. */
  readonly isSpread: boolean
}

/** "Отлично=5; Хорошо=3", or the options in one cell and their points in another. */
export function plainOptionsOf(
  options: string,
  points: string,
  language: Language,
): PlainOptions | PlainFault {
  const parts = partsOf(options).map(optionWithPoints)
  if (parts.length > checklistLimits.options) return 'options'
  const separate = points === '' ? [] : partsOf(points).map((part) => numberOf(part))
  if (separate.some((number) => number === null)) return 'points'
  const isSpread = separate.length === 1 && parts.length > 1
  if (separate.length > 1 && separate.length !== parts.length) return 'points-count'
  const own = parts.some((part) => part.points !== null)
  const ids = new Set<string>()
  return {
    isScored: own || separate.length > 0,
    isSpread: isSpread && !own,
    options: parts.map((part, place) => ({
      id: identifierOf(part.text, `option-${place + 1}`, ids),
      text: fitted({ [language]: part.text }, checklistLimits.optionText).text,
      points: part.points ?? separate[place] ?? '0',
    })),
  }
}

export const yesWord = /^(?:да|yes|y|\+|true|истина|верно)$/i
export const noWord = /^(?:нет|no|n|-|–|—|false|ложь|неверно)$/i
const notApplicableWord = /^(?:н ?[/\\.]? ?[пд]\.?|не ?применимо|n ?[/\\.]? ?a\.?|not applicable)$/i

/** Null where the options are not yes and no: the question is a choice with words of its own. */
export function yesNoOptionsOf(options: string): { readonly notApplicable: boolean } | null {
  const texts = partsOf(options).map((part) => optionWithPoints(part).text)
  const count = (pattern: RegExp) => texts.filter((text) => pattern.test(text)).length
  const none = count(notApplicableWord)
  const isPair = count(yesWord) === 1 && count(noWord) === 1 && texts.length === 2 + none
  return isPair ? { notApplicable: none > 0 } : null
}

/** A cell with line breaks is split at them; else at `|`; else at `;`. */
export function partsOf(cell: string): string[] {
  const mark = /\n/.test(cell) ? /\r?\n/ : cell.includes('|') ? '|' : ';'
  return cell
    .split(mark)
    .map((part) =>
      part
        .trim()
        .replace(/^[-•*]\s+/, '')
        .replace(/;$/, '')
        .trim(),
    )
    .filter((part) => part !== '')
}

function optionWithPoints(part: string): { text: string; points: string | null } {
  const found =
    /^(.*?)\s*[=:]\s*(-?\d+(?:[.,]\d+)?)(?:\s*(?:балл\p{L}*|б\.?|points?|pts?))?$/su.exec(part) ??
    /^(.*?)\s*\((-?\d+(?:[.,]\d+)?)(?:\s*(?:балл\p{L}*|б\.?|points?|pts?))?\)$/su.exec(part) ??
    /^(.*?)\s+[-–—]\s+(-?\d+(?:[.,]\d+)?)(?:\s*(?:балл\p{L}*|б\.?|points?|pts?))?$/su.exec(part)
  const points = found ? numberOf(found[2] ?? '') : null
  if (found === null || points === null || found[1] === '') return { text: part, points: null }
  return { text: found[1] ?? part, points }
}

/** A decimal as people type it, with a comma or with the word for points. */
export function numberOf(cell: string): string | null {
  const plain = cell.replace(/\s*(?:балл\p{L}*|points?|pts?|%)$/iu, '')
  const number = decimalText(plain, 9)
  return number !== null && isDecimal(number) ? number : null
}

export type YesNoPoints = Readonly<Record<'yes' | 'no', string>>

/** The question that a type, options and points make; bands and lines are set in the builder. */
export function plainQuestion(
  base: Omit<Question & { type: 'text' }, 'type'>,
  plain: PlainType,
  list: PlainOptions,
  points: YesNoPoints,
): Question {
  switch (plain.type) {
    case 'yes-no':
      return { ...base, type: 'yes-no', ...points }
    case 'single':
    case 'multiple':
      return {
        ...base,
        type: plain.type,
        options: list.options,
        ...(list.isScored ? {} : { informational: true }),
      }
    case 'scale': {
      const ends = { min: plain.min, max: plain.max, minLabel: null, maxLabel: null, bands: null }
      return { ...base, type: 'scale', ...ends }
    }
    case 'number':
      return { ...base, type: 'number', unit: null, rule: null }
    case 'percentage':
    case 'duration':
    case 'stopwatch':
    case 'counter':
      return { ...base, type: plain.type, rule: null }
    default:
      return { ...base, type: plain.type }
  }
}
