import { describe, expect, test } from 'vitest'
import { aComponent, aGate, aPerson, aScheme, aScore, factsUnder } from '@/test/factories/pay'
import { percents, reading } from '@/test/factories/pay-period'
import { canonicalJson } from './canonical-json'
import type { PeriodFacts } from './period-snapshot'
import type { SchemeDocument } from './scheme'
import { replayMonth } from './scheme-replay'
import { triedScheme } from './tried-scheme'

describe('a tried scheme', () => {
  const document = reading(
    {},
    {
      curve: { kind: 'all-or-nothing', from: '0.85' },
      sampling: { minimumVisits: 1, smoothing: 'none' },
    },
  )
  const people = Array.from({ length: 12 }, (_, index) => aPerson({ id: `person-${index}` }))
  const scores = people.map(({ id }, index) =>
    aScore(`visit-${index}`, { personId: id, total: `${80 + index}/1` }),
  )
  const draft = {
    schemeId: 'scheme',
    name: { en: 'Draft' },
    version: null,
    revision: 3,
    fingerprint: 'abc',
    document,
    comparedWith: 'nothing',
    paid: [],
  } as const
  const tried = () =>
    triedScheme(draft, [replayMonth(factsUnder(document, { people, scores }))], '6.5')

  test('has a band for every payout and names the luckiest part with its visits', () => {
    const trial = tried()
    expect(trial.payouts).toHaveLength(12)
    expect(trial.visits).toBe(12)
    expect(trial.payouts[5]?.band).toEqual({ low: '0.00', high: '60000.00' })
    expect(trial.luck.verdict).toBe('mostly-luck')
    expect(trial.luck.part).toEqual({
      title: { en: 'courtesy' },
      hasStep: true,
      visits: '1.0',
    })
  })

  test('names those within one visit of the threshold, and is plain JSON', () => {
    // 6.5 points on one visit: 80 to 91 but for none below 78.5.
    const trial = tried()
    expect(trial.neighboursFound).toBe(12)
    expect(JSON.parse(canonicalJson(trial))).toEqual(trial)
  })

  test('counts a visit that pays several people once', () => {
    const ofUnit = reading(
      { subject: 'unit' },
      { sampling: { minimumVisits: 1, smoothing: 'none' } },
    )
    const month = replayMonth(factsUnder(ofUnit, { people, scores }))
    const { payouts, visits } = triedScheme({ ...draft, document: ofUnit }, [month], '6.5')
    expect({ payouts: payouts.length, visits }).toEqual({ payouts: 12, visits: 12 })
  })

  test('says as what everybody is paid', () => {
    const { payouts } = tried()
    expect(new Set(payouts.map(({ position }) => position))).toEqual(new Set(['Driver']))
  })
})

describe('the visits that payouts rest on', () => {
  type Facts = Partial<PeriodFacts>
  const triedOn = (document: SchemeDocument, ...months: readonly Facts[]) => {
    const replayed = months.map((month) => replayMonth(factsUnder(document, month)))
    const draft = { schemeId: 'scheme', name: { en: 'Draft' }, version: null, revision: 3 } as const
    const plain = { fingerprint: 'abc', comparedWith: 'nothing', paid: [] } as const
    return triedScheme({ ...draft, ...plain, document }, replayed, '6.5')
  }
  const visitsOf = (document: SchemeDocument, ...months: readonly Facts[]) =>
    triedOn(document, ...months).visits
  const computed = (formula: string) => {
    const scores = [
      { code: 'all', source: { kind: 'all' } },
      { code: 'call', source: { kind: 'touchpoint', id: 'call' } },
    ] as const
    const value = { kind: 'formula', subject: 'person', periods: 1, formula, scores } as const
    return aScheme({ components: [aComponent({ value })] })
  }
  const two = percents('60', '90')
  const five = percents('60', null, '70', null, '90')

  test('are none where everybody had too few and is paid in full', () => {
    const people = ['a', 'b', 'c'].map((id) => aPerson({ id }))
    const scores = people.flatMap(({ id: personId }) =>
      [1, 2].map((visit) => aScore(`${personId}-${visit}`, { personId })),
    )
    const { payouts, visits } = triedOn(aScheme(), { people, scores })
    expect(payouts.map(({ amount, unmeasured }) => [amount, unmeasured])).toEqual(
      people.map(() => ['60000.00', '60000.00']),
    )
    expect(visits).toBe(0)
  })

  test('are those that have a score', () => {
    expect(visitsOf(aScheme(), { scores: five })).toBe(3)
  })

  test('are those of touchpoints that have a weight, where touchpoints are weighted', () => {
    const calls = ['d', 'e'].map((id) => aScore(id, { touchpoint: 'call' }))
    const facts = { scores: [...percents('60', '70', '90'), ...calls], readingRule: 2 } as const
    const weighted = { ...facts, touchpointWeights: { store: '1' } } as const
    expect(visitsOf(aScheme(), facts)).toBe(5)
    expect(visitsOf(aScheme(), weighted)).toBe(3)
    expect(visitsOf(computed('SCORE("all")'), facts)).toBe(5)
    expect(visitsOf(computed('SCORE("all")'), weighted)).toBe(3)
  })

  test('are one where a visit is read in several months', () => {
    const lasting = reading({ periods: 2 }, { sampling: { minimumVisits: 1, smoothing: 'none' } })
    const scores = [aScore('lone', { visitedOn: '2026-09-14', countsIn: '2026-09' })]
    const months = ['2026-09', '2026-10'].map((month) => ({ month, scores }))
    const { payouts, visits } = triedOn(lasting, ...months)
    expect(payouts.map(({ unmeasured }) => unmeasured)).toEqual(['0.00', '0.00'])
    expect(visits).toBe(1)
  })

  test('are of a formula those of the scores that it finds', () => {
    const facts = (scores: Facts['scores'] = []) => ({ scores, readingRule: 2 }) as const
    expect(visitsOf(computed('SCORE("all")'), facts(five))).toBe(3)
    expect(visitsOf(computed('SCORE("all")'), facts(two))).toBe(0)
    // Too few visits: the formula pays without them.
    const unread = computed('IFMISSING(SCORE("all"), 1)')
    expect(visitsOf(unread, facts(two))).toBe(0)
    expect(visitsOf(unread, facts(five))).toBe(3)
    const calls = ['x', 'y', 'z'].map((id) => aScore(id, { touchpoint: 'call' }))
    const one = computed('IFMISSING(SCORE("call"), 1)')
    expect(visitsOf(one, facts([...five, ...calls]))).toBe(3)
  })

  test('are of a formula that looks up no score all whose number or failures it counts', () => {
    const facts = { scores: five, readingRule: 2 } as const
    expect(visitsOf(computed('IF(FAILURES("all") = 0, 1, 0)'), facts)).toBe(5)
    expect(visitsOf(computed('IF(FAILURES("call") = 0, 1, 0)'), facts)).toBe(0)
  })

  test('are all that a gate looked at, with a score or without', () => {
    const failed = [
      aScore('failed', { criticalFailures: 1 }),
      aScore('unscored', { criticalFailures: 1, total: null }),
    ]
    expect(visitsOf(aScheme({ gates: [aGate()] }), { scores: failed })).toBe(2)
  })
})
