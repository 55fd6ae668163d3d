import type { Actor } from '@/lib/access/actor'
import { monthOf } from '@/lib/core/calendar'
import { type ScoredVisit, scoredVisitOf } from '@/lib/core/period-score'
import type { TrendVersion } from '@/lib/core/trend-plan'
import type { Counting } from '@/lib/period-rules/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { TrendSource } from '@/lib/trends/report'
import { listPointsOfVisits } from '../queries'
import type { ResultRow } from '../schema'

export function scoredVisits(results: readonly ResultRow[]): readonly ScoredVisit[] {
  return results.flatMap(({ total, points, touchpoint }) =>
    total === null ? [] : [scoredVisitOf(total.exact, points, touchpoint)],
  )
}

/** The results that somebody may see, for a trend of them. */
export function trendSource(
  tx: Transaction,
  { organisationId }: Actor,
  results: readonly ResultRow[],
  versions: readonly TrendVersion[],
  { noise, weightsIn }: Counting,
): TrendSource {
  const placeOf = ({ visitedOn, versionId, personId, unitId }: ResultRow) => ({
    month: monthOf(visitedOn),
    versionId,
    subjectId: personId ?? unitId,
  })
  return {
    totals: results.flatMap((row) =>
      scoredVisits([row]).map((visit) => ({ ...placeOf(row), visits: 1, visit })),
    ),
    versions,
    deviation: noise.deviation,
    weightsIn,
    pointsOver: async ({ months, versionIds, standardIds }) => {
      const rows = new Map(
        results
          .filter((row) => versionIds.includes(row.versionId))
          .filter(({ visitedOn }) => months.includes(monthOf(visitedOn)))
          .map((row) => [row.visitId, row]),
      )
      const asked = [...rows.keys()]
      const points = await listPointsOfVisits(tx, organisationId, asked, standardIds)
      return points.flatMap(({ visitId, questions }) => {
        const row = rows.get(visitId)
        return row === undefined ? [] : [{ ...placeOf(row), questions }]
      })
    },
  }
}
