import { decimalText } from './display-number'
import { Fraction, fractionText, meanOf, parseDecimal, parseFraction } from './exact'
import { measureFormula } from './formula-measures'
import type { GateReading } from './gates'
import { reliabilityOfMean } from './mean-of-visits'
import type { ScoreMeasure } from './measure'
import { placesPaid } from './pay-stints'
import type { Interval } from './payout-result'
import {
  figureOf,
  type PeriodContext,
  percentScore,
  sampleMean,
  sampleOf,
  sampleScore,
  type TracedMeasure,
  tracedRule,
  tracedVisit,
  weightsOf,
} from './period-samples'
import type { GroupMean, SnapshotPerson } from './period-snapshot'
import { intervalOf } from './reliability'
import type { Component, Gate, ScoreValue } from './scheme'
import { periodEnd, periodMonths, type SampledVisit, scoreMonths } from './snapshot-index'
import type { GateTrace } from './statement'

export type { PeriodContext, TracedMeasure } from './period-samples'

/**
 * What a person's component measures, with the visits or figures behind it.
 *
 * Rule    a score is the mean of the visits' exact percentages, each visit once, or, where the
 *         checklists of all of them say so and whole visits are read, the points of all together;
 *         where the snapshot weighs touchpoints and whole visits of all of them are read, that of
 *         each touchpoint, weighted. Visits without a score are traced and not counted. A figure over several months is their mean, and counts
 *         as not delivered while one month is missing.
 * Units   percentages in the snapshot, fractions of 1 in the measure.
 * Source  SCORING.md, From visits to a period score; PAY.md, Component.
 */
export function measureComponent(
  context: PeriodContext,
  person: SnapshotPerson,
  component: Component,
): TracedMeasure {
  const { code, value } = component
  if (value.kind === 'formula') return measureFormula(context, person, component, value)
  if (value.kind === 'kpi') {
    const { actual, facts } = figureOf(context, person, value)
    return { measure: { kind: 'kpi', actual }, trace: { code, visits: [], facts } }
  }
  const sample = sampleOf(context, person, value)
  return {
    measure: scoreMeasure(context, component, value, sample),
    trace: {
      code,
      visits: sample.map(tracedVisit),
      facts: [],
      ...tracedRule(sample, weightsOf(context.snapshot, value)),
    },
  }
}

function scoreMeasure(
  context: PeriodContext,
  component: Component,
  value: ScoreValue,
  sample: readonly SampledVisit[],
): ScoreMeasure {
  const { score, visits, sureAs = visits } = sampleScore(sample, weightsOf(context.snapshot, value))
  const mean = score?.dividedBy(Fraction.hundred) ?? null
  const { noise } = context.snapshot
  return {
    kind: 'score',
    mean,
    visits,
    interval: mean === null ? null : intervalText(mean, sureAs, parseDecimal(noise.deviation)),
    smoothing: mean === null ? null : smoothingOf(context, component, sureAs),
  }
}

function intervalText(mean: Fraction, visits: number | Fraction, deviation: Fraction): Interval {
  const { low, high } = intervalOf(mean.times(Fraction.hundred), visits, deviation)
  const asShare = (percent: Fraction) => decimalText(percent.dividedBy(Fraction.hundred), 6)
  return { low: asShare(low), high: asShare(high) }
}

function smoothingOf(
  { snapshot, scheme }: PeriodContext,
  component: Component,
  visits: number | Fraction,
): ScoreMeasure['smoothing'] {
  if (component.sampling.smoothing === 'none') return null
  const group = snapshot.groupMeans.find(
    (mean) => mean.schemeVersionId === scheme.versionId && mean.component === component.code,
  )
  if (!group) return null
  const single = parseDecimal(snapshot.noise.reliability)
  return { groupMean: parseFraction(group.mean), reliability: reliabilityOfMean(single, visits) }
}

