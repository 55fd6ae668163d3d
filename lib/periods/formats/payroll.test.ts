import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { StatementDocument } from '@/lib/core/statement'
import {
  defaultColumns,
  type PayrollField,
  savePayrollLayoutSchema,
} from '@/lib/payroll-layouts/schema'
import { readTable } from '@/lib/platform/table-file'
import { notInWindows1251, payrollCsv } from './payroll-csv'
import { payrollTable } from './payroll-rows'
import { payrollXlsx } from './payroll-xlsx'

/** What the file reads of a statement. */
function aStatement(personnelNumber: string, fullName: string, versionId = 'v1') {
  return {
    person: { personnelNumber, fullName, hiredOn: '2020-04-01', leftOn: null },
    month: '2026-02',
    unit: { id: 'u', name: 'Магазин' },
    position: { id: 'p', name: '=Продавец' },
    amount: '53400.10',
    result: {
      ...{ payout: '53400.10', paidUnmeasured: '0.00', atFull: '60000.00' },
      components: [{ code: 'courtesy' }],
    },
    scheme: {
      ...{ versionId, currency: 'RUB', regulation: { number: '17-П', date: '2026-01-01' } },
      period: 'month',
      name: { ru: 'Магазины; смена', en: 'Shops' },
    },
  } as unknown as StatementDocument
}

const two = [aStatement('0203', 'Пётр'), aStatement('0042', 'Ольга "Ё"')]
const column = (field: PayrollField, heading = '', text = '') => ({ field, heading, text })
const win = (bytes: Uint8Array) => iconv.decode(Buffer.from(bytes), 'win1251')

describe('the file for payroll', () => {
  it('is what the documentation says, in the organisation’s language', () => {
    expect(win(payrollCsv(payrollTable(two, defaultColumns, 'ru'), 'windows-1251'))).toBe(
      'Табельный номер;ФИО;Месяц;Схема;Сумма;Валюта\r\n' +
        '0042;"Ольга ""Ё""";02.2026;"Магазины; смена";53400,10;RUB\r\n' +
        '0203;Пётр;02.2026;"Магазины; смена";53400,10;RUB\r\n',
    )
    const english = payrollTable(two, defaultColumns, 'en')
    expect(english.heading).toContain('Personnel number')
    expect(english.rows[0]?.cells[3]?.text).toBe('Shops')
  })

  it('has the organisation’s own columns, headings and constant texts', () => {
    const columns = [
      column('text', 'Вид начисления', '4800'),
      column('personnel-number', 'ТабНомер'),
      column('first-day'),
      column('last-day'),
      column('regulation'),
      column('position'),
      column('amount'),
    ]
    expect(win(payrollCsv(payrollTable(two.slice(0, 1), columns, 'ru'), 'windows-1251'))).toBe(
      'Вид начисления;ТабНомер;Период с;Период по;Положение;Должность;Сумма\r\n' +
        "4800;0203;01.02.2026;28.02.2026;17-П;'=Продавец;53400,10\r\n",
    )
  })

  it('says the days of a quarter, and of those nobody is employed the days that he was', () => {
    const columns = [column('first-day'), column('last-day')]
    const days = (period: 'month' | 'quarter', hiredOn: string, leftOn: string | null) => {
      const statement = aStatement('0203', 'Пётр')
      const person = { ...statement.person, hiredOn, leftOn }
      const scheme = { ...statement.scheme, period }
      const table = payrollTable(
        [{ ...statement, month: '2026-12', person, scheme }],
        columns,
        'ru',
      )
      return table.rows[0]?.cells.map(({ text }) => text)
    }
    expect(days('quarter', '2020-04-01', null)).toEqual(['01.10.2026', '31.12.2026'])
    expect(days('quarter', '2026-10-12', '2026-12-04')).toEqual(['12.10.2026', '04.12.2026'])
    expect(days('month', '2026-10-12', '2026-12-04')).toEqual(['01.12.2026', '04.12.2026'])
    // A correction that comes after somebody has left is of the whole period.
    expect(days('month', '2020-04-01', '2026-11-30')).toEqual(['01.12.2026', '31.12.2026'])
  })

  it('writes the days of a whole quarter, and of a leaver’s quarter as far as it came', () => {
    const columns = [column('personnel-number'), column('first-day'), column('last-day')]
    const quarter = (month: string, only: object = {}) => {
      const statement = aStatement('0042', 'Ольга')
      const scheme = { ...statement.scheme, period: 'quarter' }
      return { ...statement, ...only, month, scheme } as StatementDocument
    }
    const days = (statement: StatementDocument) =>
      payrollTable([statement], columns, 'ru')
        .rows[0]?.cells.slice(1)
        .map(({ text }) => text)
    expect(days(quarter('2026-12'))).toEqual(['01.10.2026', '31.12.2026'])
    expect(days(quarter('2026-11'))).toEqual(['01.10.2026', '30.11.2026'])
    // Corrections alone are paid with the month.
    const { result } = aStatement('0042', 'Ольга')
    const corrections = { result: { ...result, components: [] } }
    expect(days(quarter('2026-12', corrections))).toEqual(['01.12.2026', '31.12.2026'])
  })

  it('keeps its order whatever order the statements come in', () => {
    const lines = [...two, aStatement('0042', 'Ольга "Ё"', 'v2')]
    const bytes = (given: readonly StatementDocument[]) =>
      payrollCsv(payrollTable(given, defaultColumns, 'ru'), 'utf-8')
    expect(bytes(lines.toReversed())).toEqual(bytes(lines))
  })

  it('names what Windows-1251 does not have, with the people in whose lines it stands', () => {
    const people = [
      aStatement('1', 'Әлия Łuk'),
      aStatement('2', 'Әсел'),
      aStatement('3', 'Їжак №1'),
    ]
    expect(notInWindows1251(payrollTable(people, defaultColumns, 'ru'))).toEqual([
      { character: 'Ә', people: ['1 Әлия Łuk', '2 Әсел'] },
      { character: 'Ł', people: ['1 Әлия Łuk'] },
    ])
    const heading = [...defaultColumns, column('text', 'Ünit', 'x')]
    expect(notInWindows1251(payrollTable([], heading, 'ru'))).toEqual([
      { character: 'Ü', people: [] },
    ])
    expect(notInWindows1251(payrollTable(two, defaultColumns, 'ru'))).toEqual([])
  })

  it('is the same table as a workbook, digit for digit', async () => {
    const read = await readTable(await payrollXlsx(payrollTable(two, defaultColumns, 'ru')))
    if (!read.ok) throw new Error(read.reason)
    expect(read.table.rows.map(({ cells }) => cells)).toEqual([
      ['0042', 'Ольга "Ё"', '02.2026', 'Магазины; смена', '53400,10', 'RUB'],
      ['0203', 'Пётр', '02.2026', 'Магазины; смена', '53400,10', 'RUB'],
    ])
  })
})

describe('a layout', () => {
  it.each([
    [[column('amount')], 'number-and-amount'],
    [[column('personnel-number')], 'number-and-amount'],
    [Array.from({ length: 41 }, () => column('amount')), 'too-many'],
    [[column('personnel-number', 'a\nb'), column('amount')], 'control-characters'],
  ])('that nobody could be paid by is refused', (columns, reason) => {
    const { error } = savePayrollLayoutSchema.safeParse({ columns })
    expect(error?.issues.map(({ message }) => message)).toContain(reason)
  })
})
