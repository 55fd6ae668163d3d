import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import {
  aComponent,
  aDriverScheme,
  aGate,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
  ownScore,
  someFacts,
} from '@/test/factories/pay'
import { aFact, compute, only, percents, reading } from '@/test/factories/pay-period'
import { canonicalJson } from './canonical-json'
import { computePeriod } from './compute-period'
import { parseFraction } from './exact'
import { parseMoney, sumMoney } from './money'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, SnapshotScore } from './period-snapshot'

const payouts = (facts: PeriodFacts) =>
  compute(facts).statements.map((statement) => [statement.person.id, statement.result.payout])

describe('the worked example, from facts to statement', () => {
  const facts = factsUnder(aDriverScheme(), {
    kpiFacts: [
      aFact('trips', '20'),
      aFact('on_time', '1'),
      aFact('clean', '1'),
      aFact('handover', '1'),
    ],
    scores: percents('79', '90'),
  })
  const statement = only(facts)

  test('pays 53,400.00 and says for what', () => {
    expect(statement.amount).toBe('53400.00')
    expect(statement.result.lines.map((line) => line.amount)).toEqual([
      '26400.00',
      '9000.00',
      '6000.00',
      '6000.00',
      '6000.00',
    ])
  })

  test('names the person, the place, the scheme and its regulation as they stood', () => {
    expect(statement).toMatchObject({
      month: '2026-10',
      organisation: { name: 'Stroydom' },
      person: { personnelNumber: '0042', fullName: 'Anna Sokolova' },
      unit: { id: 'depot', name: 'Depot' },
      position: { id: 'driver', name: 'Driver' },
      scheme: { number: 4, regulation: { number: '17-P', date: '2026-08-28' }, currency: 'RUB' },
      base: { kind: 'fixed', parts: [{ month: null, asOf: null, amount: '60000.00' }] },
    })
  })

  test('traces every component to its visits or figures', () => {
    expect(statement.traces[0]).toEqual({
      code: 'trips',
      visits: [],
      facts: [{ factId: 'trips-10', metric: 'trips', month: '2026-10', value: '20' }],
    })
    expect(statement.traces[2]?.visits).toEqual([
      {
        visitId: 'visit-0',
        visitedOn: '2026-10-14',
        countsIn: '2026-10',
        touchpoint: 'store',
        checklistId: 'delivery',
        checklistVersionId: 'delivery-2',
        score: { exact: '79/1', text: '79.00' },
      },
      expect.objectContaining({ visitId: 'visit-1', score: { exact: '90/1', text: '90.00' } }),
    ])
  })

  test('shows the mean with its interval and the rule that was applied', () => {
    expect(statement.result.components[2]).toMatchObject({
      measure: {
        kind: 'score',
        mean: '169/200',
        visits: 2,
        // 84.5 +- 1.645 * 6.5 / sqrt(2) = 84.5 +- 7.560739
        interval: { low: '0.769393', high: '0.920607' },
      },
      missing: { reason: 'too-few-visits', applied: 'pay-full' },
    })
  })

  test('says what would have changed it', () => {
    expect(statement.whatIf).toMatchObject([
      { code: 'trips', change: 'full', measured: '25/1', difference: '6600.00' },
    ])
  })

  test('is plain JSON without a trace of a shopper', () => {
    expect(JSON.parse(canonicalJson(statement))).toEqual(statement)
    expect(canonicalJson(statement)).not.toMatch(/shopper/i)
  })
})

