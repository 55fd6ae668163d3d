import type { Actor } from '@/lib/access/actor'
import { addMonths, daysOfMonths, type Month, monthDays } from '@/lib/core/calendar'
import type { Touchpoint } from '@/lib/core/checklist'
import { type Fraction, parseDecimal } from '@/lib/core/exact'
import {
  firstPastMonth,
  mostTrendMonths,
  type PastMonthSummary,
  pastTrend,
  trendWindow,
} from '@/lib/core/past-trend'
import { type ScoredVisit, scoredVisitOf, type TouchpointWeights } from '@/lib/core/period-score'
import { type TrendChange, type TrendMonth, trendOf } from '@/lib/core/trend-months'
import { listPastMonths } from '@/lib/past-scores/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listTrendVersions } from '@/lib/trends/queries'
import { readChange, readMeasured, type TrendSource } from '@/lib/trends/report'
import {
  type CountedTotal,
  listCountedTotals,
  listPointsOverStandards,
  type Scope,
} from '../queries'

/** What a visit by a version was about; nothing where the touchpoint is of no interest. */
export type TouchpointOf = (versionId: string) => Touchpoint | undefined

/** The visits of one month, each once. */
export function visitsIn(
  counted: readonly CountedTotal[],
  month: Month,
  touchpointOf: TouchpointOf = () => undefined,
): readonly ScoredVisit[] {
  return counted
    .filter((group) => group.month === month)
    .flatMap(({ total, points, visits, versionId }) => {
      const visit = scoredVisitOf(total, points, touchpointOf(versionId))
      return Array.from({ length: visits }, () => visit)
    })
}

interface TrendView {
  readonly month: Month
  readonly touchpoint: Touchpoint | 'all'
  /** Totals of the scope, which may begin later than the trend. */
  readonly counted: readonly CountedTotal[]
  readonly scope: Scope
  readonly deviation: Fraction
  readonly touchpointOf: TouchpointOf
  /** Null where every visit of the month weighs the same. */
  readonly weightsIn: (month: Month) => TouchpointWeights | null
}

/** The way to a month, and what changed since the one before. */
export interface ReadTrends {
  readonly trend: readonly TrendMonth[]
  readonly change: TrendChange
  readonly past: readonly PastMonthSummary[] | null
}

/**
 * The way to a month: the product's own visits, over shared standards where a checklist changed, and
 * beside them what was imported. Imported scores lengthen the trend back to the first of them and
 * enter nothing else.
 */
export async function readTrends(
  tx: Transaction,
  actor: Actor,
  view: TrendView,
): Promise<ReadTrends> {
  const { organisationId } = actor
  const { month, touchpoint, counted, scope } = view
  const months = await listPastMonths(tx, organisationId, {
    firstDay: monthDays(addMonths(month, 1 - mostTrendMonths)).first,
    lastDay: scope.lastDay,
    touchpoint: touchpoint === 'all' ? null : touchpoint,
    unitIds: scope.unitIds,
  })
  const past = months.map((one) => ({ ...one, scores: one.scores.map(parseDecimal) }))
  const shown = trendWindow(month, firstPastMonth(past))
  const firstDay = monthDays(shown[0] ?? month).first
  const totals =
    firstDay < scope.firstDay
      ? await listCountedTotals(tx, organisationId, { ...scope, firstDay })
      : counted
  const source = await trendSource(tx, actor, { ...view, counted: totals })
  return {
    trend: trendOf(await readMeasured(shown, source)),
    change: await readChange(month, addMonths(month, -1), source),
    past: pastTrend(past, shown),
  }
}

interface CountedVisits {
  readonly counted: readonly CountedTotal[]
  readonly scope: Scope
  readonly deviation: Fraction
  readonly touchpointOf?: TouchpointOf | undefined
  readonly weightsIn?: TrendView['weightsIn'] | undefined
}

/** The visits of a scope for a trend; the scope's days give way to those of the months asked for. */
export async function trendSource(
  tx: Transaction,
  { organisationId }: Actor,
  { counted, scope, deviation, touchpointOf, weightsIn }: CountedVisits,
): Promise<TrendSource> {
  const used = [...new Set(counted.map(({ versionId }) => versionId))]
  return {
    totals: counted.map(({ month, versionId, total, points, visits }) => ({
      ...{ month, versionId, visits },
      visit: scoredVisitOf(total, points, touchpointOf?.(versionId)),
    })),
    versions: await listTrendVersions(tx, organisationId, used),
    deviation,
    weightsIn: weightsIn ?? (() => null),
    pointsOver: ({ months, versionIds, standardIds }) => {
      const { first: firstDay, last: lastDay } = daysOfMonths(months[0] ?? '', months.at(-1) ?? '')
      const asked = { ...scope, firstDay, lastDay, versionIds }
      return listPointsOverStandards(tx, organisationId, asked, standardIds)
    },
  }
}
