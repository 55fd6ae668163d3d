import { addDays, type CalendarDate, countDays, type DayRange } from './calendar'

/**
 * A range of days in equal parts, so that several visits do not fall on one day.
 *
 * Rule    consecutive parts that together are the range; lengths differ by one day at most. A range
 *         with fewer days than parts is not divided: every visit may use all of it.
 * Returns `parts` ranges, earliest first.
 * Source  SECURITY.md, Anonymity of the shopper; PRODUCT.md, Glossary (wave, visit).
 */
export function splitWindow(
  firstOn: CalendarDate,
  lastOn: CalendarDate,
  parts: number,
): readonly DayRange[] {
  const days = countDays({ first: firstOn, last: lastOn })
  const whole = { first: firstOn, last: lastOn }
  if (days < parts) return Array.from({ length: parts }, () => whole)
  return Array.from({ length: parts }, (_, index) => ({
    first: addDays(firstOn, Math.floor((index * days) / parts)),
    last: addDays(firstOn, Math.floor(((index + 1) * days) / parts) - 1),
  }))
}

export interface ShopperLoad {
  readonly id: string
  /** Visits that the shopper already has before him. */
  readonly load: number
}

export interface UnitHistory {
  /** Shoppers who visited the unit, or will, the latest first; each once. */
  readonly recent: readonly string[]
  /** Who cannot go: works there, heads it, or is known there. */
  readonly barred: ReadonlySet<string>
}

/**
 * Who of the chosen shoppers goes to which visit.
 *
 * Rule    never somebody who is barred from the unit; not the one who went there last, where
 *         another is left; of the rest who has the fewest visits; among equals who has been away
 *         from the unit the longest, then the earlier in the list. The same input gives the same plan.
 * Returns one shopper per visit, in the order of the visits; null where nobody is left.
 * Source  SECURITY.md, Fairness (rotation per unit).
 */
export function distributeVisits(
  unitIds: readonly string[],
  shoppers: readonly ShopperLoad[],
  histories: ReadonlyMap<string, UnitHistory>,
): readonly (string | null)[] {
  const loads = new Map(shoppers.map(({ id, load }) => [id, load]))
  const recents = new Map([...histories].map(([id, { recent }]) => [id, recent]))
  return unitIds.map((unitId) => {
    const recent = recents.get(unitId) ?? []
    const barred = histories.get(unitId)?.barred ?? new Set()
    const chosen = chooseShopper(
      shoppers.map(({ id }) => id).filter((id) => !barred.has(id)),
      loads,
      recent,
    )
    if (chosen === null) return null
    loads.set(chosen, (loads.get(chosen) ?? 0) + 1)
    recents.set(unitId, [chosen, ...recent.filter((id) => id !== chosen)])
    return chosen
  })
}

function chooseShopper(
  candidates: readonly string[],
  loads: ReadonlyMap<string, number>,
  recent: readonly string[],
): string | null {
  const rested = candidates.filter((id) => id !== recent[0])
  const eligible = rested.length > 0 ? rested : candidates
  // Never there counts as longest away.
  const awayFor = (id: string) => {
    const place = recent.indexOf(id)
    return place < 0 ? Number.POSITIVE_INFINITY : place
  }
  const byFairness = (a: string, b: string) =>
    (loads.get(a) ?? 0) - (loads.get(b) ?? 0) || compareNumbers(awayFor(b), awayFor(a))
  return eligible.toSorted(byFairness)[0] ?? null
}

// Two infinities must compare as equal; their difference is not a number.
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
