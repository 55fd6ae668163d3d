import type { Localized } from './checklist'
import type { MetricUnit } from './metric'
import type { LineRepeat } from './repeated-lines'
import type { MappedTable, SaidColumns } from './table-mapping'
import type { RowProblem } from './table-rows'

/** How the bytes of a table are understood. */
export type TableFormat =
  | 'xlsx'
  | 'csv-utf-8'
  | 'csv-utf-16'
  | 'csv-windows-1251'
  | 'csv-cp866'
  | 'csv-koi8-r'

/** Preview touches nothing; the other two say what happens to a file with bad lines. */
export const importModes = ['preview', 'all-or-nothing', 'good-rows'] as const

export type ImportMode = (typeof importModes)[number]

/** A table that somebody sent, and how far to go with it. */
export interface TableSent {
  readonly bytes: Uint8Array
  readonly mode: ImportMode
  /** What the columns are, where somebody says it; absent: as said before, or as they sound. */
  readonly columns?: SaidColumns | null | undefined
  /** Somebody has looked at the doubtful lines and says that they are right. */
  readonly confirmed?: boolean | undefined
}

/** One cell of a line that replaces what stands; null where there is nothing. */
export interface CellChange {
  /** As the file heads it. */
  readonly column: string
  /** How it is read; null: as it is written. */
  readonly unit: MetricUnit | null
  readonly before: string | null
  readonly after: string | null
}

/** A line that replaces what stands. */
export interface LineChange {
  readonly line: number
  /** Of whom or what: the name, and the personnel number or code. */
  readonly name: string
  readonly number: string
  /** "2026-10", or the day "2026-10-01" from which on it holds. */
  readonly when: string
  /** Which figure it is, where there are several. */
  readonly title: Localized | null
  readonly cells: readonly CellChange[]
}

/** So many lines of each list are shown; the rest are counted. */
export const shownLines = 100

/** The first lines of a list, and how many there are. */
export interface FirstOf<Line> {
  readonly first: readonly Line[]
  readonly total: number
}

/**
 * The beginning of a list that may be long.
 *
 * Rule    as many as a preview shows, with the number of all of them.
 * Returns the first `shownLines`.
 * Source  issue "people and access": what a file would do is shown before it does it.
 */
export function firstOf<Line>(lines: readonly Line[]): FirstOf<Line> {
  return { first: lines.slice(0, shownLines), total: lines.length }
}

/** What an import did, or would do. */
export interface TableImported {
  readonly ok: true
  readonly format: TableFormat
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
  /** Lines that can be taken and are likely wrong: nothing is written before somebody confirms them. */
  readonly doubts?: FirstOf<RowProblem> | undefined
  /** What lines that replace something replace it with. */
  readonly revised?: FirstOf<LineChange> | undefined
  /** The lines that replace nothing, with what they add. */
  readonly added?: FirstOf<LineChange> | undefined
  /** Of facts: the locked months that lines belong to, and how many lines. */
  readonly locked?: { readonly months: readonly string[]; readonly lines: number } | undefined
  /** Of a timesheet without a column for the base: so many lines leave the one that was entered. */
  readonly basesKept?: number | undefined
  /** Lines that say again what an earlier one said, word for word; the earlier one is taken. */
  readonly repeats?: FirstOf<LineRepeat> | undefined
  /** Headings of the columns that are not read. */
  readonly unread: readonly string[]
  /** False for a preview, and where bad or unconfirmed lines held the import back. */
  readonly written: boolean
  /** The columns as they were understood, where they can be set on the screen. */
  readonly table?: MappedTable | undefined
}

/** The first line lacks columns that the import needs; they are named as it would call them. */
export interface ColumnsMissing {
  readonly ok: false
  readonly reason: 'columns-missing'
  readonly missing: readonly string[]
  readonly table?: MappedTable | undefined
}

/**
 * The mode that an address names.
 *
 * Rule    a mode must be named to touch anything.
 * Returns `preview`, which touches nothing, for anything unclear.
 * Source  issue "people and access": every bad line is named with number, column and reason.
 */
export function importModeOf(named: string | null): ImportMode {
  return importModes.find((mode) => mode === named) ?? 'preview'
}