describe('adjustments of earlier periods', () => {
  const adjustment = {
    id: 'adjustment-1',
    amount: '5000.00',
    cause: 'appeal',
    note: 'the answer on the greeting was corrected',
    statementId: 'statement-of-september',
    month: '2026-09',
  } as const

  test('are paid beside the payout, with their cause and the statement they correct', () => {
    const people = [aPerson({ adjustments: [{ ...adjustment, schemeVersionId: 'scheme-4' }] })]
    const statement = only(factsUnder(reading({}), { people, scores: percents('50', '50', '50') }))
    expect(statement.result.payout).toBe('30000.00')
    expect(statement.amount).toBe('35000.00')
    expect(statement.adjustments).toEqual([adjustment])
    const { notices } = compute(factsUnder(reading({}), { people }))
    expect(notices.map(({ code }) => code)).toContain('adjusted')
  })

  test('come alone where the scheme pays the person nothing in this month', () => {
    const corrected = [{ ...adjustment, schemeVersionId: 'scheme-4' }]
    const document = aScheme({ floor: '900.00', gates: [aGate()] })
    const people = [aPerson({ schemeVersionIds: [], adjustments: corrected })]
    const { statements, unpaid, notices, total } = compute(factsUnder(document, { people }))
    expect(unpaid).toEqual([])
    expect(total).toBe('5000.00')
    expect(statements).toMatchObject([
      {
        amount: '5000.00',
        base: { kind: 'fixed', parts: [] },
        result: { base: '0.00', payout: '0.00', components: [], gates: [], lines: [] },
        traces: [],
        gateTraces: [],
        whatIf: [],
        adjustments: [adjustment],
      },
    ])
    expect(notices.map(({ code }) => code)).toEqual(['adjusted'])
  })

  test('are paid also to somebody of whom nothing else can be computed, who stays named', () => {
    const salaried = { ...reading({}), base: { kind: 'salary' } as const }
    const people = [aPerson({ adjustments: [{ ...adjustment, schemeVersionId: 'scheme-4' }] })]
    const { statements, unpaid } = compute(factsUnder(salaried, { people }))
    expect(statements.map(({ amount }) => amount)).toEqual(['5000.00'])
    expect(unpaid).toEqual([
      { personId: 'sokolova', schemeVersionId: 'scheme-4', reason: 'no-salary' },
    ])
  })

  test('of one scheme are not paid by another', () => {
    const schemes = ['a', 'b'].map((versionId) => ({
      versionId,
      number: 1,
      effectiveFrom: '2026-09-01',
      document: aScheme(),
    }))
    const people = [
      aPerson({
        schemeVersionIds: ['a'],
        adjustments: [
          { ...adjustment, id: 'of-a', schemeVersionId: 'a' },
          { ...adjustment, id: 'of-b', amount: '-7.00', schemeVersionId: 'b' },
        ],
      }),
    ]
    const { statements } = compute(someFacts({ schemes, people }))
    expect(statements.map(({ scheme, amount }) => [scheme.versionId, amount])).toEqual([
      ['a', '65000.00'],
      ['b', '-7.00'],
    ])
  })
})

describe('somebody without a place', () => {
  test('is named, with no scheme to look for', () => {
    const unplaced = [{ id: 'nowhere', personnelNumber: '7', fullName: 'N. Owhere' }]
    const { unpaid, statements } = compute(someFacts({ unplaced }))
    expect(statements).toHaveLength(1)
    expect(unpaid).toEqual([
      { personId: 'nowhere', schemeVersionId: null, reason: 'no-assignment' },
    ])
  })
})

describe('the whole period', () => {
  test('a person paid by two schemes has two statements', () => {
    const schemes = ['scheme-4', 'scheme-5'].map((versionId) => ({
      versionId,
      number: 1,
      effectiveFrom: '2026-09-01',
      document: aScheme(),
    }))
    const both = [aPerson({ schemeVersionIds: ['scheme-5', 'scheme-4'] })]
    const { statements } = compute(someFacts({ schemes, people: both }))
    expect(statements.map((statement) => statement.scheme.versionId)).toEqual([
      'scheme-4',
      'scheme-5',
    ])
  })

  test('a snapshot that names what it does not hold is thrown', () => {
    expect(() => compute(someFacts({ units: [] }))).toThrow('does not hold depot')
    expect(() => compute(someFacts({ positions: [] }))).toThrow('does not hold driver')
    expect(() => compute(someFacts({ schemes: [] }))).toThrow('does not hold scheme-4')
  })
})

