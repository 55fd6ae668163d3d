/** Formulas that name each other, in an order in which each is computed after what it reads. */
export type FormulaOrder =
  | { readonly ok: true; readonly order: readonly string[] }
  /** Names in a circle: each reads the next, and the last reads the first. */
  | { readonly ok: false; readonly cycle: readonly string[] }

/**
 * The order in which named formulas are computed.
 *
 * Rule    what is read comes before its reader; otherwise the order given stays. Names that are no
 *         formula are facts and need no order.
 * Returns the first circle by its names, where formulas read each other.
 * Source  PAY.md, Formula language: cycles are refused by name.
 */
export function formulaOrder(reads: ReadonlyMap<string, readonly string[]>): FormulaOrder {
  const order = new Set<string>()
  const open: string[] = []
  const circleFrom = (name: string): readonly string[] | null => {
    if (order.has(name)) return null
    if (open.includes(name)) return open.slice(open.indexOf(name))
    open.push(name)
    for (const read of reads.get(name) ?? []) {
      if (!reads.has(read)) continue
      const circle = circleFrom(read)
      if (circle !== null) return circle
    }
    open.pop()
    order.add(name)
    return null
  }
  for (const name of reads.keys()) {
    const cycle = circleFrom(name)
    if (cycle !== null) return { ok: false, cycle }
  }
  return { ok: true, order: [...order] }
}
