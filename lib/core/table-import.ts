import type { MappedTable, SaidColumns } from './table-mapping'
import type { RowProblem } from './table-rows'

/** Preview touches nothing; the other two say what happens to a file with bad lines. */
export const importModes = ['preview', 'all-or-nothing', 'good-rows'] as const

export type ImportMode = (typeof importModes)[number]

/** A table that somebody sent, and how far to go with it. */
export interface TableSent {
  readonly bytes: Uint8Array
  readonly mode: ImportMode
  /** What the columns are, where somebody says it; absent: as said before, or as they sound. */
  readonly columns?: SaidColumns | null | undefined
}

/** What an import did, or would do. */
export interface TableImported {
  readonly ok: true
  /** How the file was understood: "xlsx", "csv-utf-8", "csv-windows-1251". */
  readonly format: string
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
  /** Headings of the columns that are not read. */
  readonly unread: readonly string[]
  /** False for a preview, and where bad lines held an all-or-nothing import back. */
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
