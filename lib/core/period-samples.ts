import type { Month } from './calendar'
import { displayPercent } from './display-number'
import { Fraction, fractionText, meanOf, parseDecimal, sumOf } from './exact'
import type { Measure, ScoreMeasure } from './measured-pay'
import { type ScoreOfVisits, scoreOfVisits, type TouchpointWeights } from './period-score'
import type { PeriodSnapshot, SnapshotPerson, SnapshotScheme } from './period-snapshot'
import type { KpiValue, ScoreValue } from './scheme'
import type { Score } from './score-result'
import { scoreOf } from './score-text'
import { periodMonths, type SampledVisit, type SnapshotIndex, scoreMonths } from './snapshot-index'
import type { ComponentTrace, TraceFact, TraceVisit } from './statement'

/** What a reading of the snapshot needs to know besides the person. */
export interface PeriodContext {
  readonly snapshot: Pick<PeriodSnapshot, 'month' | 'noise' | 'groupMeans' | 'touchpointWeights'>
  readonly index: SnapshotIndex
  readonly scheme: SnapshotScheme
}

export interface TracedMeasure {
  readonly measure: Measure
  readonly trace: ComponentTrace
}

/** Which visits a person's score is made of. */
export function sampleOf(
  { index, scheme, snapshot }: PeriodContext,
  person: SnapshotPerson,
  value: ScoreValue,
): readonly SampledVisit[] {
  return index.sample(person, value, scoreMonths(value, scheme.document.period, snapshot.month))
}

/** The weights of touchpoints where a score reads whole visits of all of them; else null. */
export function weightsOf(
  { touchpointWeights }: Pick<PeriodSnapshot, 'touchpointWeights'>,
  { source }: Pick<ScoreValue, 'source'>,
): TouchpointWeights | null {
  return source.kind === 'all' ? (touchpointWeights ?? null) : null
}

/** Exact score of the visits as a fraction of 1, and how many of them have one. */
export function sampleMean(
  sample: readonly SampledVisit[],
  weights: TouchpointWeights | null,
): Pick<ScoreMeasure, 'mean' | 'visits'> {
  const { score, visits } = sampleScore(sample, weights)
  return { mean: score?.dividedBy(Fraction.hundred) ?? null, visits }
}

/** The score of the visits: weighted by touchpoint, or pooled, where the rules say so. */
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

/** How several visits became one score; nothing at all where they are averaged. */
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

/** A figure over the months of the period, with what it is the mean of. */
export function figureOf(
  { index, scheme, snapshot }: PeriodContext,
  person: SnapshotPerson,
  value: KpiValue,
): { readonly actual: Fraction | null; readonly facts: readonly TraceFact[] } {
  const months = periodMonths(scheme.document.period, snapshot.month)
  const facts = months.flatMap((month: Month) => {
    const fact = index.figure(person, value.subject, value.metric, month)
    return fact
      ? [{ factId: fact.id, metric: fact.metric, month: fact.month, value: fact.value }]
      : []
  })
  const isComplete = facts.length === months.length
  const actual = isComplete ? meanOf(facts.map((fact) => parseDecimal(fact.value))) : null
  return { actual, facts }
}

/** A visit as a statement names it. */
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

/** An exact percentage with its text. */
export function percentScore(percent: Fraction | null): Score | null {
  return percent && { exact: fractionText(percent), text: displayPercent(percent) }
}
