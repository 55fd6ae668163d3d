/** Fewer visits of one unit together would tell who came when. */
export const fewestReleasedTogether = 3

export interface UnitVisits {
  readonly unitId: string
  readonly visits: number
}

/**
 * The units of which a batch holds too few visits to be released before the campaign's close.
 *
 * Rule    at least three visits of a unit come out together.
 * Returns the units that fall short with their number of visits, in the order of the batch.
 * Source  SECURITY.md, Anonymity of the shopper.
 */
export function tooFewToRelease(
  batch: readonly { readonly unitId: string }[],
): readonly UnitVisits[] {
  return countByUnit(batch).filter(({ visits }) => visits < fewestReleasedTogether)
}

/**
 * How many visits of each unit there are, in the order in which the units come.
 *
 * Rule    in the order in which the units come first.
 * Returns none for an empty batch.
 * Source  SECURITY.md, Anonymity of the shopper (batches of at least 3 visits of a unit).
 */
export function countByUnit(batch: readonly { readonly unitId: string }[]): readonly UnitVisits[] {
  const counts = new Map<string, number>()
  for (const { unitId } of batch) counts.set(unitId, (counts.get(unitId) ?? 0) + 1)
  return [...counts].map(([unitId, visits]) => ({ unitId, visits }))
}