/**
 * What the gates look at, with the visits behind it; presence is read from the worked days.
 *
 * Rule    failures and bounds are read from the person's or the unit's visits; a gate on presence
 *         is read from the worked days when the payout is computed and is not among them.
 * Returns one entry for each other gate, in the order of the scheme.
 * Source  PAY.md, Scheme (gates look at failures, presence, or a lower bound of a score).
 */
export function readGates(
  context: PeriodContext,
  person: SnapshotPerson,
): readonly { readonly code: string; readonly reading: GateReading; readonly trace: GateTrace }[] {
  return context.scheme.document.gates.flatMap((gate) => {
    const read = gateReading(context, person, gate)
    return read === null ? [] : [{ code: gate.code, ...read }]
  })
}

function gateReading(
  context: PeriodContext,
  person: SnapshotPerson,
  { code, condition }: Gate,
): { readonly reading: GateReading; readonly trace: GateTrace } | null {
  switch (condition.kind) {
    case 'presence':
      return null
    case 'failures': {
      const months = periodMonths(context.scheme.document.period, context.snapshot.month)
      const failed = context.index
        .visits(person, condition.subject, months)
        .filter((score) => score.criticalFailures > 0)
      const count = failed.reduce((sum, score) => sum + score.criticalFailures, 0)
      return {
        reading: { kind: 'failures', count },
        trace: {
          code,
          visits: failed.map((score) => gateVisit({ score, percent: null }, false)),
        },
      }
    }
    case 'lower-bound': {
      const sample = sampleOf(context, person, condition.value)
      const weights = weightsOf(context.snapshot, condition.value)
      return {
        reading: { kind: 'score', measure: sampleMean(sample, weights) },
        trace: {
          code,
          visits: sample.map((visit) => gateVisit(visit, weights !== null)),
          ...tracedRule(sample, weights),
        },
      }
    }
  }
}

/**
 * The group mean of every smoothed component of a scheme.
 *
 * Rule    the mean of the means of the people whom the scheme pays and who have a visit; where units
 *         are measured, of the units, each once.
 * Units   fractions of 1.
 * Source  SCORING.md, From visits to a period score.
 */
export function groupMeansOf(
  context: Omit<PeriodContext, 'snapshot'> & {
    readonly snapshot: Pick<PeriodContext['snapshot'], 'month' | 'touchpointWeights'>
  },
  people: readonly SnapshotPerson[],
): readonly GroupMean[] {
  const { index, scheme, snapshot } = context
  // Of a quarter that is not over the means are those so far: somebody may be paid on leaving.
  const month = periodEnd(scheme.document.period, snapshot.month)
  const members = people
    .filter((person) => person.schemeVersionIds.includes(scheme.versionId))
    .map((person) => placesPaid(person, scheme, month))
  return scheme.document.components.flatMap(({ code, value, sampling }) => {
    if (value.kind !== 'score' || sampling.smoothing === 'none') return []
    const months = scoreMonths(value, scheme.document.period, month)
    const samples =
      value.subject === 'person'
        ? members.flatMap(([person]) => (person ? [index.sample(person, value, months)] : []))
        : unitsOf(members.flat()).map((unitId) => index.unitSample(unitId, value, months))
    const weights = weightsOf(snapshot, value)
    const means = samples
      .map((sample) => sampleMean(sample, weights).mean)
      .filter((mean) => mean !== null)
    const mean = meanOf(means)
    if (mean === null) return []
    return [
      {
        schemeVersionId: scheme.versionId,
        component: code,
        mean: fractionText(mean),
        subjects: means.length,
      },
    ]
  })
}

function unitsOf(people: readonly SnapshotPerson[]): readonly string[] {
  return [...new Set(people.map((person) => person.unitId))]
}

function gateVisit(
  { score, percent }: Pick<SampledVisit, 'score' | 'percent'>,
  isWeighted: boolean,
): GateTrace['visits'][number] {
  return {
    visitId: score.visitId,
    visitedOn: score.visitedOn,
    checklistVersionId: score.checklistVersionId,
    criticalFailures: score.criticalFailures,
    score: percentScore(percent),
    ...(isWeighted ? { touchpoint: score.touchpoint } : {}),
  }
}
