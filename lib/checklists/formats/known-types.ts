import { nearNames } from '@/lib/core/formula/near-names'

/** What the type column of a plain table may say: a word for every type, in either language. */
export const plainTypeWords = {
  ru: [
    'да/нет',
    'один из',
    'несколько',
    'шкала 1-5',
    'число',
    'процент',
    'длительность',
    'секундомер',
    'счётчик',
    'дата',
    'время',
    'текст',
    'фото',
    'аудио',
    'файл',
    'подпись',
    'место',
    'сотрудник',
    'заметка',
  ],
  en: [
    'yes/no',
    'single',
    'multiple',
    'scale 1-5',
    'number',
    'percentage',
    'duration',
    'stopwatch',
    'counter',
    'date',
    'time',
    'text',
    'photo',
    'audio',
    'file',
    'signature',
    'place',
    'person',
    'note',
  ],
} as const

/** What the type column of an XLSForm may say: words of that format, the same in every language. */
export const surveyTypeWords = [
  'text',
  'integer',
  'decimal',
  'range',
  'select_one list_name',
  'select_multiple list_name',
  'note',
  'date',
  'time',
  'datetime',
  'image',
  'audio',
  'video',
  'file',
  'geopoint',
  'barcode',
  'acknowledge',
  'calculate',
  'begin_group',
  'begin_repeat',
] as const

/** The values of the sentence about a type of a plain table that nobody knows. */
export function unknownPlainType(type: string): {
  readonly type: string
  readonly nearest: string
} {
  const known = [...plainTypeWords.ru, ...plainTypeWords.en]
  return { type, nearest: nearestOf(type, known) ?? 'none' }
}

/** The same for a type of an XLSForm: behind the type its cell may name a list. */
export function unknownSurveyType(type: string): {
  readonly type: string
  readonly nearest: string
} {
  const words = type.trim().split(/[\s_-]+/)
  const names = surveyTypeWords.map(nameOf)
  const [name] = [words.length, 2, 1].flatMap(
    (count) => nearestOf(words.slice(0, count).join('_'), names) ?? [],
  )
  return { type, nearest: surveyTypeWords.find((word) => nameOf(word) === name) ?? 'none' }
}

function nameOf(word: string): string {
  return word.split(' ')[0] ?? word
}

function nearestOf(typed: string, known: readonly string[]): string | undefined {
  return nearNames(typed.trim(), known)[0]
}
