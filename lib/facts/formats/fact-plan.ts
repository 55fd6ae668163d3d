import type { RowProblem } from '@/lib/core/table-rows'

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
