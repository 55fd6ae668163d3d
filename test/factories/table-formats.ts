import iconv from 'iconv-lite'
import writeWorkbook from 'write-excel-file/universal'
import type { TableFormat } from '@/lib/core/table-import'

/** A cell as somebody has it in mind: how it is written is a matter of the file. */
export type SaidCell = string | { readonly number: string } | { readonly day: string }

export interface WrittenTable {
  readonly name: string
  readonly bytes: Uint8Array
  readonly format: TableFormat
}

/** One table in the four formats in which it may come; the first row is the heading. */
export async function inFourFormats(
  rows: readonly (readonly SaidCell[])[],
): Promise<readonly WrittenTable[]> {
  const local = rows.map((row) => row.map(localText).join(';')).join('\r\n')
  const plain = rows.map((row) => row.map(plainText).join(',')).join('\n')
  return [
    {
      name: 'UTF-8 with commas',
      bytes: new TextEncoder().encode(`${plain}\n`),
      format: 'csv-utf-8',
    },
    {
      name: 'semicolons and decimal commas',
      bytes: new TextEncoder().encode(`\ufeff${local}\r\n`),
      format: 'csv-utf-8',
    },
    { name: 'Windows-1251', bytes: iconv.encode(local, 'win1251'), format: 'csv-windows-1251' },
    { name: 'a workbook', bytes: await workbookOf(rows), format: 'xlsx' },
  ]
}

/** Between commas a decimal comma stands in quotes. */
function plainText(cell: SaidCell): string {
  if (typeof cell === 'string') return cell.includes(',') ? `"${cell}"` : cell
  return 'day' in cell ? cell.day : cell.number
}

/** As a Russian spreadsheet shows it. */
function localText(cell: SaidCell): string {
  if (typeof cell === 'string') return cell
  if ('number' in cell) return cell.number.replace('.', ',')
  return cell.day.split('-').toReversed().join('.')
}

/** Numbers and days as a spreadsheet keeps them, not as texts. */
async function workbookOf(rows: readonly (readonly SaidCell[])[]): Promise<Uint8Array> {
  const cellOf = (cell: SaidCell) => {
    if (cell === '') return null
    if (typeof cell === 'string') return { value: cell, type: String }
    return 'number' in cell
      ? { value: Number(cell.number), type: Number }
      : { value: new Date(cell.day), type: Date, format: 'dd.mm.yyyy' }
  }
  const written = writeWorkbook(rows.map((row) => row.map(cellOf)))
  return new Uint8Array(await (await written.toBlob()).arrayBuffer())
}
