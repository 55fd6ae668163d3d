/** A node of the tree of units. */
export interface TreeUnit {
  readonly id: string
  readonly parentId: string | null
}

/**
 * The unit and everything below it. Linear in the number of units; a cycle is walked once.
 *
 * Rule    linear in the number of units; a circle is walked once.
 * Returns identifiers; the unit itself also where it is not among the units.
 * Source  PRODUCT.md, Glossary (unit: a tree).
 */
export function subtreeOf(units: readonly TreeUnit[], rootId: string): ReadonlySet<string> {
  const children = new Map<string, string[]>()
  for (const unit of units) {
    if (unit.parentId !== null)
      children.set(unit.parentId, [...(children.get(unit.parentId) ?? []), unit.id])
  }
  const inside = new Set<string>()
  const waiting = [rootId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (inside.has(id)) continue
    inside.add(id)
    waiting.push(...(children.get(id) ?? []))
  }
  return inside
}

/**
 * Whether the tree would run in a circle if `unitId` stood under `parentId`.
 *
 * Rule    a unit stands neither under itself nor under what is below it.
 * Returns false for a root.
 * Source  PRODUCT.md, Glossary (unit: a tree).
 */
export function wouldCycle(
  units: readonly TreeUnit[],
  unitId: string,
  parentId: string | null,
): boolean {
  return parentId !== null && subtreeOf(units, unitId).has(parentId)
}

/**
 * Units in the order of the tree, each with its depth: for lists and menus.
 *
 * Rule    siblings keep their order; a unit whose parent is not among them stands as a root.
 * Returns depth from 0; units that stand in a circle are not among them.
 * Source  PRODUCT.md, Glossary (unit: a tree).
 */
export function treeOrder<Unit extends TreeUnit>(
  units: readonly Unit[],
): readonly { readonly unit: Unit; readonly depth: number }[] {
  const known = new Set(units.map((unit) => unit.id))
  const children = new Map<string | null, Unit[]>()
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    children.set(parent, [...(children.get(parent) ?? []), unit])
  }
  const ordered: { unit: Unit; depth: number }[] = []
  const visit = (parentId: string | null, depth: number): void => {
    for (const unit of children.get(parentId) ?? []) {
      ordered.push({ unit, depth })
      visit(unit.id, depth + 1)
    }
  }
  visit(null, 0)
  return ordered
}
