import type { Month } from '@/lib/core/calendar'
import type { Fraction } from '@/lib/core/exact'
import type { TouchpointWeights } from '@/lib/core/period-score'
import {
  changeInTrend,
  type MeasuredMonth,
  measureTrend,
  type TrendChange,
  type TrendPoints,
  type TrendTotals,
} from '@/lib/core/trend-months'
import { planTrend, type TrendVersion } from '@/lib/core/trend-plan'

/** Which visits' points are asked for, over which standards. */
export interface AskedPoints {
  readonly months: readonly Month[]
  readonly versionIds: readonly string[]
  readonly standardIds: readonly string[]
}

/** Visits as a trend reads them, whoever looks at them. */
export interface TrendSource {
  /** May begin earlier than the trend. */
  readonly totals: readonly TrendTotals[]
  readonly versions: readonly TrendVersion[]
  /** The noise of one whole visit. */
  readonly deviation: Fraction
  /** Null where every visit of the month weighs the same. */
  readonly weightsIn: (month: Month) => TouchpointWeights | null
  readonly pointsOver: (asked: AskedPoints) => Promise<readonly TrendPoints[]>
}

/** The visits of these months, measured so that they compare; points are read only where needed. */
export async function readMeasured(
  months: readonly Month[],
  source: TrendSource,
  measured: 'where-needed' | 'always' = 'where-needed',
): Promise<readonly MeasuredMonth[]> {
  const totals = source.totals.filter(({ month }) => months.includes(month))
  const plan = planTrend(totals, source.versions, measured)
  const points: TrendPoints[] = []
  for (const segment of plan.segments) {
    for (const { versionIds, over } of segment.measures) {
      if (over === null) continue
      const asked = { months: segment.months, versionIds, standardIds: over.standardIds }
      points.push(...(await source.pointsOver(asked)))
    }
  }
  return measureTrend(months, plan, totals, points, source)
}

/** How one month differs from an earlier one, over what both were measured by. */
export async function readChange(
  month: Month,
  earlier: Month,
  source: TrendSource,
): Promise<TrendChange> {
  const [before, now] = await readMeasured([earlier, month], source)
  return changeInTrend(now, before)
}
