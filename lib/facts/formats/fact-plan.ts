import {
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'

/** Who and what a table of facts may name. */
export interface FactSubjects {
  readonly people: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
}

/** The good lines of a table, not yet compared with what stands. */
export interface FactPlan<Fact> {
  readonly facts: readonly Fact[]
  readonly problems: readonly RowProblem[]
}

/** A table as it was read, and how one of its lines becomes a fact. */
export interface FactTable<Key extends string, Fact> {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  readonly columns: readonly TableColumn<Key>[]
  readonly readFact: (reader: RowReader<Key>) => Fact
  readonly keyOf: (fact: Fact) => string
  /** Where a line is refused that says the same as one above it. */
  readonly keyColumn: Key
}

export type ReadFacts<Fact> =
  | { readonly ok: true; readonly plan: FactPlan<Fact> }
  | { readonly ok: false; readonly missing: readonly string[] }

/** The facts of a table: each good line once, each bad one named. */
export function planFacts<Key extends string, Fact>(table: FactTable<Key, Fact>): ReadFacts<Fact> {
  const columns = mapColumns(table.header, table.columns)
  if (!columns.ok) return columns
  const facts = new Map<string, Fact>()
  const problems: RowProblem[] = []
  for (const row of table.rows) {
    const reader = new RowReader(row, columns.map, table.columns)
    const fact = table.readFact(reader)
    const isTwice = reader.problems.length === 0 && facts.has(table.keyOf(fact))
    if (isTwice) reader.refuse(table.keyColumn, 'twice-in-file')
    if (reader.problems.length === 0) facts.set(table.keyOf(fact), fact)
    problems.push(...reader.problems)
  }
  return { ok: true, plan: { facts: [...facts.values()], problems } }
}

/** What the good lines mean beside what stands: figures that are new, revised, or the same. */
export interface FactChanges<Fact> {
  readonly created: readonly Fact[]
  readonly changed: readonly Fact[]
  readonly unchanged: number
}

/** Compares by key; a revised fact carries the next revision number. */
export function factChanges<Fact extends { readonly revision: number }>(
  facts: readonly Fact[],
  standing: readonly Fact[],
  keyOf: (fact: Fact) => string,
  isSame: (a: Fact, b: Fact) => boolean,
): FactChanges<Fact> {
  const byKey = new Map(standing.map((fact) => [keyOf(fact), fact]))
  const created: Fact[] = []
  const changed: Fact[] = []
  for (const fact of facts) {
    const before = byKey.get(keyOf(fact))
    if (before === undefined) created.push(fact)
    else if (!isSame(fact, before)) changed.push({ ...fact, revision: before.revision + 1 })
  }
  return { created, changed, unchanged: facts.length - created.length - changed.length }
}
