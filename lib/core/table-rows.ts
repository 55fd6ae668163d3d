import { isCalendarDate } from './calendar'
import { typedShare } from './typed-share'

/**
 * Rows of a table that somebody made in a spreadsheet, and what is wrong with them.
 * Source: issue "people and access": every bad line is named with number, column and reason.
 */
export interface TableRow {
  /** Row of the sheet as a spreadsheet numbers it: what stands first is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface TableColumn<Key extends string> {
  readonly key: Key
  /** Accepted headings, lower case, Russian, English, then others: `namesFor` puts the reader's first. */
  readonly headings: readonly string[]
  readonly required: boolean
}

/**
 * The names of a column as a reader knows them, the one to be shown first.
 *
 * Rule    tables call a column first in Russian, then in English, then by whatever else is understood;
 *         a reader of English sees the English name first, where there is one.
 * Returns all of them, each once.
 * Source  LOOK.md, screens in Russian and English.
 */
export function namesFor(headings: readonly string[], locale: string): readonly string[] {
  const english = locale === 'en' ? headings[1] : undefined
  if (english === undefined) return headings
  return [english, ...headings.filter((name) => name !== english)]
}

/** `reason` is a message key; `value` is what stands in the cell. */
export interface RowProblem {
  readonly line: number
  readonly column: string
  readonly reason: string
  readonly value: string
}

export type ColumnMap<Key extends string> = ReadonlyMap<
  Key,
  { readonly index: number; readonly heading: string }
>

/**
 * Finds the columns by their headings.
 *
 * Rule     case, outer spaces, `ё`/`е` and a trailing `*` or `:` do not matter; unknown columns are left alone.
 * Returns  the places of the known columns, or the names of the required ones that are missing.
 * Source   issue "people and access": every bad line is named with number, column and reason.
 */
export function mapColumns<Key extends string>(
  header: readonly string[],
  columns: readonly TableColumn<Key>[],
): { ok: true; map: ColumnMap<Key> } | { ok: false; missing: readonly string[] } {
  const normal = header.map(normalHeading)
  const map = new Map<Key, { index: number; heading: string }>()
  const missing: string[] = []
  for (const column of columns) {
    const known = new Set(column.headings.map(normalHeading))
    const index = normal.findIndex((heading) => known.has(heading))
    if (index >= 0) map.set(column.key, { index, heading: header[index] ?? '' })
    else if (column.required) missing.push(column.headings[0] ?? column.key)
  }
  return missing.length > 0 ? { ok: false, missing } : { ok: true, map }
}

/**
 * A heading as it is compared.
 *
 * Rule     case, outer spaces, `ё`/`е` and a trailing `*` or `:` do not matter.
 * Returns  lower case, one space between words.
 * Source   issue "people and access": headings in either language, as people write them.
 */
export function normalHeading(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s_-]+/g, ' ')
    .replace(/\s*[*:]$/, '')
}

/** Reads the cells of one row and collects what is wrong with them. */
export class RowReader<Key extends string> {
  readonly problems: RowProblem[] = []
  readonly doubts: RowProblem[] = []

  constructor(
    private readonly row: TableRow,
    private readonly map: ColumnMap<Key>,
    /** How a column is called that the table does not have. */
    private readonly columns: readonly TableColumn<Key>[] = [],
  ) {}

  /** Whether the table has the column. */
  has(key: Key): boolean {
    return this.map.has(key)
  }

  /** How the table heads a column, or how it would. */
  heading(key: Key): string {
    const named = this.columns.find((column) => column.key === key)?.headings[0]
    return this.map.get(key)?.heading ?? named ?? key
  }

  /** Names what is wrong with the cell. */
  refuse(key: Key, reason: string): void {
    this.problems.push(this.about(key, reason))
  }

  /** Asks about a cell that can be taken. */
  doubt(key: Key, reason: string): void {
    this.doubts.push(this.about(key, reason))
  }

  /** The text of the cell; null when the cell is empty or the column is absent. */
  text(key: Key, maxLength = 200): string | null {
    const text = this.raw(key)
    if (text === '') return null
    if (text.includes('\0')) return this.refused(key, 'nul')
    if (text.length > maxLength) return this.refused(key, 'too-long')
    return text
  }

  requiredText(key: Key, maxLength = 200): string {
    const text = this.text(key, maxLength)
    this.refuseIfEmpty(key)
    return text ?? ''
  }

  /** Names an empty cell that must not be empty. */
  refuseIfEmpty(key: Key): void {
    if (this.raw(key) === '') this.refuse(key, 'empty')
  }

  /** A calendar date written `2026-10-03` or `03.10.2026`; null when empty or refused. */
  date(key: Key): string | null {
    const text = this.raw(key)
    if (text === '') return null
    return calendarDate(text) ?? this.refused(key, 'not-a-date')
  }

