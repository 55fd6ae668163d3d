import { describe, expect, test } from 'vitest'
import { aComponent, aPerson, aScheme, aScore, factsUnder, someFacts } from '@/test/factories/pay'
import { aFact, percents, reading } from '@/test/factories/pay-period'
import { canonicalJson } from './canonical-json'
import { computePeriod } from './compute-period'
import { sha256OfText } from './fingerprint'
import { noiseForSnapshot, sealOf, sealOfText, takeSnapshot, verifySeal } from './period-seal'
import type { PeriodFacts } from './period-snapshot'
import { visitNoise } from './reliability'

describe('the seal', () => {
  const facts = factsUnder(reading({}), { scores: percents('70', '80', '90') })
  const snapshot = () => takeSnapshot(facts)

  test('holds the snapshot and its place after the previous period', () => {
    const text = canonicalJson(snapshot())
    const seal = sealOf(snapshot(), 'previous')
    expect(seal).toMatch(/^[0-9a-f]{64}$/)
    expect(verifySeal(text, 'previous', seal)).toEqual({ ok: true, value: seal })
    expect(verifySeal(text, null, seal)).toEqual({ ok: false, reason: 'seal-broken' })
    expect(verifySeal(text.replace('"70/1"', '"71/1"'), 'previous', seal).ok).toBe(false)
  })

  test('an ordinary month keeps the bytes that it had before points were pooled', () => {
    expect(sealOf(snapshot(), 'previous')).toBe(
      'f13d371c64bb6d203bb5f96e4a0fa3bc8519076576b302338e2fb4913f185c4a',
    )
    expect(sha256OfText(canonicalJson(computePeriod(snapshot())))).toBe(
      'e51d9394ee136eef53680e5cdf3a287d46309ade7b8c4dd6c79e3e5975aa01fe',
    )
  })

  test('survives storing and reading', () => {
    const text = canonicalJson(snapshot())
    expect(canonicalJson(JSON.parse(text))).toBe(text)
    expect(canonicalJson(computePeriod(JSON.parse(text)))).toBe(
      canonicalJson(computePeriod(snapshot())),
    )
  })

  test('the noise of visits is kept as text', () => {
    expect(noiseForSnapshot(visitNoise([]))).toEqual({
      reliability: '0.21',
      deviation: '6.5',
      source: 'published-default',
      subjects: 0,
    })
  })

  test('the first period is sealed after nothing', () => {
    const text = canonicalJson(snapshot())
    expect(sealOf(snapshot(), null)).toBe(sha256OfText(`${text}\n`))
    expect(sealOfText(text, 'previous')).toBe(sha256OfText(`${text}\nprevious`))
  })
})

