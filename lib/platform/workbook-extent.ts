import { unzipSync } from 'fflate'
import 'server-only'

/** How far the cells of a workbook reach. */
export interface WorkbookExtent {
  /** Of the longest sheet. */
  readonly rows: number
  /** Of the widest sheet, up to its last cell that holds something. */
  readonly columns: number
  /** Rows times columns, over all sheets. */
  readonly cells: number
}

// Read as bytes: what is looked for is ASCII, and a sign of several bytes matches none of it.
const latin = new TextDecoder('latin1')
const opening = /<(?:[^ \t\r\n<>/]*:)?(c|row)(?=[ \t\r\n/>])/g
/** Up to the end of the tag: the attributes, and whether nothing is in the element. */
const attributes = /((?:[^"'<>]|"[^"]*"|'[^']*')*)>/y
const reference = /(?<![^ \t\r\n"'])r[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/g

/**
 * Where the cells of a workbook say that they stand. The reader of workbooks fills all places up to
 * the last one, so that a single cell far out would cost it all memory; it goes by the cells and
 * not by the extent that a sheet declares, which programs write too large. To be called for an
 * archive of bounded size. Null where a place is none, or the archive is broken.
 */
export function workbookExtent(bytes: Uint8Array): WorkbookExtent | null {
  let whole: WorkbookExtent = { rows: 0, columns: 0, cells: 0 }
  try {
    const files = unzipSync(bytes, { filter: ({ name }) => name.endsWith('.xml') })
    for (const file of Object.values(files)) {
      const sheet = sheetExtent(latin.decode(file))
      if (sheet === null) return null
      whole = {
        rows: Math.max(whole.rows, sheet.rows),
        columns: Math.max(whole.columns, sheet.columns),
        cells: whole.cells + sheet.rows * sheet.columns,
      }
    }
  } catch {
    return null
  }
  return whole
}

function sheetExtent(xml: string): { rows: number; columns: number } | null {
  let rows = 0
  let columns = 0
  for (const found of xml.matchAll(opening)) {
    attributes.lastIndex = found.index + found[0].length
    const rest = attributes.exec(xml)?.[1]
    if (rest === undefined) return null
    const places = [...rest.matchAll(reference)].map(([, a, b]) => placeOf(a ?? b ?? ''))
    // A row without a number follows the one above it.
    if (places.length === 0) rows += 1
    for (const place of places) {
      if (place === null) return null
      rows = Math.max(rows, place.row)
      if (!rest.endsWith('/')) columns = Math.max(columns, place.column)
    }
  }
  return { rows, columns }
}

/** "C7", or "7" for a row. */
function placeOf(text: string): { row: number; column: number } | null {
  const [, letters = '', row] = /^([A-Z]{0,3})([0-9]{1,7})$/.exec(text) ?? []
  if (row === undefined) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(row), column }
}
