import type { Month } from '@/lib/core/calendar'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { compileChecklist } from '@/lib/core/compile-checklist'
import { type Fraction, parseFraction } from '@/lib/core/exact'
import type { FrozenReport } from '@/lib/core/frozen-report'
import { scoredVisitOf } from '@/lib/core/period-score'
import { summariseVisits } from '@/lib/core/period-summary'
import { visitNoise } from '@/lib/core/reliability'
import { rescorer } from '@/lib/core/rescore'
import type { FrozenVisit } from '../queries'
import type { RescoredTrend } from '../schema'

/** So many visits are rescored while somebody waits; the screen says so. */
export const mostRescored = 2000

/** A published version, ready to be read. */
export interface ReadVersion {
  readonly id: string
  readonly number: number
  readonly document: ChecklistDocument
}

/** Scores frozen answers anew under a version, month by month; nothing is written. */
export function readRescore(
  visits: readonly FrozenVisit[],
  versions: ReadonlyMap<string, ReadVersion>,
  as: ReadVersion,
  months: readonly Month[],
): RescoredTrend {
  const under = { versionId: as.id, compiled: compileChecklist(as.document) }
  const scorers = new Map(
    [...versions.values()].map((version) => [
      version.id,
      rescorer({ versionId: version.id, document: version.document }, under),
    ]),
  )
  const rescored = visits.flatMap(({ month, versionId, subjectId, report }) => {
    // Frozen by the phone and checked when it was taken in.
    const { answers }: FrozenReport = JSON.parse(report)
    const again = scorers.get(versionId)?.(answers)
    return again === undefined ? [] : [{ month, subjectId, again }]
  })
  const isPooled = as.document.policies.personScore === 'pooled'
  const scored = rescored.flatMap(({ month, subjectId, again: { result } }) => {
    if (!result?.total) return []
    const total = parseFraction(result.total.exact)
    const visit = scoredVisitOf(result.total.exact, isPooled ? result.points : null)
    return [{ month, subjectId, total, visit }]
  })
  const { deviation } = noiseOfTotals(scored)
  const byMonth = Map.groupBy(scored, ({ month }) => month)
  return {
    as: as.number,
    months: months.map((month) => {
      const visits = (byMonth.get(month) ?? []).map(({ visit }) => visit)
      return { month, ...summariseVisits(visits, deviation) }
    }),
    looked: visits.length,
    most: mostRescored,
    rescored: scored.length,
    tooFewAnswers: rescored.filter(({ again }) => again.result === null).length,
    leftOut: rescored.reduce((sum, { again }) => sum + again.leftOut, 0),
  }
}

/** A visit's score and whom it is about. */
export interface SubjectTotal {
  readonly subjectId: string
  readonly total: Fraction
}

/** The noise of one visit as these very scores tell it. */
export function noiseOfTotals(visits: readonly SubjectTotal[]): { readonly deviation: Fraction } {
  const bySubject = [...Map.groupBy(visits, ({ subjectId }) => subjectId).values()]
  return visitNoise(bySubject.map((own) => own.map(({ total }) => total)))
}
