import { decimalText } from '@/lib/core/display-number'
import { Fraction, parseFraction } from '@/lib/core/exact'
import { leagueBands } from '@/lib/core/league'
import { meanScore } from '@/lib/core/mean-of-visits'
import { scoredVisitOf, scoreOfVisits, type TouchpointWeights } from '@/lib/core/period-score'
import { fewestVisits, summariseVisits } from '@/lib/core/period-summary'
import { type MeanOfVisits, smoothedScore, type VisitNoise } from '@/lib/core/reliability'
import { smoothedInterval } from '@/lib/core/smoothed-interval'
import type { SubjectTotals } from '../queries'
import type { LeagueRow, SmoothedScore } from '../schema'
import type { TouchpointOf } from './read-trend'

interface LeagueRules {
  readonly noise: VisitNoise
  readonly weights: TouchpointWeights | null
}

const unranked = { rank: null, sharing: 0, smoothed: null }

/** Who stands above whom, as far as the visits can tell; those with too few stand below, unranked. */
export function readLeague(
  subjects: readonly SubjectTotals[],
  { noise, weights }: LeagueRules,
  touchpointOf: TouchpointOf,
): readonly LeagueRow[] {
  const rows = subjects.map(({ visits, ...subject }) => {
    const scored = visits.map(({ total, points, versionId }) =>
      scoredVisitOf(total, points, touchpointOf(versionId)),
    )
    const { sureAs } = scoreOfVisits(scored, weights)
    return { sureAs, row: { ...subject, ...summariseVisits(scored, noise.deviation, weights) } }
  })
  const entries = rows.flatMap(({ row, sureAs }) =>
    row.score === null || row.visits < fewestVisits
      ? []
      : [{ id: row.id, visits: row.visits, sureAs, row, mean: parseFraction(row.score.exact) }],
  )
  // The mean of their means: every subject counts once, however often it was visited.
  const groupMean = meanScore(entries.map(({ mean }) => mean)).score ?? Fraction.zero
  const ranked = leagueBands(entries, noise.deviation).flatMap(({ rank, entries: band }) =>
    band.map((entry) => {
      // Who is compared with nobody has no place, and no group to be drawn towards.
      if (entries.length === 1) return { ...entry.row, ...unranked }
      const smoothed = smoothedOf(entry, groupMean, noise)
      return { ...entry.row, rank, sharing: band.length, smoothed }
    }),
  )
  // Whose visits make no score, because their touchpoints have no weight, stands nowhere.
  const few = rows.filter(({ row }) => row.isFew && row.score !== null)
  return [...ranked, ...few.map(({ row }) => ({ ...row, ...unranked }))]
}

function smoothedOf(
  entry: MeanOfVisits,
  groupMean: Fraction,
  { reliability, deviation }: VisitNoise,
): SmoothedScore {
  const score = smoothedScore(entry, groupMean, reliability)
  const { low, high } = smoothedInterval(score, entry, reliability, deviation)
  return { score: decimalText(score), low: decimalText(low), high: decimalText(high) }
}