  /** A month written `2026-10`, `10.2026`, in words, or as any day of it; null when empty or refused. */
  month(key: Key): string | null {
    const text = this.raw(key)
    if (text === '') return null
    return calendarMonth(text) ?? this.refused(key, 'not-a-month')
  }

  /** A decimal with point or comma; spaces between digits are grouping. Null when empty or refused. */
  decimal(key: Key, places: number): string | null {
    const text = this.raw(key)
    if (text === '') return null
    const read = decimalText(text, places)
    if (read !== null) return read
    const isTooFine = decimalText(text, text.length) !== null
    return this.refused(key, isTooFine ? 'too-many-places' : 'not-a-number')
  }

  /** A share of 1: as a decimal, or in percents with their sign. Null when empty or refused. */
  share(key: Key, places: number): string | null {
    const text = this.raw(key)
    if (text === '') return null
    const share = typedShare(text, (number) => decimalText(number, places))
    const isTaken = share !== null && decimalText(share, places) !== null
    return isTaken ? share : this.refused(key, 'not-a-number')
  }

  /** Whether the cell ends in a percent sign. */
  isPercent(key: Key): boolean {
    return this.raw(key).endsWith('%')
  }

  private about(key: Key, reason: string): RowProblem {
    const value = this.raw(key).slice(0, 80)
    return { line: this.row.line, column: this.heading(key), reason, value }
  }

  private raw(key: Key): string {
    const place = this.map.get(key)
    return place === undefined ? '' : (this.row.cells[place.index] ?? '').trim()
  }

  private refused(key: Key, reason: string): null {
    this.refuse(key, reason)
    return null
  }
}

/**
 * A day as people and files write it.
 *
 * Rule    `2026-10-03`, with a time behind it or without, or `03.10.2026`, of which day and
 *         month may lack their zero.
 * Returns `YYYY-MM-DD`; null for what is no day, and outside 1900 to 2199.
 * Source  issue "people and access": every bad line is named with number, column and reason.
 */
export function calendarDate(text: string): string | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)
  const local = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const date = iso
    ? iso[1]
    : local && `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}`
  return date && isCalendarDate(date) && date >= '1900' && date < '2200' ? date : null
}

/**
 * A month as people and files write it.
 *
 * Rule    `2026-10`, `10.2026`, a day of it, or its name in Russian or English with the year behind it:
 *         "ноябрь 2026", "November 2026", "нояб. 2026 г."; three letters of a name are enough.
 * Returns `YYYY-MM`; null for what is no month.
 * Source  issue "people and access": every bad line is named with number, column and reason.
 */
export function calendarMonth(text: string): string | null {
  const local = /^(\d{1,2})\.(\d{4})$/.exec(text)
  const month = local ? `${local[2]}-${local[1]?.padStart(2, '0')}` : (namedMonth(text) ?? text)
  return calendarDate(/^\d{4}-\d{2}$/.test(month) ? `${month}-01` : month)?.slice(0, 7) ?? null
}

/** Each month as it is called, and as a date calls it. */
const monthNames = [
  ['январь', 'января', 'january'],
  ['февраль', 'февраля', 'february'],
  ['март', 'марта', 'march'],
  ['апрель', 'апреля', 'april'],
  ['май', 'мая', 'may'],
  ['июнь', 'июня', 'june'],
  ['июль', 'июля', 'july'],
  ['август', 'августа', 'august'],
  ['сентябрь', 'сентября', 'september'],
  ['октябрь', 'октября', 'october'],
  ['ноябрь', 'ноября', 'november'],
  ['декабрь', 'декабря', 'december'],
] as const

/** `2026-11` of "Ноябрь 2026"; null for anything else. */
function namedMonth(text: string): string | null {
  const [, word, year] =
    /^(\p{L}{3,})\.?,?\s+(\d{4})(?:\s*г\.?|\s+года?)?$/u.exec(text.toLowerCase()) ?? []
  if (word === undefined) return null
  const place = monthNames.findIndex((names) => names.some((name) => name.startsWith(word)))
  return place < 0 ? null : `${year}-${String(place + 1).padStart(2, '0')}`
}

/**
 * A number as a person types it, as a plain decimal text.
 *
 * Rule     point or comma; spaces group; zeros in front are dropped ("08" days); at most eleven digits
 *          before the point, which is what the columns of figures and amounts hold.
 * Returns  the text, or null for anything else and for more than `places` places.
 * Source   issue "people and access": every bad line is named with number, column and reason.
 */
export function decimalText(text: string, places: number): string | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  const match = /^(-?)0*(\d{1,11}(?:\.(\d+))?)$/.exec(plain)
  return match !== null && (match[3]?.length ?? 0) <= places ? `${match[1]}${match[2]}` : null
}
