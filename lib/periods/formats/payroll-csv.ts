import iconv from 'iconv-lite'
import type { Locale } from '@/lib/access/actor'
import type { StatementDocument } from '@/lib/core/statement'

/**
 * The file for payroll, as 1C-style payroll takes it: Windows-1251, `;` between the cells, decimal
 * comma, CRLF, one line a statement, no line for totals.
 * Columns: personnel number; full name; month (MM.YYYY); scheme; amount; currency.
 */
export function payrollCsv(
  statements: readonly StatementDocument[],
  locale: Locale,
): Uint8Array<ArrayBuffer> {
  const rows = statements.map(({ person, month, scheme, amount }) => [
    textCell(person.personnelNumber),
    textCell(person.fullName),
    `${month.slice(5)}.${month.slice(0, 4)}`,
    textCell(scheme.name[locale] ?? scheme.name.ru ?? scheme.name.en ?? ''),
    amount.replace('.', ','),
    scheme.currency,
  ])
  const lines = [headings[locale], ...rows].map((cells) => cells.join(';'))
  return Uint8Array.from(iconv.encode(`${lines.join('\r\n')}\r\n`, 'win1251'))
}

const headings: Readonly<Record<Locale, readonly string[]>> = {
  ru: ['Табельный номер', 'ФИО', 'Месяц', 'Схема', 'Сумма', 'Валюта'],
  en: ['Personnel number', 'Full name', 'Month', 'Scheme', 'Amount', 'Currency'],
}

/** A spreadsheet runs a cell that begins so as a formula (SECURITY.md, Files). */
const formulaStart = /^[=+\-@\t\r]/

function textCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
