import type { QuestionType } from '@/lib/core/checklist'

/** What the type column of a survey row says. */
export type SurveyType =
  | { readonly kind: 'begin'; readonly what: 'group' | 'repeat' }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'select'
      readonly many: boolean
      readonly list: string
      readonly hasOther: boolean
    }
  | { readonly kind: 'plain'; readonly type: QuestionType; readonly note: PlainNote | null }
  | { readonly kind: 'whole-number' }
  | { readonly kind: 'range' }
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'date-time' }
  /** Recorded by the product itself, or by the telephone. */
  | { readonly kind: 'recorded' }
  /** The choices are in a file of their own. */
  | { readonly kind: 'outer-list' }
  | { readonly kind: 'unknown' }

/** How a type was simplified. */
export type PlainNote = 'barcode' | 'video' | 'phone'

const plainTypes: ReadonlyMap<string, readonly [QuestionType, PlainNote | null]> = new Map<
  string,
  readonly [QuestionType, PlainNote | null]
>(
  Object.entries({
    text: ['text', null],
    string: ['text', null],
    'q string': ['text', null],
    'add text prompt': ['text', null],
    'phone number': ['text', 'phone'],
    barcode: ['text', 'barcode'],
    'q barcode': ['text', 'barcode'],
    decimal: ['number', null],
    'q decimal': ['number', null],
    'add decimal prompt': ['number', null],
    note: ['note', null],
    'add note prompt': ['note', null],
    date: ['date', null],
    'q date': ['date', null],
    'add date prompt': ['date', null],
    time: ['time', null],
    'q time': ['time', null],
    image: ['photo', null],
    photo: ['photo', null],
    'q picture': ['photo', null],
    'add image prompt': ['photo', null],
    audio: ['audio', null],
    'q audio': ['audio', null],
    video: ['file', 'video'],
    'q video': ['file', 'video'],
    file: ['file', null],
    geopoint: ['place', null],
    location: ['place', null],
    'q geopoint': ['place', null],
    gps: ['place', null],
    calculate: ['computed', null],
    'q calculate': ['computed', null],
  }),
)

const recorded = new Set([
  'start',
  'end',
  'today',
  'deviceid',
  'device id',
  'imei',
  'username',
  'email',
  'phonenumber',
  'simserial',
  'sim id',
  'subscriberid',
  'subscriber id',
  'start time',
  'end time',
  'audit',
  'start geopoint',
  'background audio',
])

/** Reads the type of a row; case, underscores and the older spellings of XLSForm do not matter. */
export function surveyTypeOf(text: string): SurveyType {
  const words = text.trim().replace(/\s+/g, ' ')
  const plain = words.toLowerCase().replace(/[_-]/g, ' ')
  const begin = /^begin (group|repeat|loop)\b/.exec(plain)
  if (begin) return { kind: 'begin', what: begin[1] === 'group' ? 'group' : 'repeat' }
  if (/^end (?:group|repeat|loop)\b/.test(plain)) return { kind: 'end' }
  if (/^(?:uri:|start geopoint)/.test(plain) || recorded.has(plain)) return { kind: 'recorded' }
  if (/(?:external|from file)\b/.test(plain) && plain.startsWith('select')) {
    return { kind: 'outer-list' }
  }
  const select = selectOf(words)
  if (select !== null) return select
  if (/^(?:integer|int|q int|add integer prompt)$/.test(plain)) return { kind: 'whole-number' }
  if (plain === 'range') return { kind: 'range' }
  if (/^(?:acknowledge|trigger|add acknowledge prompt)$/.test(plain)) return { kind: 'acknowledge' }
  if (/^date ?time$/.test(plain)) return { kind: 'date-time' }
  const known = plainTypes.get(plain)
  return known ? { kind: 'plain', type: known[0], note: known[1] } : { kind: 'unknown' }
}

const selectPattern =
  /^(?:(select[ _]?one|select1|add select one prompt using)|(select[ _]?multiple|select all that apply|select|add select multiple prompt using))(?: from)? (\S+?)((?:[ _]| or )?(?:or[ _]other|or specify other|specify other))?$/i

function selectOf(words: string): SurveyType | null {
  const found = selectPattern.exec(words)
  if (found === null) return null
  const [, one, , list = '', other] = found
  return { kind: 'select', many: one === undefined, list, hasOther: other !== undefined }
}
