import type { RowProblem } from './table-rows'

/** Preview touches nothing; the other two say what happens to a file with bad lines. */
export const importModes = ['preview', 'all-or-nothing', 'good-rows'] as const

export type ImportMode = (typeof importModes)[number]

/** A table that somebody sent, and how far to go with it. */
export interface TableSent {
  readonly bytes: Uint8Array
  readonly mode: ImportMode
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
}

/** The first line lacks columns that the import needs; they are named as it would call them. */
export interface ColumnsMissing {
  readonly ok: false
  readonly reason: 'columns-missing'
  readonly missing: readonly string[]
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
