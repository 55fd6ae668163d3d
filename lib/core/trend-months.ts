import type { Month } from './calendar'
import { allQuestions, isScored } from './checklist-questions'
import { effectiveWeights } from './effective-weights'
import { type Fraction, largerOf, sumOf } from './exact'
import { type KeptPoints, pointsOfQuestions } from './kept-points'
import { weighAlike } from './period-rule'
import { type ScoredVisit, scoreOfVisits, type TouchpointWeights } from './period-score'
import {
  changeOfVisits,
  type PeriodChange,
  type PeriodSummary,
  summariseVisits,
} from './period-summary'
import { deviationOfPart, visitNoise } from './reliability'
import { scoreOfPoints } from './trend'
import {
  sumOfOver,
  type TrendBreak,
  type TrendMeasure,
  type TrendOver,
  type TrendPlan,
  type TrendSegment,
  type VersionUse,
} from './trend-plan'

/** Equal totals under one version in one month: counted, not listed. */
export interface TrendTotals extends VersionUse {
  readonly visit: ScoredVisit
}

/** The points of one visit over the standards of its measure. */
export interface TrendPoints {
  readonly month: Month
  readonly versionId: string
  /** The evaluated person, or the unit where nobody was named. */
  readonly subjectId: string
  readonly questions: readonly KeptPoints[]
}

/** How visits become scores, whatever is measured. */
export interface TrendCounting {
  /** Noise of one whole visit. */
  readonly deviation: Fraction
  /** Null where every visit of the month weighs the same. */
  readonly weightsIn: (month: Month) => TouchpointWeights | null
}

/** The visits of one month as the trend measures them. */
export interface MeasuredMonth {
  readonly month: Month
  readonly visits: readonly ScoredVisit[]
  readonly weights: TouchpointWeights | null
  /** Noise of one visit, measured like this. */
  readonly deviation: Fraction
  /** Null: by totals. */
  readonly over: TrendOver | null
  readonly breakBefore: TrendBreak | null
  /** Scored visits of the month that the line cannot hold. */
  readonly leftOut: number
  /** Months of one segment compare; -1 without visits. */
  readonly segment: number
}

/** A month of a trend as one figure. */
export interface TrendMonth extends PeriodSummary {
  readonly month: Month
  readonly over: TrendOver | null
  readonly breakBefore: TrendBreak | null
  /** Touchpoints weigh otherwise than in the last month before it that has a score. */
  readonly isWeighedAnew: boolean
  readonly leftOut: number
}

/**
 * The visits of every month, measured as the plan says.
 *
 * Rule    by total, or by the points of the shared standards alone; the noise of the latter comes
 *         from those very scores where they are enough, and else from that of a whole visit and the
 *         part that these standards are. Where both stand on one line, the larger noise counts.
 * Units   percent; deviation is s_w of a whole visit in percentage points.
 * Returns a month for each that is asked for, empty where there were no visits.
 * Source  SCORING.md, From visits to a period score (interval, trends across versions).
 */
export function measureTrend(
  months: readonly Month[],
  plan: TrendPlan,
  totals: readonly TrendTotals[],
  points: readonly TrendPoints[],
  { deviation, weightsIn }: TrendCounting,
): readonly MeasuredMonth[] {
  const measured = new Map(
    plan.segments.flatMap((segment, index) => {
      const noise = noiseOf(segment, points, deviation)
      return segment.months.map((month) => [
        month,
        { ...visitsIn(month, segment, totals, points), deviation: noise, segment: index },
      ])
    }),
  )
  return months.map((month) => ({
    month,
    ...(measured.get(month) ?? { visits: [], over: null, leftOut: 0, deviation, segment: -1 }),
    breakBefore: plan.breaks.get(month) ?? null,
    weights: weightsIn(month),
  }))
}

/**
 * The months of a trend as figures.
 *
 * Rule    each by `summariseVisits`, with the noise of what it was measured by. A month that is
 *         counted by other weights of touchpoints than the last one before it that has a score is
 *         marked: the line must not run from the one to the other.
 * Returns score, interval and number of visits of every month, in the order given.
 * Source  SCORING.md, From visits to a period score.
 */
