import 'server-only'
import writeWorkbook from 'write-excel-file/universal'

/** A sheet as texts: the first row is the heading, which stays in sight. */
export interface WrittenSheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

const widest = 60
const narrowest = 8

/** An XLSX workbook of texts: no cell becomes a number, a date or a formula. */
export async function writeSheets(
  sheets: readonly WrittenSheet[],
): Promise<Uint8Array<ArrayBuffer>> {
  const written = writeWorkbook(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row, place) => row.map((text) => cellOf(text, place === 0))),
      columns: widths(rows).map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  )
  return new Uint8Array(await (await written.toBlob()).arrayBuffer())
}

function cellOf(text: string, isHeading: boolean) {
  if (text === '') return null
  return isHeading
    ? { value: escaped(text), type: String, fontWeight: 'bold' as const }
    : { value: escaped(text), type: String }
}

/**
 * What a workbook's XML cannot hold, or would read as something else: "_x0041_" in a cell is the
 * letter A.
 */
function escaped(text: string): string {
  return text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_').replace(/[\r\uFFFE\uFFFF]/g, (sign) => {
    const code = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return `_x${code}_`
  })
}

function widths(rows: readonly (readonly string[])[]): number[] {
  const [heading = []] = rows
  return heading.map((_, column) => {
    const longest = rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0)
    return Math.min(widest, Math.max(narrowest, longest + 2))
  })
}
