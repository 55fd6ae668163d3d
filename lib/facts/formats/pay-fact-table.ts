import { Fraction, parseDecimal } from '@/lib/core/exact'
import type { ReadLine } from '@/lib/core/repeated-lines'
import type { RowReader, TableColumn, TableRow } from '@/lib/core/table-rows'
import type { NewPayFact } from '../queries'
import { type FactReading, isSameDecimal, planFacts, type ReadFacts, readMonth } from './fact-plan'

type Key = 'month' | 'number' | 'worked' | 'norm' | 'base'

export const payFactColumns: readonly TableColumn<Key>[] = [
  { key: 'month', headings: ['месяц', 'month', 'период'], required: true },
  {
    key: 'number',
    headings: ['табельный номер', 'personnel number', 'таб. номер'],
    required: true,
  },
  { key: 'worked', headings: ['отработано дней', 'worked days', 'отработано'], required: true },
  { key: 'norm', headings: ['норма дней', 'norm days', 'норма'], required: true },
  {
    key: 'base',
    headings: ['основа премии', 'base amount', 'база премии', 'основа', 'база'],
    required: false,
  },
]

/** One key for a person's month. */
export function payFactKey(fact: Pick<NewPayFact, 'month' | 'personId'>): string {
  return `${fact.month} ${fact.personId}`
}

type Days = Pick<NewPayFact, 'workedDays' | 'normDays' | 'baseAmount'>

/** Whether two lines of the timesheet say the same. */
export function isSameTimesheet(a: Days, b: Days): boolean {
  return (
    isSameDecimal(a.workedDays, b.workedDays) &&
    isSameDecimal(a.normDays, b.normDays) &&
    isSameDecimal(a.baseAmount, b.baseAmount)
  )
}

/**
 * The lines of a table without a column for the base amount: what stands is left there.
 *
 * Returns how many lines leave an amount that is there.
 */
export function keepBases(
  lines: readonly ReadLine<NewPayFact>[],
  standing: readonly NewPayFact[],
): { readonly lines: readonly ReadLine<NewPayFact>[]; readonly kept: number } {
  const amounts = new Map(standing.map((fact) => [payFactKey(fact), fact.baseAmount]))
  const left = lines.map(({ line, fact }) => {
    return { line, fact: { ...fact, baseAmount: amounts.get(payFactKey(fact)) ?? null } }
  })
  return { lines: left, kept: left.filter(({ fact }) => fact.baseAmount !== null).length }
}

/** What a table of timesheets and base amounts would add. */
export function planPayFacts(
  header: readonly string[],
  rows: readonly TableRow[],
  reading: FactReading,
): ReadFacts<NewPayFact> {
  return planFacts<Key, NewPayFact>({
    header,
    rows,
    columns: payFactColumns,
    readFact: (reader) => readFact(reader, reading),
    keyOf: payFactKey,
    isSame: isSameTimesheet,
    disputed: 'number',
  })
}

function readFact(reader: RowReader<Key>, { people, present }: FactReading): NewPayFact {
  const month = readMonth(reader, present)
  const number = reader.requiredText('number', 40)
  const personId = people.get(number)
  if (number !== '' && personId === undefined) reader.refuse('number', 'unknown-person')
  const baseAmount = reader.decimal('base', 2)
  if (baseAmount?.startsWith('-')) reader.refuse('base', 'negative')
  return {
    personId: personId ?? '',
    month,
    workedDays: readDays(reader, 'worked'),
    normDays: readDays(reader, 'norm'),
    baseAmount,
    revision: 1,
  }
}

const longestMonth = Fraction.of(31)

/** Days of a month, halves allowed: worked ones may be none, a norm is above zero. */
function readDays(reader: RowReader<Key>, key: 'worked' | 'norm'): string {
  const text = reader.decimal(key, 2)
  if (text === null) {
    reader.refuseIfEmpty(key)
    return '0'
  }
  const days = parseDecimal(text)
  const isTooFew = days.isNegative || (key === 'norm' && days.isZero)
  if (isTooFew || longestMonth.isBelow(days)) reader.refuse(key, 'not-days')
  return text
}
