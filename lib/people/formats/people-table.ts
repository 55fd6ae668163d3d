import { randomUUID } from 'node:crypto'
import {
  type ColumnMap,
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import type { RosterEntry } from '../queries'

type Key = 'number' | 'name' | 'hired' | 'left' | 'unit' | 'position' | 'from' | 'email'

export const peopleColumns: readonly TableColumn<Key>[] = [
  {
    key: 'number',
    headings: ['табельный номер', 'personnel number', 'таб. номер', 'number'],
    required: true,
  },
  { key: 'name', headings: ['фио', 'full name', 'name', 'сотрудник', 'имя'], required: true },
  { key: 'hired', headings: ['принят', 'hired', 'дата приема', 'hired on'], required: true },
  { key: 'left', headings: ['уволен', 'left', 'дата увольнения', 'left on'], required: false },
  {
    key: 'unit',
    headings: ['код точки', 'unit code', 'код подразделения', 'unit'],
    required: true,
  },
  { key: 'position', headings: ['должность', 'position'], required: true },
  { key: 'from', headings: ['на месте с', 'from', 'in position since'], required: false },
  { key: 'email', headings: ['почта', 'e-mail', 'email', 'электронная почта'], required: false },
]

/** A good line; `positionName` still has to be found or made. */
export interface PlannedPerson {
  readonly line: number
  readonly id: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly hiredOn: string
  readonly leftOn: string | null
  readonly email: string | null
  readonly unitId: string
  readonly positionName: string
  /** First day of a new place of work; null when the one that stands is meant. */
  readonly fromOn: string | null
}

export interface PeoplePlan {
  readonly created: readonly PlannedPerson[]
  readonly changed: readonly PlannedPerson[]
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
  /** Heading of the e-mail column, to name a problem that only the database can see. */
  readonly emailHeading: string
}

interface Known {
  readonly people: ReadonlyMap<string, RosterEntry>
  readonly unitIds: ReadonlyMap<string, string>
}

/** What a table of people would do to the people that there are; touches nothing. */
export function planPeople(
  header: readonly string[],
  rows: readonly TableRow[],
  roster: readonly RosterEntry[],
  units: readonly { id: string; code: string }[],
): { ok: true; plan: PeoplePlan } | { ok: false; missing: readonly string[] } {
  const columns = mapColumns(header, peopleColumns)
  if (!columns.ok) return columns
  const known: Known = {
    people: new Map(roster.map((person) => [person.personnelNumber, person])),
    unitIds: new Map(units.map((unit) => [unit.code, unit.id])),
  }
  return { ok: true, plan: planRows(rows, columns.map, known) }
}

function planRows(rows: readonly TableRow[], map: ColumnMap<Key>, known: Known): PeoplePlan {
  const created: PlannedPerson[] = []
  const changed: PlannedPerson[] = []
  const problems: RowProblem[] = []
  const seen = new Map<string, true>()
  const emails = new Map<string, true>()
  let unchanged = 0
  for (const row of rows) {
    const reader = new RowReader(row, map, peopleColumns)
    const person = readPerson(reader, row.line, known)
    once(seen, person.personnelNumber, () => reader.refuse('number', 'twice-in-file'))
    once(emails, person.email, () => reader.refuse('email', 'twice-in-file'))
    problems.push(...reader.problems)
    if (reader.problems.length > 0) continue
    const before = known.people.get(person.personnelNumber)
    if (before === undefined) created.push(person)
    else if (differs(person, before)) changed.push(person)
    else unchanged += 1
  }
  return { created, changed, unchanged, problems, emailHeading: map.get('email')?.heading ?? '' }
}

function once(seen: Map<string, true>, key: string | null, twice: () => void): void {
  if (key === null || key === '') return
  if (seen.has(key)) twice()
  seen.set(key, true)
}

function readPerson(reader: RowReader<Key>, line: number, known: Known): PlannedPerson {
  const personnelNumber = reader.requiredText('number', 40)
  const before = known.people.get(personnelNumber)
  const unitCode = reader.requiredText('unit', 40)
  const unitId = known.unitIds.get(unitCode)
  if (unitCode !== '' && unitId === undefined) reader.refuse('unit', 'unknown-unit')
  const hiredOn = reader.date('hired')
  if (hiredOn === null) reader.refuseIfEmpty('hired')
  const leftOn = reader.date('left')
  if (hiredOn !== null && leftOn !== null && leftOn < hiredOn)
    reader.refuse('left', 'left-before-hired')
  const person = {
    line,
    id: before?.id ?? randomUUID(),
    personnelNumber,
    fullName: reader.requiredText('name', 160),
    hiredOn: hiredOn ?? '',
    leftOn,
    email: readEmail(reader),
    unitId: unitId ?? '',
    positionName: reader.requiredText('position', 120),
  }
  return { ...person, fromOn: readFrom(reader, person, before) }
}

function readEmail(reader: RowReader<Key>): string | null {
  const email = reader.text('email')?.toLowerCase() ?? null
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    reader.refuse('email', 'not-an-email')
  return email
}

/** The first day of the place of work that the line names, when it is a new one. */
function readFrom(
  reader: RowReader<Key>,
  person: Omit<PlannedPerson, 'fromOn'>,
  before: RosterEntry | undefined,
): string | null {
  const from = reader.date('from')
  if (before === undefined || before.unitId === null) return from ?? person.hiredOn
  if (before.unitId === person.unitId && before.positionName === person.positionName) return null
  if (from === null) reader.refuse('from', 'transfer-needs-date')
  else if (before.fromOn !== null && from <= before.fromOn) reader.refuse('from', 'not-after-last')
  return from
}

function differs(person: PlannedPerson, before: RosterEntry): boolean {
  return (
    person.fromOn !== null ||
    person.fullName !== before.fullName ||
    person.hiredOn !== before.hiredOn ||
    person.leftOn !== before.leftOn
  )
}
