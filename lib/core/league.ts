import type { Fraction } from './exact'
import { canBeToldApart, type MeanOfVisits } from './reliability'
import { bandsOf } from './told-apart'

export interface LeagueEntry extends MeanOfVisits {
  readonly id: string
}

export interface LeagueBand<Entry> {
  /** The rank that all of the band share: one more than the subjects above the band. */
  readonly rank: number
  readonly entries: readonly Entry[]
}

/**
 * A league table that does not rank noise.
 *
 * Rule    ordered by mean; a subject joins the current band while it cannot be told apart from the
 *         band's first; a band shares one rank. Equal means stand by the number of visits, then by
 *         identifier, so that the table is the same whenever it is drawn.
 * Units   means in percent; deviation is s_w in percentage points.
 * Source  SCORING.md, From visits to a period score; golden W19.
 */
export function leagueBands<Entry extends LeagueEntry>(
  entries: readonly Entry[],
  deviation: Fraction,
): LeagueBand<Entry>[] {
  const ordered = [...entries].sort(compareEntries)
  const bands = bandsOf(ordered, (first, entry) => canBeToldApart(first, entry, deviation))
  let above = 0
  return bands.map((own) => {
    const rank = above + 1
    above += own.length
    return { rank, entries: own }
  })
}

function compareEntries(a: LeagueEntry, b: LeagueEntry): number {
  return b.mean.compare(a.mean) || b.visits - a.visits || (a.id < b.id ? -1 : 1)
}