export function trendOf(measured: readonly MeasuredMonth[]): readonly TrendMonth[] {
  let before: MeasuredMonth | null = null
  const months: TrendMonth[] = []
  for (const one of measured) {
    const { month, visits, weights, deviation, over, breakBefore, leftOut } = one
    const summary = summariseVisits(visits, deviation, weights)
    const isScored = summary.score !== null
    const isWeighedAnew = isScored && before !== null && !weighAlike(before.weights, weights)
    months.push({ month, ...summary, over, breakBefore, isWeighedAnew, leftOut })
    if (isScored) before = one
  }
  return months
}

/** How a month differs from an earlier one; nothing can be said across the beginning of a new line. */
export interface TrendChange extends PeriodChange {
  readonly over: TrendOver | null
  readonly isCut: boolean
}

/**
 * The change between two measured months.
 *
 * Rule    as `changeOfVisits`, over what both were measured by.
 * Returns a value of null where one of them is empty, or where they stand on different lines.
 * Source  SCORING.md, From visits to a period score (trends across versions).
 */
export function changeInTrend(
  now: MeasuredMonth | undefined,
  before: MeasuredMonth | undefined,
): TrendChange {
  const unknown = { value: null, certainty: 'unknown', over: null, isCut: false } as const
  if (now === undefined || before === undefined) return unknown
  if (now.segment < 0 || before.segment < 0) return unknown
  if (now.segment !== before.segment) return { ...unknown, isCut: true }
  const change = changeOfVisits(now.visits, before.visits, now.deviation, {
    now: now.weights,
    before: before.weights,
  })
  return { ...change, over: now.over ?? before.over, isCut: false }
}

function visitsIn(
  month: Month,
  { measures }: TrendSegment,
  totals: readonly TrendTotals[],
  points: readonly TrendPoints[],
): Pick<MeasuredMonth, 'visits' | 'over' | 'leftOut'> {
  const ofMonth = totals.filter((total) => total.month === month && total.visit.total !== null)
  const used = measures.filter(({ versionIds }) =>
    ofMonth.some(({ versionId }) => versionIds.includes(versionId)),
  )
  const visits = used.flatMap((measure) => {
    const isUnder = ({ versionId }: VersionUse | TrendPoints) =>
      measure.versionIds.includes(versionId)
    if (measure.over !== null) {
      const own = points.filter((point) => point.month === month && isUnder(point))
      return own.flatMap((point) => scoredVisit(point, measure.over))
    }
    return ofMonth
      .filter(isUnder)
      .flatMap(({ visit, visits: count }) => Array.from({ length: count }, () => visit))
  })
  const overs = used.flatMap(({ over }) =>
    over === null ? [] : [{ shared: over.standardIds.length, all: over.all }],
  )
  const all = ofMonth.reduce((sum, { visits: count }) => sum + count, 0)
  return {
    visits,
    over: overs.length === 0 ? null : sumOfOver(overs),
    leftOut: Math.max(0, all - scoreOfVisits(visits).visits),
  }
}

function scoredVisit(
  { questions }: TrendPoints,
  over: TrendMeasure['over'],
): readonly ScoredVisit[] {
  const total = scoreOfPoints(questions)
  if (total === null) return []
  const points = over?.isPooled ? pointsOfQuestions(questions) : null
  return [{ total, points, touchpoint: over?.document.touchpoint }]
}

function noiseOf(
  { months, measures }: TrendSegment,
  points: readonly TrendPoints[],
  deviation: Fraction,
): Fraction {
  const noises = measures.map((measure) => {
    if (measure.over === null) return deviation
    const own = points.filter(
      ({ month, versionId }) => months.includes(month) && measure.versionIds.includes(versionId),
    )
    const bySubject = [...Map.groupBy(own, ({ subjectId }) => subjectId).values()]
    const scores = bySubject.map((visits) =>
      visits.flatMap((visit) => scoreOfPoints(visit.questions) ?? []),
    )
    const noise = visitNoise(scores)
    if (noise.source === 'own-visits') return noise.deviation
    const share = shareOf(measure.over)
    return share.isPositive ? deviationOfPart(deviation, share) : deviation
  })
  return noises.reduce(largerOf, noises[0] ?? deviation)
}

/** The part of the total that the questions of these standards carry. */
function shareOf({ document, standardIds }: NonNullable<TrendMeasure['over']>): Fraction {
  const weights = effectiveWeights(document)
  const own = allQuestions(document).filter(
    (question) =>
      isScored(question) &&
      question.standardId !== null &&
      standardIds.includes(question.standardId),
  )
  return sumOf(own.flatMap(({ id }) => weights?.get(id) ?? []))
}
