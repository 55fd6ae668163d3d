import type { Locale } from '@/lib/access/actor'
import { type DayRange, daysOfMonths, earlierOf, laterOf } from '@/lib/core/calendar'
import { textFor } from '@/lib/core/localized-text'
import { sumMoney } from '@/lib/core/money'
import { periodEnd, periodMonths } from '@/lib/core/snapshot-index'
import type { StatementDocument } from '@/lib/core/statement'
import { costsOf, type StatementCost } from '@/lib/core/statement-costs'
import type { PayrollColumn, PayrollField } from '@/lib/payroll-layouts/schema'

/**
 * The file for payroll as cells: a heading, then a line for each statement, or for each place of
 * somebody who moved where a column tells places apart; no line for totals.
 */
export interface PayrollTable {
  readonly heading: readonly string[]
  readonly rows: readonly PayrollRow[]
}

export interface PayrollRow {
  readonly personnelNumber: string
  readonly fullName: string
  readonly cells: readonly PayrollCell[]
}

/** Figures are written by the program; text may hold anything that people typed. */
export interface PayrollCell {
  readonly kind: 'text' | 'figure'
  readonly text: string
}

/**
 * The statements of a month by the organisation's columns. In the organisation's language, never in
 * that of whoever exports: two people get the same file.
 */
export function payrollTable(
  statements: readonly StatementDocument[],
  columns: readonly PayrollColumn[],
  locale: Locale,
): PayrollTable {
  const inOrder = statements.toSorted((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1))
  return {
    heading: columns.map(({ field, heading, text }) =>
      heading === '' ? headingOf(field, text, locale) : heading,
    ),
    rows: inOrder.flatMap((statement) =>
      toldApart(costsOf(statement), (cost) =>
        columns
          .filter(({ field }) => field !== 'amount')
          .map((column) => cellOf(column, statement, cost, locale).text),
      ).map((cost) => ({
        personnelNumber: statement.person.personnelNumber,
        fullName: statement.person.fullName,
        cells: columns.map((column) => cellOf(column, statement, cost, locale)),
      })),
    ),
  }
}

/**
 * The places of a statement as far as the columns tell them apart: two lines that differ by nothing but
 * their amounts would be taken for one another, or the second for a correction of the first.
 */
function toldApart(
  costs: readonly StatementCost[],
  cellsOf: (cost: StatementCost) => readonly string[],
): readonly StatementCost[] {
  const alike = Map.groupBy(costs, (cost) => JSON.stringify(cellsOf(cost)))
  return [...alike.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    return [{ ...first, amount: sumMoney(same.map(({ amount }) => amount)) }]
  })
}

/** Somebody whom two schemes pay has two lines; their order is the same in every export. */
function orderKey({ person, scheme }: StatementDocument): string {
  return JSON.stringify([person.personnelNumber, scheme.versionId])
}

function headingOf(field: PayrollField, text: string, locale: Locale): string {
  return field === 'text' ? text : payrollHeadings[locale][field]
}

const text = (said: string): PayrollCell => ({ kind: 'text', text: said })
const figure = (written: string): PayrollCell => ({ kind: 'figure', text: written })

/** Of somebody who moved in the period every place has a line, with its days and its amount. */
function cellOf(
  column: PayrollColumn,
  statement: StatementDocument,
  { unit, position, amount, days }: StatementCost,
  locale: Locale,
): PayrollCell {
  const { person, month, scheme } = statement
  const day = (date: string) => figure(date.split('-').reverse().join('.'))
  switch (column.field) {
    case 'personnel-number':
      return text(person.personnelNumber)
    case 'full-name':
      return text(person.fullName)
    case 'unit':
      return text(unit.name)
    case 'position':
      return text(position.name)
    case 'month':
      return figure(`${month.slice(5)}.${month.slice(0, 4)}`)
    case 'first-day':
      return day((days ?? daysOf(statement)).first)
    case 'last-day':
      return day((days ?? daysOf(statement)).last)
    case 'scheme':
      return text(textFor(scheme.name, locale))
    case 'regulation':
      return text(scheme.regulation?.number ?? '')
    case 'amount':
      return figure(amount.replace('.', ','))
    case 'currency':
      return figure(scheme.currency)
    case 'text':
      return text(column.text)
  }
}

/**
 * Of the month, or of the quarter as far as it came, the days on which the person was employed; all of
 * them where there are none. Corrections alone belong to the month that pays them.
 */
function daysOf({ person, month, scheme, result }: StatementDocument): DayRange {
  const months = periodMonths(scheme.period, periodEnd(scheme.period, month))
  const [first = month] = result.components.length === 0 ? [] : months
  const days = daysOfMonths(first, month)
  const { hiredOn, leftOn } = person
  const from = hiredOn === null ? days.first : laterOf(days.first, hiredOn)
  const through = leftOn === null ? days.last : earlierOf(days.last, leftOn)
  return from <= through ? { first: from, last: through } : days
}

type Named = Exclude<PayrollField, 'text'>

/** What stands above a column to which nobody has given a heading. */
export const payrollHeadings: Readonly<Record<Locale, Readonly<Record<Named, string>>>> = {
  ru: {
    'personnel-number': 'Табельный номер',
    'full-name': 'ФИО',
    unit: 'Подразделение',
    position: 'Должность',
    month: 'Месяц',
    'first-day': 'Период с',
    'last-day': 'Период по',
    scheme: 'Схема',
    regulation: 'Положение',
    amount: 'Сумма',
    currency: 'Валюта',
  },
  en: {
    'personnel-number': 'Personnel number',
    'full-name': 'Full name',
    unit: 'Unit',
    position: 'Position',
    month: 'Month',
    'first-day': 'Period from',
    'last-day': 'Period to',
    scheme: 'Scheme',
    regulation: 'Regulation',
    amount: 'Amount',
    currency: 'Currency',
  },
}
