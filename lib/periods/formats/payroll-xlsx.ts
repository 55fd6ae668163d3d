import 'server-only'
import { writeSheets } from '@/lib/platform/sheet-file'
import type { PayrollTable } from './payroll-rows'

/**
 * The same table as a workbook. Every cell is text, the amount with its decimal comma: what payroll
 * reads is, digit for digit, what was approved, and no personnel number loses its zeros in front.
 */
export function payrollXlsx({ heading, rows }: PayrollTable): Promise<Uint8Array<ArrayBuffer>> {
  const lines = rows.map(({ cells }) => cells.map(({ text }) => text))
  return writeSheets([{ name: 'payroll', rows: [heading, ...lines] }])
}
