import { type Month, monthOf } from './calendar'
import { displayPercent } from './display-number'
import { Fraction, fractionText, meanOf, parseDecimal, sumOf } from './exact'
import type { Measure, ScoreMeasure } from './measure'
import { type ScoreOfVisits, scoreOfVisits, type TouchpointWeights } from './period-score'
import type { PeriodSnapshot, SnapshotPerson, SnapshotScheme } from './period-snapshot'
import type { KpiValue, ScoreValue } from './scheme'
import type { Score } from './score-result'
import { scoreOf } from './score-text'
import { periodMonths, type SampledVisit, type SnapshotIndex, scoreMonths } from './snapshot-index'
import type { ComponentTrace, TraceFact, TraceVisit } from './statement'

/** What a reading of the snapshot needs to know besides the person. */
export interface PeriodContext {
  readonly snapshot: Pick<
    PeriodSnapshot,
    | 'month'
    | 'noise'
    | 'groupMeans'
    | 'touchpointWeights'
    | 'quarterOnLeaving'
    | 'tenureRule'
    | 'figureRule'
    | 'readingRule'
  >
  readonly index: SnapshotIndex
  readonly scheme: SnapshotScheme
}

export interface TracedMeasure {
  readonly measure: Measure
  readonly trace: ComponentTrace
}

/**
 * Which visits a person's score is made of.
 *
 * Rule    the visits that count in the months over which the component reads, of the person or of
 *         the unit on the day of the visit.
 * Returns also visits without such a score, whose percent is null: they are traced and not counted.
 * Source  SCORING.md, From visits to a period score; PAY.md, Component.
 */
export function sampleOf(
  { index, scheme, snapshot }: PeriodContext,
  person: SnapshotPerson,
  value: ScoreValue,
): readonly SampledVisit[] {
  return index.sample(person, value, scoreMonths(value, scheme.document.period, snapshot.month))
}

/**
 * The weights of touchpoints by which a score is made.
 *
 * Rule    those of the snapshot where the score reads whole visits of all touchpoints; none where it
 *         names a touchpoint, a checklist, a section or a standard.
 * Returns null where every visit weighs the same.
 * Source  SCORING.md, From visits to a period score.
 */
export function weightsOf(
  { touchpointWeights }: Pick<PeriodSnapshot, 'touchpointWeights'>,
  { source }: Pick<ScoreValue, 'source'>,
): TouchpointWeights | null {
  return source.kind === 'all' ? (touchpointWeights ?? null) : null
}

/**
 * The score of the visits, and how many of them have one.
 *
 * Rule    as `sampleScore`, for a curve to compare.
 * Units   fraction of 1; null when no visit has a score.
 * Source  SCORING.md, From visits to a period score.
 */
export function sampleMean(
  sample: readonly SampledVisit[],
  weights: TouchpointWeights | null,
): Pick<ScoreMeasure, 'mean' | 'visits'> {
  const { score, visits } = sampleScore(sample, weights)
  return { mean: score?.dividedBy(Fraction.hundred) ?? null, visits }
}

/**
 * The score of the visits.
 *
 * Rule    the mean, each visit once; pooled points where the checklists of all of them say so; with
 *         weights, that of each touchpoint, weighted.
 * Units   percent; null when no visit has a score, or none of a touchpoint with a weight.
 * Source  SCORING.md, From visits to a period score.
 */
export function sampleScore(
  sample: readonly SampledVisit[],
  weights: TouchpointWeights | null,
): ScoreOfVisits {
  const visits = sample.map(({ percent, points, score: { touchpoint } }) => ({
    total: percent,
    points,
    touchpoint,
  }))
  return scoreOfVisits(visits, weights)
}

/**
 * How several visits became one score, for the trace of a statement.
 *
 * Rule    the sums behind a pooled score, or the parts of a weighted one.
 * Units   points times the questions' weights; percent.
 * Returns nothing at all where the visits are averaged: their traces keep their bytes.
 * Source  PAY.md, The statement (the trace).
 */
export function tracedRule(
  sample: readonly SampledVisit[],
  weights: TouchpointWeights | null,
): Pick<ComponentTrace, 'pooled' | 'weighted'> {
  const { isPooled, parts } = sampleScore(sample, weights)
  if (parts !== undefined) {
    return { weighted: parts.map(({ score, ...part }) => ({ ...part, score: scoreOf(score) })) }
  }
  if (!isPooled) return {}
  const points = sample.flatMap((visit) => (visit.percent === null ? [] : (visit.points ?? [])))
  return {
    pooled: {
      earned: fractionText(sumOf(points.map(({ earned }) => earned))),
      possible: fractionText(sumOf(points.map(({ possible }) => possible))),
    },
  }
}

/**
 * A figure over the months of the period, with what it is the mean of.
 *
 * Rule    the mean of the figures of the months in which the person is employed; while one of them is
 *         missing there is none. It is the same on leaving and at the close of the quarter. Snapshots
 *         of the time before read all months, and those through the last day on leaving alone.
 * Units   the figure's own unit; null where it was not delivered.
 * Source  PAY.md, Component (a KPI fact); Periods (a leaver, with the same rules).
 */
export function figureOf(
  { index, scheme, snapshot }: PeriodContext,
  person: SnapshotPerson,
  value: KpiValue,
): { readonly actual: Fraction | null; readonly facts: readonly TraceFact[] } {
  const months = periodMonths(scheme.document.period, snapshot.month).filter((month) =>
    isReadOf(snapshot, person, month),
  )
  const facts = months.flatMap((month: Month) => {
    const fact = index.figure(person, value.subject, value.metric, month)
    return fact
      ? [
          {
            ...{ factId: fact.id, metric: fact.metric, month: fact.month, value: fact.value },
            ...(fact.reason !== undefined && { reason: fact.reason }),
          },
        ]
      : []
  })
  const isComplete = facts.length === months.length
  const actual = isComplete ? meanOf(facts.map((fact) => parseDecimal(fact.value))) : null
  return { actual, facts }
}

function isReadOf(
  { figureRule, quarterOnLeaving }: PeriodContext['snapshot'],
  { hiredOn, leftOn }: SnapshotPerson,
  month: Month,
): boolean {
  const isAfter = leftOn !== null && monthOf(leftOn) < month
  if (figureRule === 2) return !isAfter && monthOf(hiredOn) <= month
  return quarterOnLeaving !== true || !isAfter
}

/**
 * A visit as a statement names it.
 *
 * Rule    the day, never the minute or the shopper.
 * Returns the score as exact number and text; null where the visit has none.
 * Source  PAY.md, The statement (the trace down to visits); SECURITY.md, Anonymity of the shopper.
 */
export function tracedVisit({ score, percent }: SampledVisit): TraceVisit {
  return {
    visitId: score.visitId,
    visitedOn: score.visitedOn,
    countsIn: score.countsIn,
    touchpoint: score.touchpoint,
    checklistId: score.checklistId,
    checklistVersionId: score.checklistVersionId,
    score: percentScore(percent),
  }
}

/**
 * An exact percentage with its text.
 *
 * Rule    rounded once, for reading.
 * Units   percent; two places in the text.
 * Returns null for no score.
 * Source  SCORING.md, Numbers; What a result carries.
 */
export function percentScore(percent: Fraction | null): Score | null {
  return percent && { exact: fractionText(percent), text: displayPercent(percent) }
}
