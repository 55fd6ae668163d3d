import { describe, expect, test } from 'vitest'
import { aKpi, aPerson, aScheme, aScore, someFacts } from '@/test/factories/pay'
import { aFact } from '@/test/factories/pay-period'
import { Fraction, fractionText, parseDecimal } from './exact'
import {
  figureOf,
  type PeriodContext,
  percentScore,
  sampleMean,
  sampleScore,
  tracedRule,
  tracedVisit,
  weightsOf,
} from './period-samples'
import { takeSnapshot } from './period-seal'
import type { SnapshotKpiFact } from './period-snapshot'
import { type SampledVisit, SnapshotIndex } from './snapshot-index'

const visit = (
  id: string,
  percent: string | null,
  more: Partial<SampledVisit> = {},
): SampledVisit => ({
  score: aScore(id),
  percent: percent === null ? null : parseDecimal(percent),
  points: null,
  ...more,
})

describe('how several visits become one score', () => {
  test('is their mean as a fraction of 1; those without a score are not counted', () => {
    const { mean, visits } = sampleMean(
      [visit('a', '80'), visit('b', null), visit('c', '90')],
      null,
    )
    expect([mean && fractionText(mean), visits]).toEqual(['17/20', 2])
    expect(sampleMean([visit('a', null)], null)).toEqual({ mean: null, visits: 0 })
    expect(sampleMean([], null)).toEqual({ mean: null, visits: 0 })
  })

  test('of averaged visits the trace says nothing more', () => {
    expect(tracedRule([visit('a', '80')], null)).toEqual({})
    expect(tracedRule([], null)).toEqual({})
  })

  test('of pooled points the trace has both sums, without visits that have no score', () => {
    const points = (earned: number, possible: number) => ({
      earned: Fraction.of(earned),
      possible: Fraction.of(possible),
    })
    const sample = [
      visit('a', '80', { points: points(8, 10) }),
      visit('b', '50', { points: points(10, 20) }),
      visit('c', null, { points: points(100, 100) }),
    ]
    expect(sampleScore(sample, null).isPooled).toBe(true)
    expect(tracedRule(sample, null)).toEqual({ pooled: { earned: '18/1', possible: '30/1' } })
  })

  test('weights of touchpoints are those of whole visits of all of them alone', () => {
    const touchpointWeights = { store: '1' }
    expect(weightsOf({ touchpointWeights }, { source: { kind: 'all' } })).toBe(touchpointWeights)
    expect(weightsOf({}, { source: { kind: 'all' } })).toBeNull()
    expect(
      weightsOf({ touchpointWeights }, { source: { kind: 'touchpoint', id: 'store' } }),
    ).toBeNull()
  })

  test('a visit is named by its day, its score exact and to read', () => {
    expect(tracedVisit(visit('a', '84.905'))).toEqual({
      ...{ visitId: 'a', visitedOn: '2026-10-14', countsIn: '2026-10', touchpoint: 'store' },
      ...{ checklistId: 'delivery', checklistVersionId: 'delivery-2' },
      score: { exact: '16981/200', text: '84.91' },
    })
    expect(percentScore(null)).toBeNull()
  })
})

describe('a figure over the months of a quarter', () => {
  const quarter = {
    ...{ versionId: 'scheme-4', number: 4, effectiveFrom: '2026-09-01' },
    document: aScheme({ period: 'quarter' }),
  }
  const figures = (...months: readonly (readonly [string, string])[]): readonly SnapshotKpiFact[] =>
    months.map(([month, value]) => aFact('trips', value, { id: month, month }))
  const all = figures(['2026-10', '0.2'], ['2026-11', '0.4'], ['2026-12', '0.9'])
  const read = (
    kpiFacts: readonly SnapshotKpiFact[],
    employed: { readonly hiredOn?: string; readonly leftOn?: string | null },
    rule: Partial<PeriodContext['snapshot']>,
  ) => {
    const person = aPerson({ schemeVersionIds: ['scheme-4'], ...employed })
    const taken = takeSnapshot(
      someFacts({ month: '2026-12', schemes: [quarter], people: [person], kpiFacts }),
    )
    const { figureRule: _, ...before } = taken
    const snapshot = { ...before, ...rule }
    const context = { snapshot, index: new SnapshotIndex(taken), scheme: quarter }
    const { actual, facts } = figureOf(context, person, aKpi('trips'))
    return [actual && fractionText(actual), facts.map(({ factId }) => factId)]
  }
  const months = all.map(({ month }) => month)

  test('is the mean of the months in which the person is employed', () => {
    const rule = { figureRule: 2 } as const
    expect(read(all, {}, rule)).toEqual(['1/2', months])
    expect(read(all, { leftOn: '2026-11-20' }, rule)).toEqual(['3/10', months.slice(0, 2)])
    expect(read(all, { hiredOn: '2026-11-02' }, rule)).toEqual(['13/20', months.slice(1)])
    expect(read(all, { leftOn: '2026-12-31' }, rule)).toEqual(['1/2', months])
  })

  test('is none while one of them is missing', () => {
    expect(read(all.slice(1), {}, { figureRule: 2 })).toEqual([null, months.slice(1)])
  })

  test('in the time before was that of all months, but for pay on leaving', () => {
    expect(read(all, { leftOn: '2026-11-20' }, {})).toEqual(['1/2', months])
    expect(read(all, { hiredOn: '2026-11-02' }, {})).toEqual(['1/2', months])
    const leaving = { quarterOnLeaving: true } as const
    expect(read(all, { leftOn: '2026-11-20' }, leaving)).toEqual(['3/10', months.slice(0, 2)])
    expect(read(all, {}, leaving)).toEqual(['1/2', months])
  })

  test('says why it was changed, where somebody said so', () => {
    const [first, ...rest] = all
    const changed = first === undefined ? all : [{ ...first, reason: 'counted twice' }, ...rest]
    const person = aPerson()
    const taken = takeSnapshot(
      someFacts({ month: '2026-12', schemes: [quarter], people: [person], kpiFacts: changed }),
    )
    const context = { snapshot: taken, index: new SnapshotIndex(taken), scheme: quarter }
    expect(figureOf(context, person, aKpi('trips')).facts.map(({ reason }) => reason)).toEqual([
      ...['counted twice', undefined, undefined],
    ])
    const [, second] = figureOf(context, person, aKpi('trips')).facts
    expect(second).not.toHaveProperty('reason')
  })
})
