import { describe, expect, test } from 'vitest'
import { aComponent, aGate, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { compute, only, reading } from '@/test/factories/pay-period'
import { canonicalJson } from './canonical-json'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts } from './period-snapshot'

const visit = (touchpoint: 'store' | 'call' | 'chat', id: string, percent: string) =>
  aScore(id, { touchpoint, total: `${percent}/1` })
const scores = [
  visit('call', 'a', '80'),
  visit('call', 'b', '90'),
  visit('call', 'c', '100'),
  visit('store', 'd', '50'),
  visit('chat', 'e', '0'),
]
const touchpointWeights = { call: '40', store: '60' }
const parts = [
  { touchpoint: 'store', weight: '60', visits: 1, score: { exact: '50/1', text: '50.00' } },
  { touchpoint: 'call', weight: '40', visits: 3, score: { exact: '90/1', text: '90.00' } },
]
const measured = (facts: PeriodFacts) => only(facts).result.components[0]?.measure

describe('a month whose rule weighs touchpoints', () => {
  test('a score over all of them is weighted, and the statement says of what it is made', () => {
    const statement = only(factsUnder(reading({}), { scores, touchpointWeights }))
    // 0.4 * 90 + 0.6 * 50; se^2 = 42.25 * (0.16 / 3 + 0.36).
    expect(statement.result.components[0]?.measure).toMatchObject({
      mean: '33/50',
      visits: 4,
      interval: { low: '0.591257', high: '0.728743' },
    })
    expect(statement.result.payout).toBe('39600.00')
    expect(statement.traces[0]).toMatchObject({ weighted: parts })
    expect(statement.traces[0]?.visits).toHaveLength(5)
  })

  test('a score that names a touchpoint, a checklist or a standard is not', () => {
    const facts = (source: Parameters<typeof reading>[0]['source'] & object) =>
      factsUnder(reading({ source }), { scores, touchpointWeights })
    expect(measured(facts({ kind: 'touchpoint', id: 'call' }))).toMatchObject({ mean: '9/10' })
    expect(measured(facts({ kind: 'checklist', id: 'delivery' }))).toMatchObject({
      mean: '16/25',
      visits: 5,
    })
    const statement = only(facts({ kind: 'touchpoint', id: 'chat' }))
    expect(canonicalJson(statement)).not.toContain('"weighted"')
  })

  test('a smoothed score is drawn by the visits that the weights leave, towards a weighted mean', () => {
    const sampling = { minimumVisits: 3, smoothing: 'reliability' } as const
    const facts = factsUnder(reading({}, { sampling }), { scores, touchpointWeights })
    // n = 1 / (0.16 / 3 + 0.36) = 75/31; R = n * 0.21 / (1 + (n - 1) * 0.21).
    expect(measured(facts)).toMatchObject({
      smoothing: { groupMean: '33/50', reliability: '1575/4024' },
    })
  })

  test('a gate with a lower bound looks at the weighted score', () => {
    const value = { kind: 'score', subject: 'person', source: { kind: 'all' }, periods: 1 } as const
    const gate = aGate({
      condition: { kind: 'lower-bound', value, below: '0.65', minimumVisits: 1 },
    })
    const scheme = aScheme({ components: [aComponent()], gates: [gate] })
    const statement = only(factsUnder(scheme, { scores, touchpointWeights }))
    expect(statement.result.gates[0]).toMatchObject({ observed: '33/50', applies: false })
    expect(statement.gateTraces[0]).toMatchObject({ weighted: parts })
  })

  test('visits of touchpoints without a weight are as if there were none: paid in full', () => {
    const chats = ['f', 'g', 'h'].map((id) => visit('chat', id, '10'))
    const statement = only(factsUnder(reading({}), { scores: chats, touchpointWeights }))
    expect(statement.result.components[0]).toMatchObject({
      measure: { mean: null, visits: 0, interval: null },
      missing: { reason: 'no-visits' },
    })
    expect(statement.result.payout).toBe('60000.00')
  })
})

test('without a rule a month is frozen and told in the bytes that it always had', () => {
  const facts = factsUnder(reading({}), { scores })
  expect(canonicalJson(takeSnapshot(facts))).not.toContain('touchpointWeights')
  expect(canonicalJson(compute(facts))).not.toContain('"weighted"')
  const weighed = takeSnapshot({ ...facts, touchpointWeights })
  expect(weighed.touchpointWeights).toEqual(touchpointWeights)
})
