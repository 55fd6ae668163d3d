import { z } from 'zod'

/** What a column of the payroll file may hold. */
export const payrollFields = [
  'personnel-number',
  'full-name',
  'unit',
  'position',
  'month',
  'first-day',
  'last-day',
  'scheme',
  'regulation',
  'amount',
  'currency',
  'text',
] as const

export type PayrollField = (typeof payrollFields)[number]

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'too-long')
    .refine((text) => !/\p{Cc}/u.test(text), 'control-characters')

export const payrollColumnSchema = z.strictObject({
  field: z.enum(payrollFields),
  /** Empty: as the field is called in the organisation's language. */
  heading: line(80),
  /** What stands in every line of a column of the kind `text`: the payroll's own code of the bonus. */
  text: line(80),
})

export type PayrollColumn = z.output<typeof payrollColumnSchema>

/** Without these two nobody could be paid by the file. */
const needed: readonly PayrollField[] = ['personnel-number', 'amount']

export const savePayrollLayoutSchema = z.strictObject({
  columns: z
    .array(payrollColumnSchema)
    .max(40, 'too-many')
    .refine(
      (columns) => needed.every((field) => columns.some((column) => column.field === field)),
      'number-and-amount',
    ),
})

export type SavePayrollLayout = z.output<typeof savePayrollLayoutSchema>

const column = (field: PayrollField): PayrollColumn => ({ field, heading: '', text: '' })

/** The layout of an organisation that has said nothing (docs/payroll.md). */
export const defaultColumns: readonly PayrollColumn[] = [
  'personnel-number' as const,
  'full-name' as const,
  'month' as const,
  'scheme' as const,
  'amount' as const,
  'currency' as const,
].map(column)
