import { randomUUID } from 'node:crypto'
import { parseOpeningHours } from '@/lib/core/opening-hours'
import {
  type ColumnMap,
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import { isTimeZone } from '@/lib/core/zone-clock'
import type { BulkUnit, Unit } from '../queries'
import type { UnitKind } from '../schema'

type Key = 'code' | 'name' | 'kind' | 'parent' | 'address' | 'zone' | 'hours' | 'closed'

export const unitColumns: readonly TableColumn<Key>[] = [
  { key: 'code', headings: ['код', 'code', 'unit code', 'код точки'], required: true },
  { key: 'name', headings: ['название', 'name', 'наименование'], required: true },
  { key: 'kind', headings: ['вид', 'kind', 'type', 'тип'], required: true },
  {
    key: 'parent',
    headings: ['входит в', 'parent', 'parent code', 'код родителя'],
    required: false,
  },
  { key: 'address', headings: ['адрес', 'address'], required: false },
  {
    key: 'zone',
    headings: ['часовой пояс', 'time zone', 'zone', 'пояс'],
    required: false,
  },
  { key: 'hours', headings: ['часы работы', 'opening hours', 'hours'], required: false },
  { key: 'closed', headings: ['закрыта', 'closed', 'closed on', 'закрыт'], required: false },
]

const kinds: ReadonlyMap<string, UnitKind> = new Map<string, UnitKind>(
  Object.entries({
    region: 'region',
    регион: 'region',
    shop: 'shop',
    store: 'shop',
    магазин: 'shop',
    'call centre': 'call-centre',
    'call center': 'call-centre',
    'call-centre': 'call-centre',
    'колл-центр': 'call-centre',
    'контакт-центр': 'call-centre',
    department: 'department',
    отдел: 'department',
    подразделение: 'department',
  }),
)

export interface UnitPlan {
  readonly created: readonly BulkUnit[]
  readonly changed: readonly BulkUnit[]
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
}

/** What a table of units would do to the units that there are; touches nothing. */
export function planUnits(
  header: readonly string[],
  rows: readonly TableRow[],
  existing: readonly Unit[],
): { ok: true; plan: UnitPlan } | { ok: false; missing: readonly string[] } {
  const columns = mapColumns(header, unitColumns)
  if (!columns.ok) return columns
  return { ok: true, plan: planRows(rows, columns.map, existing) }
}

type Draft = Omit<BulkUnit, 'parentId'> & { parentCode: string | null; reader: RowReader<Key> }

function planRows(
  rows: readonly TableRow[],
  map: ColumnMap<Key>,
  existing: readonly Unit[],
): UnitPlan {
  const byCode = new Map(existing.map((unit) => [unit.code, unit]))
  const drafts = new Map<string, Draft>()
  const problems: RowProblem[] = []
  for (const row of rows) {
    const reader = new RowReader(row, map, unitColumns)
    const draft = readDraft(reader, byCode)
    if (draft.code !== '' && drafts.has(draft.code)) reader.refuse('code', 'twice-in-file')
    if (reader.problems.length === 0) drafts.set(draft.code, draft)
    problems.push(...reader.problems)
  }
  dropOrphans(drafts, byCode, problems)
  dropCircles(drafts, existing, problems)
  const units = [...drafts.values()].map((draft) => withParent(draft, drafts, byCode))
  const created = units.filter((unit) => !byCode.has(unit.code))
  const known = units.filter((unit) => byCode.has(unit.code))
  const changed = known.filter((unit) => differs(unit, byCode.get(unit.code)))
  return { created, changed, unchanged: known.length - changed.length, problems }
}

function readDraft(reader: RowReader<Key>, byCode: ReadonlyMap<string, Unit>): Draft {
  const code = reader.requiredText('code', 40)
  const known = byCode.get(code)
  const kindText = reader.requiredText('kind').toLowerCase()
  const kind = kinds.get(kindText)
  if (kindText !== '' && kind === undefined) reader.refuse('kind', 'unknown-kind')
  const zone = reader.text('zone')
  if (zone !== null && !isTimeZone(zone)) reader.refuse('zone', 'not-a-time-zone')
  const hoursText = reader.text('hours')
  const hours = hoursText === null ? null : parseOpeningHours(hoursText)
  if (hoursText !== null && hours === null) reader.refuse('hours', 'not-opening-hours')
  return {
    id: known?.id ?? randomUUID(),
    code,
    name: reader.requiredText('name', 120),
    kind: kind ?? 'shop',
    parentCode: reader.text('parent', 40),
    address: reader.text('address', 240),
    timeZone: zone,
    openingHours: hours,
    closedOn: reader.date('closed'),
    reader,
  }
}

/** A refused parent refuses its children too: the loop runs until nothing changes. */
function dropOrphans(
  drafts: Map<string, Draft>,
  byCode: ReadonlyMap<string, Unit>,
  problems: RowProblem[],
): void {
  for (let dropped = true; dropped; ) {
    dropped = false
    for (const draft of drafts.values()) {
      const { parentCode } = draft
      if (parentCode === null || drafts.has(parentCode) || byCode.has(parentCode)) continue
      draft.reader.refuse('parent', 'unknown-unit')
      problems.push(...draft.reader.problems)
      drafts.delete(draft.code)
      dropped = true
    }
  }
}

function dropCircles(
  drafts: Map<string, Draft>,
  existing: readonly Unit[],
  problems: RowProblem[],
): void {
  const byCode = new Map(existing.map((unit) => [unit.code, unit]))
  const tree = new Map(existing.map((unit) => [unit.id, { id: unit.id, parentId: unit.parentId }]))
  for (const draft of drafts.values()) tree.set(draft.id, { id: draft.id, parentId: null })
  for (const draft of [...drafts.values()]) {
    const { parentId } = withParent(draft, drafts, byCode)
    if (parentId !== null && climbsTo(tree, parentId, draft.id)) {
      draft.reader.refuse('parent', 'circle')
      problems.push(...draft.reader.problems)
      drafts.delete(draft.code)
    } else {
      tree.set(draft.id, { id: draft.id, parentId })
    }
  }
}

function climbsTo(
  tree: ReadonlyMap<string, { readonly parentId: string | null }>,
  fromId: string,
  targetId: string,
): boolean {
  const seen = new Set<string>()
  for (let id: string | null = fromId; id !== null; id = tree.get(id)?.parentId ?? null) {
    if (id === targetId) return true
    if (seen.has(id)) return true
    seen.add(id)
  }
  return false
}

function withParent(
  { parentCode, reader: _, ...unit }: Draft,
  drafts: ReadonlyMap<string, Draft>,
  byCode: ReadonlyMap<string, Unit>,
): BulkUnit {
  if (parentCode === null) return { ...unit, parentId: null }
  return { ...unit, parentId: (drafts.get(parentCode) ?? byCode.get(parentCode))?.id ?? null }
}

function differs(unit: BulkUnit, known: Unit | undefined): boolean {
  if (known === undefined) return true
  const hours = (value: Unit['openingHours']) => JSON.stringify(Object.entries(value ?? {}).sort())
  return (
    unit.name !== known.name ||
    unit.kind !== known.kind ||
    unit.parentId !== known.parentId ||
    unit.address !== known.address ||
    unit.timeZone !== known.timeZone ||
    unit.closedOn !== known.closedOn ||
    hours(unit.openingHours) !== hours(known.openingHours)
  )
}
