import iconv from 'iconv-lite'
import type { PayrollTable } from './payroll-rows'

/** Windows-1251 as 1C-style payroll takes it, or UTF-8 with a mark in front. */
export type CsvEncoding = 'windows-1251' | 'utf-8'

/**
 * The file for payroll: `;` between the cells, decimal comma, CRLF, one line a statement
 * (docs/payroll.md). What Windows-1251 cannot hold is named by `notInWindows1251` before.
 */
export function payrollCsv(
  { heading, rows }: PayrollTable,
  encoding: CsvEncoding,
): Uint8Array<ArrayBuffer> {
  const lines = [
    heading.map(textCell),
    ...rows.map(({ cells }) =>
      cells.map(({ kind, text }) => (kind === 'text' ? textCell(text) : text)),
    ),
  ]
  const written = `${lines.map((cells) => cells.join(';')).join('\r\n')}\r\n`
  return Uint8Array.from(
    encoding === 'utf-8' ? Buffer.from(`\ufeff${written}`) : iconv.encode(written, 'win1251'),
  )
}

/** A character that Windows-1251 does not have, and in whose lines it stands. */
export interface ForeignCharacter {
  readonly character: string
  /** "202 Олександр Ґалаґан"; of the headings none. */
  readonly people: readonly string[]
}

/** Every character of the table that Windows-1251 does not have, in the order in which they come. */
export function notInWindows1251({ heading, rows }: PayrollTable): readonly ForeignCharacter[] {
  const found = new Map<string, Set<string>>()
  const look = (text: string, person: string | null) => {
    for (const character of text) {
      if (isInWindows1251(character)) continue
      const people = found.get(character) ?? new Set()
      found.set(character, people)
      if (person !== null) people.add(person)
    }
  }
  for (const text of heading) look(text, null)
  for (const { personnelNumber, fullName, cells } of rows)
    for (const { text } of cells) look(text, `${personnelNumber} ${fullName}`)
  return [...found].map(([character, people]) => ({ character, people: [...people] }))
}

function isInWindows1251(character: string): boolean {
  return iconv.decode(iconv.encode(character, 'win1251'), 'win1251') === character
}

/** A spreadsheet runs a cell that begins so as a formula (SECURITY.md, Files). */
const formulaStart = /^[=+\-@\t\r]/

function textCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
