interface Unit {
  readonly id: string
  readonly parentId: string | null
}

/**
 * The way up from each unit.
 *
 * Rule    a tree that a mistake has made a circle ends where it would begin anew.
 * Returns by unit: itself and all units above it.
 * Source  PAY.md, Scheme (to whom it applies).
 */
export function unitPathsOf(units: readonly Unit[]): ReadonlyMap<string, readonly string[]> {
  return new Map(units.map((unit) => [unit.id, pathOf(unit.id, units)]))
}

function pathOf(unitId: string, units: readonly Unit[]): readonly string[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const path: string[] = []
  for (let id: string | null = unitId; id !== null && !path.includes(id); ) {
    path.push(id)
    id = byId.get(id)?.parentId ?? null
  }
  return path
}