describe('the order of a snapshot', () => {
  const [adjustment, decision] = [
    { amount: '1.00', cause: 'other', note: '', statementId: null, month: '2026-09' } as const,
    {
      kind: 'zero',
      amount: null,
      reason: 'order 12',
      by: { id: 'markova', name: 'E. Markova' },
      at: '2026-11-02T09:00:00.000Z',
    } as const,
  ]
  const place = { positionId: 'driver', throughOn: null }
  const days = { workedDays: '1', normDays: '2', baseAmount: null }
  const part = { percent: '50/1' }
  // Every list in the order of its identifiers; where several members decide, each decides once.
  const ordered: PeriodFacts = someFacts({
    schemes: ['a', 'b'].map((versionId) => ({
      versionId,
      number: 1,
      effectiveFrom: '2026-09-01',
      document: aScheme(),
    })),
    people: [
      aPerson({
        id: 'a',
        schemeVersionIds: ['a', 'b'],
        assignments: [
          { ...place, unitId: 'shop', fromOn: '2020-01-15' },
          { ...place, unitId: 'depot', fromOn: '2026-01-15' },
          { ...place, unitId: 'shop', fromOn: '2026-01-15' },
        ],
        salaries: ['2025-01-01', '2026-01-01'].map((fromOn) => ({ fromOn, amount: '1.00' })),
        payFacts: ['2026-09', '2026-10'].map((month) => ({ id: month, month, ...days })),
        adjustments: ['a', 'b'].map((id) => ({ ...adjustment, id, schemeVersionId: 'a' })),
        decisions: [
          { ...decision, schemeVersionId: 'a', component: 'y' },
          { ...decision, schemeVersionId: 'b', component: 'x' },
          { ...decision, schemeVersionId: 'b', component: 'y' },
        ],
      }),
      aPerson({
        id: 'b',
        schemeVersionIds: ['a', 'b'],
        stints: ['2026-10-01', '2026-10-15'].map((fromOn) => ({
          ...{ unitId: 'depot', positionId: 'driver', fromOn, throughOn: '2026-10-31' },
          schemeVersionIds: ['a', 'b'],
        })),
      }),
    ],
    roster: {
      inForce: ['a', 'b'],
      parents: ['a', 'b'].map((unitId) => ({ unitId, parentId: 'top' })),
      unpaid: ['a', 'b'].map((id) => ({
        ...{ id, personnelNumber: id, fullName: id, hiredOn: '2020-01-15', leftOn: null },
        reason: 'no-scheme',
        assignments: [
          { ...place, unitId: 'a', fromOn: '2020-01-15' },
          { ...place, unitId: 'b', fromOn: '2020-01-15' },
        ],
      })),
    },
    openItems: (
      [
        ['2026-08', 'b', 'held-line'],
        ['2026-09', 'a', 'has-left'],
        ['2026-09', 'a', 'held-line'],
        ['2026-09', 'b', 'has-left'],
      ] as const
    ).map(([month, id, reason]) => ({
      ...{ month, reason, amount: null, changes: [] },
      person: { id, personnelNumber: id, fullName: id },
    })),
    units: ['a', 'b'].map((id) => ({ id, name: id })),
    positions: ['a', 'b'].map((id) => ({ id, name: id })),
    scores: ['a', 'b'].map((id) =>
      aScore(id, {
        scoreId: id,
        sections: ['a', 'b'].map((section) => ({ id: section, ...part })),
        standards: ['a', 'b'].map((standard) => ({ id: standard, ...part })),
      }),
    ),
    kpiFacts: ['a', 'b'].map((id) => aFact(`metric-${id}`, '1', { id })),
    unplaced: ['a', 'b'].map((id) => ({ id, personnelNumber: id, fullName: id })),
    tooLate: ['a', 'b'].map((visitId) => ({
      visitId,
      visitedOn: '2026-08-01',
      unitId: 'depot',
      personId: null,
    })),
  })

  /** The same with every list turned round, lists in lists too. */
  function turned(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(turned).toReversed()
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, turned(inner)]))
  }

  test('is that of identifiers, whatever the order in which facts were gathered', () => {
    const { schemes, ...others } = ordered
    const facts = { ...(turned(others) as typeof others), schemes: schemes.toReversed() }
    const snapshot = takeSnapshot(facts)
    expect(snapshot).toEqual({
      ...ordered,
      format: 'etalon.period-snapshot/1',
      rulesVersion: 1,
      groupMeans: [],
    })
    expect(canonicalJson(snapshot)).toBe(canonicalJson(takeSnapshot(ordered)))
  })

  test('inside a scheme is its own: it decides ties', () => {
    const components = ['z', 'a'].map((code) => aComponent({ code, share: '0.5' }))
    const [scheme] = takeSnapshot(factsUnder(aScheme({ components }))).schemes
    expect(scheme?.document.components.map(({ code }) => code)).toEqual(['z', 'a'])
  })

  test('lists that came into the format later are absent where there is nothing in them', () => {
    const people = [aPerson({ decisions: [] })]
    const plain = takeSnapshot(someFacts())
    const empty = takeSnapshot(someFacts({ people, unplaced: [], tooLate: [], openItems: [] }))
    expect(canonicalJson(empty)).toBe(canonicalJson(plain))
    expect(empty).not.toHaveProperty('unplaced')
    expect(empty).not.toHaveProperty('tooLate')
    expect(empty).not.toHaveProperty('openItems')
    expect(empty).not.toHaveProperty('roster')
    expect(empty.people[0]).not.toHaveProperty('decisions')
  })
})
