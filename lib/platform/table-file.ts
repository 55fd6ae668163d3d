import { parse as parseCsv } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import 'server-only'
import type { TableFormat } from '@/lib/core/table-import'
import { mapColumns, type TableColumn, type TableRow } from '@/lib/core/table-rows'
import { decodeTable, delimiterOf } from './table-text'
import { workbookExtent } from './workbook-extent'

/** A sheet as text: the heading row and the rows under it, with their rows in the sheet. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  /** How the file was understood, shown in the preview. */
  readonly format: TableFormat
}

/** A sheet of a workbook; a table in a text file is one without a name. */
export interface Sheet {
  readonly name: string
  /** Rows that hold something, with their numbers in the sheet. */
  readonly rows: readonly TableRow[]
}

export type TableProblem =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'old-xls'
  | 'broken-xlsx'
  | 'not-a-table'
  | 'broken-quotes'

export const tableLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  rows: 50_000,
  columns: 500,
  cells: 3_000_000,
  sheets: 50,
} as const

/** Why a file was not read at all. */
export interface TableRefused {
  readonly ok: false
  readonly reason: TableProblem
  readonly line?: number
}

type ReadTable = { ok: true; table: Table } | TableRefused

type ReadSheets = { ok: true; sheets: readonly Sheet[]; format: TableFormat } | TableRefused

/**
 * Reads a table that somebody uploaded: XLSX (the first sheet on which the columns are found, a cover
 * and a title above them left aside; else the first sheet) or CSV in UTF-8, UTF-16 or one of the
 * Cyrillic code pages, with `;`, `,`, `|` or tab between the cells. What the bytes are decides,
 * never the file's name; reading is bounded in size and rows (SECURITY.md, Files).
 */
export async function readTable<Key extends string>(
  bytes: Uint8Array,
  columns: readonly TableColumn<Key>[] = [],
): Promise<ReadTable> {
  const read = await readSheets(bytes, (cell) => (cell ? '1' : '0'))
  if (!read.ok) return read
  const rows = underHeading(read.sheets, columns) ?? read.sheets[0]?.rows ?? []
  return asTable(rows, read.format)
}

/** How far down a heading may stand under a title. */
const searchedRows = 30

/** The rows from the heading on, where one names the columns that must be there. */
function underHeading<Key extends string>(
  sheets: readonly Sheet[],
  columns: readonly TableColumn<Key>[],
): readonly TableRow[] | null {
  if (!columns.some(({ required }) => required)) return null
  for (const { rows } of sheets) {
    const place = rows
      .slice(0, searchedRows)
      .findIndex(({ cells }) => mapColumns(cells, columns).ok)
    if (place >= 0) return rows.slice(place)
  }
  return null
}

/** Reads all sheets of a workbook, or the one that a text file is; bounded alike. */
export async function readSheets(
  bytes: Uint8Array,
  booleanText: (cell: boolean) => string = String,
): Promise<ReadSheets> {
  const kind = kindOf(bytes)
  if (kind === 'text') return readText(bytes)
  if (kind !== 'xlsx') return { ok: false, reason: kind }
  const hindrance = hindranceOf(bytes)
  if (hindrance !== null) return { ok: false, reason: hindrance }
  try {
    // Numbers stay text: a salary must not pass through binary floating point.
    const workbook = await readWorkbook(Uint8Array.from(bytes).buffer, { parseNumber: plainNumber })
    const sheets = workbook.slice(0, tableLimits.sheets).map(
      ({ sheet, data }): Sheet => ({
        name: sheet,
        rows: filledRows(numbered(data, booleanText)),
      }),
    )
    return sheetsWithinLimits(sheets, 'xlsx')
  } catch {
    return { ok: false, reason: 'broken-xlsx' }
  }
}

function sheetsWithinLimits(sheets: readonly Sheet[], format: TableFormat): ReadSheets {
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  if (rows === 0) return { ok: false, reason: 'empty' }
  if (rows > tableLimits.rows + sheets.length) return { ok: false, reason: 'too-many-rows' }
  return { ok: true, sheets, format }
}

function kindOf(bytes: Uint8Array): 'xlsx' | 'text' | 'empty' | 'too-large' | 'old-xls' {
  if (bytes.byteLength === 0) return 'empty'
  if (bytes.byteLength > tableLimits.bytes) return 'too-large'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'old-xls'
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) ? 'xlsx' : 'text'
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** `booleanText`: what a cell says that holds "true" or "false". */
function numbered(
  sheet: readonly (readonly unknown[])[],
  booleanText: (cell: boolean) => string,
): TableRow[] {
  return sheet.map((cells, index) => ({
    line: index + 1,
    cells: cells.map((cell) => (typeof cell === 'boolean' ? booleanText(cell) : cellText(cell))),
  }))
}

function filledRows(rows: readonly TableRow[]): TableRow[] {
  return rows.filter((row) => row.cells.some((cell) => cell !== ''))
}

/** What would cost too much to read, seen before it is read. */
function hindranceOf(bytes: Uint8Array): TableProblem | null {
  if (unpackedSize(bytes) > tableLimits.unpackedBytes) return 'too-large'
  const extent = workbookExtent(bytes)
  if (extent === null) return 'broken-xlsx'
  // The heading stands above the rows.
  if (extent.rows > tableLimits.rows + 1) return 'too-many-rows'
  const isWide = extent.columns > tableLimits.columns || extent.cells > tableLimits.cells
  return isWide ? 'too-large' : null
}

/** Sum of the sizes that the archive declares; the unpacker never writes past them. */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0
  try {
    unzipSync(bytes, {
      filter: (file) => {
        size += file.originalSize
        return false
      },
    })
  } catch {
    return 0
  }
  return size
}

/** A spreadsheet stores 0.1 as 0.10000000000000001; fifteen digits are what it shows. */
function plainNumber(text: string): string {
  if (/^-?\d{1,15}(\.\d{1,9})?$/.test(text) && text.length <= 16) return text
  const rounded = Number(Number(text).toPrecision(15))
  return Number.isFinite(rounded) ? rounded.toLocaleString('en-US', exactDigits) : text
}

const exactDigits = { useGrouping: false, maximumFractionDigits: 9 } as const

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).trim()
}

function readText(bytes: Uint8Array): ReadSheets {
  const decoded = decodeTable(bytes)
  if (decoded === null) return { ok: false, reason: 'not-a-table' }
  try {
    const rows: TableRow[] = []
    // A row of the sheet, as a spreadsheet numbers it: a cell of many lines is one row, and so is
    // an empty line.
    let line = 0
    parseCsv(decoded.text, {
      delimiter: delimiterOf(decoded.text),
      bom: true,
      trim: true,
      relax_column_count: true,
      on_record: (cells: string[]) => {
        line += 1
        if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
      },
    })
    return sheetsWithinLimits([{ name: '', rows }], decoded.format)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const before = 'records' in error && typeof error.records === 'number' ? error.records : null
    return { ok: false, reason: 'broken-quotes', ...(before === null ? {} : { line: before + 1 }) }
  }
}

function asTable(rows: readonly TableRow[], format: TableFormat): ReadTable {
  const [header, ...body] = filledRows(rows)
  if (header === undefined) return { ok: false, reason: 'empty' }
  if (body.length > tableLimits.rows) return { ok: false, reason: 'too-many-rows' }
  return { ok: true, table: { header: header.cells, rows: body, format } }
}
