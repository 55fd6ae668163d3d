import { parseDecimal } from '@/lib/core/exact'
import {
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import type { Person, Salary, SalarySet } from '../queries'

type Key = 'number' | 'from' | 'amount' | 'reason'

export const salaryColumns: readonly TableColumn<Key>[] = [
  {
    key: 'number',
    headings: ['табельный номер', 'personnel number', 'таб. номер'],
    required: true,
  },
  { key: 'from', headings: ['с какого дня', 'from', 'действует с', 'дата'], required: true },
  { key: 'amount', headings: ['оклад', 'salary', 'сумма'], required: true },
  { key: 'reason', headings: ['причина', 'reason', 'основание'], required: false },
]

/** Whom a file may name, and what they have now. */
export interface SalariesStanding {
  readonly people: readonly Pick<Person, 'id' | 'personnelNumber' | 'leftOn'>[]
  readonly salaries: readonly (Salary & { readonly personId: string })[]
}

export interface SalaryPlan {
  readonly created: readonly SalarySet[]
  readonly changed: readonly SalarySet[]
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
}

/** What a table of salaries would set: each good line once, each bad one named. */
export function planSalaries(
  header: readonly string[],
  rows: readonly TableRow[],
  standing: SalariesStanding,
): { ok: true; plan: SalaryPlan } | { ok: false; missing: readonly string[] } {
  const columns = mapColumns(header, salaryColumns)
  if (!columns.ok) return columns
  const people = new Map(standing.people.map((person) => [person.personnelNumber, person]))
  const amounts = new Map(standing.salaries.map((one) => [keyOf(one), one.amount]))
  const read = new Map<string, SalarySet>()
  const problems: RowProblem[] = []
  for (const row of rows) {
    const reader = new RowReader(row, columns.map, salaryColumns)
    const line = readSalary(reader, people, amounts)
    if (reader.problems.length === 0 && read.has(keyOf(line)))
      reader.refuse('number', 'twice-in-file')
    if (reader.problems.length === 0) read.set(keyOf(line), line)
    problems.push(...reader.problems)
  }
  const all = [...read.values()]
  const created = all.filter(({ amountBefore }) => amountBefore === null)
  const changed = all.filter((line) => line.amountBefore !== null && !isStanding(line))
  const unchanged = all.length - created.length - changed.length
  return { ok: true, plan: { created, changed, unchanged, problems } }
}

function keyOf({ personId, fromOn }: { readonly personId: string; readonly fromOn: string }) {
  return `${personId} ${fromOn}`
}

function isStanding({ amount, amountBefore }: SalarySet): boolean {
  return amountBefore !== null && parseDecimal(amount).equals(parseDecimal(amountBefore))
}

function readSalary(
  reader: RowReader<Key>,
  people: ReadonlyMap<string, SalariesStanding['people'][number]>,
  amounts: ReadonlyMap<string, string>,
): SalarySet {
  const number = reader.requiredText('number', 40)
  const person = people.get(number)
  if (number !== '' && person === undefined) reader.refuse('number', 'unknown-person')
  const fromOn = reader.date('from')
  reader.refuseIfEmpty('from')
  const amount = reader.decimal('amount', 2)
  reader.refuseIfEmpty('amount')
  if (amount?.startsWith('-')) reader.refuse('amount', 'negative')
  if (fromOn !== null && person?.leftOn != null && fromOn > person.leftOn)
    reader.refuse('from', 'salaries.rowReasons.outside-employment')
  const reason = reader.text('reason', 500)
  const [personId, from] = [person?.id ?? '', fromOn ?? '']
  const amountBefore = amounts.get(keyOf({ personId, fromOn: from })) ?? null
  const set = { personId, fromOn: from, amount: amount ?? '0', amountBefore, reason }
  if (amount !== null && amountBefore !== null && reason === null && !isStanding(set))
    reader.refuse('reason', 'salaries.rowReasons.reason-needed')
  return set
}
