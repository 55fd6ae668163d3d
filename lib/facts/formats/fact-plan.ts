import type { Month } from '@/lib/core/calendar'
import { parseDecimal } from '@/lib/core/exact'
import { type LineRepeat, onceEach, type ReadLine } from '@/lib/core/repeated-lines'
import {
  mapColumns,
  type RowProblem,
  RowReader,
  type TableColumn,
  type TableRow,
} from '@/lib/core/table-rows'
import { disagreesWith } from '@/lib/platform/i18n/row-problem'

/** Who and what a table of facts may name. */
export interface FactSubjects {
  readonly people: ReadonlyMap<string, string>
  readonly units: ReadonlyMap<string, string>
}

/** Besides, the month in which the table is read: a later one is asked about. */
export interface FactReading extends FactSubjects {
  readonly present: Month
}

/** The month of a line; one that has not begun is rather a slip of the pen. */
export function readMonth<Key extends string>(
  reader: RowReader<Key | 'month'>,
  present: Month,
): string {
  const month = reader.month('month')
  if (month === null) reader.refuseIfEmpty('month')
  else if (month > present) reader.doubt('month', 'table-import.rowReasons.month-ahead')
  return month ?? ''
}

/** The good lines of a table, not yet compared with what stands. */
export interface FactPlan<Fact> {
  readonly facts: readonly ReadLine<Fact>[]
  readonly problems: readonly RowProblem[]
  /** Cells of good lines that are likely wrong. */
  readonly doubts: readonly RowProblem[]
  readonly repeats: readonly LineRepeat[]
}

/** A table as it was read, and how one of its lines becomes a fact. */
export interface FactTable<Key extends string, Fact> {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  readonly columns: readonly TableColumn<Key>[]
  readonly readFact: (reader: RowReader<Key>) => Fact
  readonly keyOf: (fact: Fact) => string
  readonly isSame: (a: Fact, b: Fact) => boolean
  /** Where a line is refused of which another one says something else. */
  readonly disputed: Key
}

export type ReadFacts<Fact> =
  | {
      readonly ok: true
      readonly plan: FactPlan<Fact>
      readonly headings: Headings
      /** The keys of the columns that the table has. */
      readonly columns: ReadonlySet<string>
    }
  | { readonly ok: false; readonly missing: readonly string[] }

/** How the table heads its columns, or would head those that it lacks, by key. */
export type Headings = ReadonlyMap<string, string>

/** The facts of a table: each good line once, each bad one named. */
export function planFacts<Key extends string, Fact>(table: FactTable<Key, Fact>): ReadFacts<Fact> {
  const columns = mapColumns(table.header, table.columns)
  if (!columns.ok) return columns
  const lines = table.rows.map((row) => {
    const reader = new RowReader(row, columns.map, table.columns)
    return { line: row.line, fact: table.readFact(reader), reader }
  })
  const good = lines.filter(({ reader }) => reader.problems.length === 0)
  const { taken, repeats, disagreeing } = onceEach(good, table.keyOf, table.isSame)
  for (const { line, others } of disagreeing)
    line.reader.refuse(table.disputed, disagreesWith(others))
  const plan = {
    facts: taken,
    problems: lines.flatMap(({ reader }) => reader.problems),
    doubts: taken.flatMap(({ reader }) => reader.doubts),
    repeats,
  }
  const headings = new Map(
    table.columns.map(({ key, headings: [name = key] }): [string, string] => [
      key,
      columns.map.get(key)?.heading ?? name,
    ]),
  )
  return { ok: true, plan, headings, columns: new Set(columns.map.keys()) }
}

/** A line that replaces what stands. */
export interface RevisedLine<Fact> extends ReadLine<Fact> {
  readonly before: Fact
}

/** What the good lines mean beside what stands: figures that are new, revised, or the same. */
export interface FactChanges<Fact> {
  readonly created: readonly ReadLine<Fact>[]
  readonly changed: readonly RevisedLine<Fact>[]
  readonly unchanged: number
}

/** Compares by key; a revised fact carries the next revision number. */
export function factChanges<Fact extends { readonly revision: number }>(
  facts: readonly ReadLine<Fact>[],
  standing: readonly Fact[],
  keyOf: (fact: Fact) => string,
  isSame: (a: Fact, b: Fact) => boolean,
): FactChanges<Fact> {
  const byKey = new Map(standing.map((fact) => [keyOf(fact), fact]))
  const created: ReadLine<Fact>[] = []
  const changed: RevisedLine<Fact>[] = []
  for (const { line, fact } of facts) {
    const before = byKey.get(keyOf(fact))
    if (before === undefined) created.push({ line, fact })
    else if (!isSame(fact, before)) {
      changed.push({ line, fact: { ...fact, revision: before.revision + 1 }, before })
    }
  }
  return { created, changed, unchanged: facts.length - created.length - changed.length }
}

/** Whether two decimals that may be missing are the same number. */
export function isSameDecimal(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : parseDecimal(a).equals(parseDecimal(b))
}