const total = fc.integer({ min: 0, max: 300 }).map((n) => `${n}/3`)

const someScores = fc.array(
  fc.record({
    total: fc.option(total, { freq: 8 }),
    personId: fc.constantFrom('a', 'b', 'c', null),
    unitId: fc.constantFrom('depot', 'shop'),
    visitedOn: fc.integer({ min: 10, max: 31 }).map((day) => `2026-10-${day}`),
    criticalFailures: fc.nat(1),
  }),
  { maxLength: 25 },
)

const richScheme = aScheme({
  components: [
    aComponent({
      code: 'own',
      share: '0.6',
      sampling: { minimumVisits: 2, smoothing: 'reliability' },
      missing: 'renormalise',
    }),
    aComponent({ code: 'shared', share: '0.4', value: { ...ownScore, subject: 'unit' } }),
  ],
  gates: [aGate()],
})

const richFacts = (given: readonly Partial<SnapshotScore>[]) =>
  factsUnder(richScheme, {
    people: ['a', 'b', 'c'].map((id) => aPerson({ id })),
    scores: given.map((score, index) => aScore(`visit-${index}`, score)),
  })

describe('properties', () => {
  test('the order in which visits and people were gathered leaves no trace', () => {
    fc.assert(
      fc.property(someScores, (given) => {
        const facts = richFacts(given)
        const turned = {
          ...facts,
          scores: facts.scores.toReversed(),
          people: facts.people.toReversed(),
        }
        expect(canonicalJson(takeSnapshot(turned))).toBe(canonicalJson(takeSnapshot(facts)))
        expect(canonicalJson(compute(turned))).toBe(canonicalJson(compute(facts)))
      }),
    )
  })

  test('computing a stored snapshot again is byte-identical', () => {
    fc.assert(
      fc.property(someScores, (given) => {
        const snapshot = takeSnapshot(richFacts(given))
        const again = computePeriod(JSON.parse(canonicalJson(snapshot)))
        expect(canonicalJson(again)).toBe(canonicalJson(computePeriod(snapshot)))
      }),
    )
  })

  test('every statement’s lines add up to its amount', () => {
    fc.assert(
      fc.property(someScores, (given) => {
        for (const { result, amount } of compute(richFacts(given)).statements) {
          expect(sumMoney(result.lines.map((line) => line.amount))).toBe(amount)
        }
      }),
    )
  })

  const gated = aScheme({
    ...richScheme,
    gates: [
      ...richScheme.gates,
      aGate({
        code: 'bound',
        capRate: '0.5',
        condition: { kind: 'lower-bound', value: ownScore, below: '0.7', minimumVisits: 2 },
      }),
    ],
  })

  test.each([
    ['on one visit', reading({}, { sampling: { minimumVisits: 1, smoothing: 'none' } })],
    ['smoothed, renormalised, beside the unit, under gates', gated],
  ])('a better visit never pays anybody less: %s', (_, scheme) => {
    let more = 0
    fc.assert(
      fc.property(someScores, fc.nat(), total, (given, which, higher) => {
        const facts = { ...richFacts(given), schemes: factsUnder(scheme).schemes }
        const index = given.length === 0 ? -1 : which % given.length
        const isBetter = (score: SnapshotScore) =>
          score.total !== null && parseFraction(higher).isAtLeast(parseFraction(score.total))
        const raised = facts.scores.map((score, at) =>
          at === index && isBetter(score) ? { ...score, total: higher } : score,
        )
        const before = payouts(facts)
        const after = payouts({ ...facts, scores: raised })
        expect(after.map(([id]) => id)).toEqual(before.map(([id]) => id))
        before.forEach(([, payout], at) => {
          const [was, is] = [parseMoney(payout ?? ''), parseMoney(after[at]?.[1] ?? '')]
          expect(is.isAtLeast(was)).toBe(true)
          if (was.isBelow(is)) more += 1
        })
      }),
    )
    expect(more).toBeGreaterThan(0)
  })
})
