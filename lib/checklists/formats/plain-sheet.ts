import type { TableRow } from '@/lib/core/table-rows'
import type { Sheet } from '@/lib/platform/table-file'
import { guessMapping, type PlainColumn } from './plain-columns'

type Remembered = ReadonlyMap<string, PlainColumn | null>

/** How far down a heading may stand under a block about the company. */
const searchedRows = 30

/**
 * The heading row of a table: the first one that names a question and another column; where nothing
 * is recognised, the first one with at least two filled cells.
 */
export function headingOf(sheet: Sheet, remembered: Remembered = new Map()): TableRow | null {
  const wide = sheet.rows.find(({ cells }) => cells.filter((cell) => cell !== '').length > 1)
  if (wide !== undefined && namedColumns(wide, remembered) > 0) return wide
  const named = sheet.rows.slice(0, searchedRows).find((row) => namedColumns(row, remembered) > 1)
  return named ?? wide ?? sheet.rows[0] ?? null
}

/** How many columns the row names; none where no column is that of the questions. */
function namedColumns({ cells }: TableRow, remembered: Remembered): number {
  const found = guessMapping(cells, remembered).filter((column) => column !== null)
  return found.includes('question') ? found.length : 0
}

/** The sheet that somebody chose, else the one whose heading names most columns, else the first table. */
export function sheetToRead(
  sheets: readonly Sheet[],
  chosen: string | null,
  remembered: Remembered,
): Sheet | undefined {
  const named = chosen === null ? undefined : sheets.find(({ name }) => name === chosen)
  if (named !== undefined) return named
  const rated = sheets.map((sheet) => {
    const heading = sheet.rows.length > 1 ? headingOf(sheet, remembered) : null
    return { sheet, count: heading === null ? 0 : namedColumns(heading, remembered) }
  })
  const [best] = rated.toSorted((a, b) => b.count - a.count)
  if (best !== undefined && best.count > 0) return best.sheet
  return sheets.find(({ rows }) => rows.length > 1) ?? sheets[0]
}
