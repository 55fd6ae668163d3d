import type { CalendarDate } from '@/lib/core/calendar'
import { parseDecimal } from '@/lib/core/exact'
import { type LineRepeat, onceEach } from '@/lib/core/repeated-lines'
import { salaryDoubts } from '@/lib/core/salary-doubt'
import { type FirstOf, firstOf, type LineChange } from '@/lib/core/table-import'
import {
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import { disagreesWith } from '@/lib/platform/i18n/row-problem'
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
  readonly people: readonly Pick<
    Person,
    'id' | 'personnelNumber' | 'fullName' | 'hiredOn' | 'leftOn'
  >[]
  readonly salaries: readonly (Salary & { readonly personId: string })[]
}

export interface SalaryPlan {
  /** Amounts of people who have none until then. */
  readonly created: readonly SalarySet[]
  /** Amounts that replace one of the same day, or follow upon an earlier one. */
  readonly changed: readonly SalarySet[]
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
  /** Cells of lines that would set something and are likely wrong. */
  readonly doubts: readonly RowProblem[]
  readonly repeats: readonly LineRepeat[]
  /** `created`, line by line. */
  readonly added: FirstOf<LineChange>
  /** `changed`, beside the amounts that they replace or follow upon. */
  readonly revised: FirstOf<LineChange>
}

/** What a table of salaries would set: each good line once, each bad one named. */
export function planSalaries(
  header: readonly string[],
  rows: readonly TableRow[],
  standing: SalariesStanding,
  today: CalendarDate,
): { ok: true; plan: SalaryPlan } | { ok: false; missing: readonly string[] } {
  const columns = mapColumns(header, salaryColumns)
  if (!columns.ok) return columns
  const people = new Map(standing.people.map((person) => [person.personnelNumber, person]))
  const amounts = new Map(standing.salaries.map((one) => [keyOf(one), one.amount]))
  const lines = rows.map((row) => {
    const reader = new RowReader(row, columns.map, salaryColumns)
    return { line: row.line, fact: readSalary(reader, people, amounts), reader }
  })
  const good = lines.filter(({ reader }) => reader.problems.length === 0)
  const { taken, repeats, disagreeing } = onceEach(good, keyOf, isSameAmount)
  for (const { line, others } of disagreeing) line.reader.refuse('amount', disagreesWith(others))
  const set = taken.filter(({ fact }) => !isStanding(fact)).toSorted((a, b) => a.line - b.line)
  doubtSalaries(set, standing, today)
  const held = Map.groupBy(standing.salaries, ({ personId }) => personId)
  const told = set.map((line) => ({
    ...line,
    before: amountUntil(held.get(line.fact.personId) ?? [], line.fact),
  }))
  const created = told.filter(({ before }) => before === null)
  const changed = told.filter(({ before }) => before !== null)
  const plan = {
    created: created.map(({ fact }) => fact),
    changed: changed.map(({ fact }) => fact),
    unchanged: taken.length - set.length,
    problems: lines.flatMap(({ reader }) => reader.problems),
    doubts: set.flatMap(({ reader }) => reader.doubts),
    repeats,
    added: lineChanges(created, standing),
    revised: lineChanges(changed, standing),
  }
  return { ok: true, plan }
}

type SalaryLine = {
  readonly line: number
  readonly fact: SalarySet
  readonly reader: RowReader<Key>
}

/** Asks about what is likely wrong, beside what stands and what the file itself sets. */
function doubtSalaries(
  lines: readonly SalaryLine[],
  { people, salaries }: SalariesStanding,
  today: CalendarDate,
): void {
  const byId = new Map(people.map((person) => [person.id, person]))
  const setBy = new Map(lines.map(({ fact }) => [keyOf(fact), fact]))
  const all = [...salaries.filter((one) => !setBy.has(keyOf(one))), ...setBy.values()]
  const ofPerson = Map.groupBy(all, ({ personId }) => personId)
  const standing = new Map(salaries.map((one) => [keyOf(one), one.amount]))
  for (const { fact, reader } of lines) {
    const others = (ofPerson.get(fact.personId) ?? []).filter(
      ({ fromOn }) => fromOn !== fact.fromOn,
    )
    const beside = standing.get(keyOf(fact)) ?? amountUntil(others, fact) ?? firstAmount(others)
    const hiredOn = byId.get(fact.personId)?.hiredOn ?? fact.fromOn
    for (const { of, why } of salaryDoubts(fact, { beside, hiredOn, today }))
      reader.doubt(of, `salaries.rowReasons.${why}`)
  }
}

interface SalaryToTell extends SalaryLine {
  readonly before: string | null
}

function lineChanges(
  lines: readonly SalaryToTell[],
  { people }: SalariesStanding,
): FirstOf<LineChange> {
  const byId = new Map(people.map((person) => [person.id, person]))
  return firstOf(
    lines.map(({ line, fact, reader, before }): LineChange => {
      const person = byId.get(fact.personId)
      return {
        line,
        name: person?.fullName ?? '',
        number: person?.personnelNumber ?? '',
        when: fact.fromOn,
        title: null,
        cells: [{ column: reader.heading('amount'), unit: 'money', before, after: fact.amount }],
      }
    }),
  )
}

/** The amount that would hold on the day without the line. */
function amountUntil(salaries: readonly Salary[], { fromOn }: SalarySet): string | null {
  const earlier = salaries.filter((salary) => salary.fromOn <= fromOn)
  return earlier.toSorted((a, b) => b.fromOn.localeCompare(a.fromOn))[0]?.amount ?? null
}

function firstAmount(salaries: readonly Salary[]): string | null {
  return salaries.toSorted((a, b) => a.fromOn.localeCompare(b.fromOn))[0]?.amount ?? null
}

function keyOf({ personId, fromOn }: { readonly personId: string; readonly fromOn: string }) {
  return `${personId} ${fromOn}`
}

const isSameAmount = (a: SalarySet, b: SalarySet) =>
  parseDecimal(a.amount).equals(parseDecimal(b.amount))

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
