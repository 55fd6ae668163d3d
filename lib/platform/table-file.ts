import { parse as parseCsv } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import { readSheet } from 'read-excel-file/universal'
import 'server-only'
import type { TableRow } from '@/lib/core/table-rows'

/** A sheet as text: the heading row and the rows under it, with their line numbers in the file. */
export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  /** How the file was understood, shown in the preview. */
  readonly format: 'xlsx' | 'csv-utf-8' | 'csv-windows-1251'
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
} as const

/** Why a file was not read at all. */
export interface TableRefused {
  readonly ok: false
  readonly reason: TableProblem
  readonly line?: number
}

type ReadTable = { ok: true; table: Table } | TableRefused

/**
 * Reads a table that somebody uploaded: XLSX (first sheet) or CSV in UTF-8 or Windows-1251, with
 * `;`, `,` or tab between the cells. What the bytes are decides, never the file's name; reading is
 * bounded in size and rows (SECURITY.md, Files).
 */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (bytes.byteLength === 0) return { ok: false, reason: 'empty' }
  if (bytes.byteLength > tableLimits.bytes) return { ok: false, reason: 'too-large' }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { ok: false, reason: 'old-xls' }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes)
  return readCsv(bytes)
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

async function readXlsx(bytes: Uint8Array): Promise<ReadTable> {
  if (unpackedSize(bytes) > tableLimits.unpackedBytes) return { ok: false, reason: 'too-large' }
  let sheet: readonly (readonly unknown[])[]
  try {
    // Numbers stay text: a salary must not pass through binary floating point.
    sheet = await readSheet(Uint8Array.from(bytes).buffer, { parseNumber: plainNumber })
  } catch {
    return { ok: false, reason: 'broken-xlsx' }
  }
  return asTable(
    sheet.map((cells, index) => ({ line: index + 1, cells: cells.map(cellText) })),
    'xlsx',
  )
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
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  return String(cell).trim()
}

function readCsv(bytes: Uint8Array): ReadTable {
  const decoded = decode(bytes)
  if (decoded === null) return { ok: false, reason: 'not-a-table' }
  try {
    const rows: TableRow[] = []
    parseCsv(decoded.text, {
      delimiter: delimiterOf(decoded.text),
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { lines }) => void rows.push({ line: lines, cells }),
    })
    return asTable(rows, decoded.format)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : undefined
    return { ok: false, reason: 'broken-quotes', ...(line === undefined ? {} : { line }) }
  }
}

/** Null when the bytes are no text at all. */
function decode(bytes: Uint8Array): { text: string; format: Table['format'] } | null {
  if (bytes.includes(0)) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { text, format: 'csv-utf-8' }
  } catch {
    return { text: iconv.decode(Buffer.from(bytes), 'win1251'), format: 'csv-windows-1251' }
  }
}

/** The separator that the heading line uses most, outside of quotes. */
function delimiterOf(text: string): string {
  const heading = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counted = [';', ',', '\t'].map((mark) => ({ mark, count: heading.split(mark).length }))
  counted.sort((a, b) => b.count - a.count)
  return counted[0]?.mark ?? ';'
}

function asTable(rows: readonly TableRow[], format: Table['format']): ReadTable {
  const [header, ...body] = rows.filter((row) => row.cells.some((cell) => cell !== ''))
  if (header === undefined) return { ok: false, reason: 'empty' }
  if (body.length > tableLimits.rows) return { ok: false, reason: 'too-many-rows' }
  return { ok: true, table: { header: header.cells, rows: body, format } }
}
