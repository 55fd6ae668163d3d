import { describe, expect, test } from 'vitest'
import { testAtLength } from '@/test/at-length'
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
import { aFact, percents, reading } from '@/test/factories/pay-period'
import { Fraction } from './exact'
import { gateReading, luckSubjectOf } from './luck-subject'
import { payNeighbours, stepsOf } from './pay-neighbours'
import { computePayout } from './payout'
import { luckOfReplay } from './replay-luck'
import type { SchemeDocument } from './scheme'
import { payoutInputOf, replayMonth, schemeForReplay } from './scheme-replay'
import type { StatementDocument } from './statement'

const cliff = { kind: 'all-or-nothing', from: '0.85' } as const

const statementUnder = (
  document: SchemeDocument,
  only: Parameters<typeof factsUnder>[1] = {},
): StatementDocument => {
  const { statements } = replayMonth(factsUnder(document, only))
  return statements[0] as StatementDocument
}

describe('a scheme as it would have stood', () => {
  test('pays a month before the one from which it would begin', () => {
    const later = aScheme({ appliesTo: { positionIds: [], unitIds: [], from: '2027-01-01' } })
    const scheme = schemeForReplay(later, 'draft', '2026-10')
    expect(scheme).toMatchObject({ versionId: 'draft', effectiveFrom: '2026-10-01' })
    expect(scheme.document.appliesTo.from).toBe('2026-10-01')
  })

  test('is paid as the worked example is paid', () => {
    const kpiFacts = [
      aFact('trips', '20'),
      aFact('on_time', '1'),
      aFact('clean', '1'),
      aFact('handover', '1'),
    ]
    const { result } = statementUnder(aDriverScheme(), { kpiFacts })
    expect(result.payout).toBe('53400.00')
  })

  test('without the adjustments of earlier months', () => {
    const adjustment = {
      id: 'adjustment-1',
      amount: '5000.00',
      cause: 'appeal',
      note: '',
      statementId: 'statement',
      month: '2026-09',
      schemeVersionId: 'scheme-4',
    } as const
    const people = [aPerson({ adjustments: [adjustment] })]
    const { statements } = replayMonth(someFacts({ people, scores: percents('50', '50', '50') }))
    expect(statements[0]?.amount).toBe('30000.00')
  })

  test('says whom it could not pay', () => {
    const { statements, unpaid } = replayMonth(factsUnder(aScheme({ base: { kind: 'salary' } })))
    expect(statements).toEqual([])
    expect(unpaid).toMatchObject([{ personId: 'sokolova', reason: 'no-salary' }])
  })
})

describe('a statement read back', () => {
  const everything = aScheme({
    components: [
      aComponent({ code: 'own', share: '0.5' }),
      aComponent({
        code: 'smooth',
        share: '0.3',
        sampling: { minimumVisits: 1, smoothing: 'reliability' },
      }),
      aComponent({
        code: 'trips',
        share: '0.2',
        value: { kind: 'kpi', subject: 'person', metric: 'trips', target: '25' },
      }),
    ],
    gates: [
      aGate(),
      aGate({
        code: 'low',
        condition: { kind: 'lower-bound', value: ownScore, below: '0.9', minimumVisits: 2 },
      }),
      aGate({ code: 'presence', condition: { kind: 'presence', below: '0.95' } }),
    ],
  })
  const payFacts = [
    { id: 'pay', month: '2026-10', workedDays: '18', normDays: '20', baseAmount: null },
  ]
  const given = {
    people: [aPerson({ payFacts })],
    scores: [
      ...percents('79', '90', null),
      aScore('failed', { total: '70/1', criticalFailures: 2 }),
    ],
    kpiFacts: [aFact('trips', '20')],
  }

  test.each([true, false])('pays to the kopeck what it paid, proration %s', (proration) => {
    const document = { ...everything, proration }
    const statement = statementUnder(document, given)
    expect(statement.result.gates.map(({ applies }) => applies)).toEqual([true, true, true])
    expect(computePayout(payoutInputOf(statement, document))).toEqual(statement.result)
  })

  test('and pays again what another mean would have given', () => {
    const document = reading({}, { curve: cliff })
    const statement = statementUnder(document, { scores: percents('80', '84', '88') })
    expect(statement.result.payout).toBe('0.00')
    const subject = luckSubjectOf(statement, document)
    expect(subject.samples.get('courtesy')?.visits.map(({ value }) => value)).toEqual([
      0.8, 0.84, 0.88,
    ])
    expect(subject.pay(new Map([['courtesy', Fraction.of(85, 100)]]))).toMatchObject({
      payout: '60000.00',
      amount: 60_000,
      atFull: 60_000,
    })
  })

  test('a lower bound of a gate is drawn anew too', () => {
    const statement = statementUnder(everything, given)
    const subject = luckSubjectOf(statement, everything)
    const withoutGate = subject.pay(new Map([[gateReading('low'), Fraction.one]]))
    expect([...subject.samples.keys()]).toEqual(['own', 'smooth', 'gate:low'])
    expect(withoutGate.amount).toBeGreaterThanOrEqual(subject.pay(new Map()).amount)
  })
})

/** Fifteen people around a threshold, so many visits each. */
const month = (document: SchemeDocument, visits: number) => {
  const people = Array.from({ length: 15 }, (_, index) => `person-${index}`)
  const scores = people.flatMap((personId, at) =>
    Array.from({ length: visits }, (_, index) =>
      aScore(`${personId}-${index}`, {
        personId,
        total: `${78 + ((at * 7) % 15) + ((at + index * 5) % 11) - 5}/1`,
      }),
    ),
  )
  return replayMonth(factsUnder(document, { people: people.map((id) => aPerson({ id })), scores }))
}

describe('the luck of a replay, paid by the engine', () => {
  const once = { minimumVisits: 1, smoothing: 'none' } as const
  const cliffScheme = reading({}, { curve: cliff, sampling: once })
  const share = (document: SchemeDocument, visits: number) =>
    Number(luckOfReplay([month(document, visits)], document, '6.5').noiseShare)

  testAtLength('a cliff on one visit looks worse than on eight, and than a slope', () => {
    const slopeScheme = reading({}, { sampling: once })
    expect(share(cliffScheme, 1)).toBeGreaterThan(share(cliffScheme, 8))
    expect(share(cliffScheme, 1)).toBeGreaterThan(share(slopeScheme, 1))
  })

  test('a cliff on one visit looks worse than a slope of three at least, smoothed', () => {
    const careful = reading({}, { sampling: { minimumVisits: 3, smoothing: 'reliability' } })
    const verdicts = [
      luckOfReplay([month(cliffScheme, 1)], cliffScheme, '6.5').verdict,
      luckOfReplay([month(careful, 3)], careful, '6.5').verdict,
    ]
    expect(verdicts).toEqual(['mostly-luck', 'some-luck'])
    expect(share(careful, 3)).toBeLessThan(share(cliffScheme, 1))
  })

  test('a minimum of visits that is not reached leaves nothing to luck', () => {
    const careful = reading({}, { curve: cliff })
    expect(luckOfReplay([month(careful, 1)], careful, '6.5')).toMatchObject({
      verdict: 'no-differences',
      of: 15,
      payouts: 15,
      draws: 200,
    })
  })

  testAtLength('above the limit some payouts stand for all, the same ones every time', () => {
    const many = Array.from({ length: 28 }, () => month(cliffScheme, 1))
    const report = luckOfReplay(many, cliffScheme, '6.5')
    expect([report.of, report.payouts, report.draws]).toEqual([420, 400, 40])
    expect(luckOfReplay(many, cliffScheme, '6.5')).toEqual(report)
  })
})

describe('neighbours of a threshold', () => {
  const near = (document: SchemeDocument, ...totals: readonly string[]) =>
    payNeighbours([statementUnder(document, { scores: percents(...totals) })], document, '6.5')
  const cliffScheme = reading({}, { curve: cliff })

  test('below it by less than one visit of usual noise: 6.5 / 3 points', () => {
    expect(near(cliffScheme, '83', '83', '83')).toEqual([
      {
        personId: 'sokolova',
        month: '2026-10',
        kind: 'component',
        code: 'courtesy',
        title: { en: 'courtesy' },
        value: '83.00',
        threshold: '85.00',
        side: 'below',
        visits: 3,
        difference: '60000.00',
      },
    ])
    expect(near(cliffScheme, '82', '82', '82')).toEqual([])
  })

  test('on it or above it: the other side would have paid less', () => {
    expect(near(cliffScheme, '85', '85', '85')).toMatchObject([
      { side: 'above', difference: '-60000.00' },
    ])
    expect(near(cliffScheme, '88', '88', '88')).toEqual([])
  })

  test('with more visits one of them moves less', () => {
    const eight = Array.from({ length: 8 }, () => '83')
    expect(near(cliffScheme, ...eight)).toEqual([])
  })

  test('a slope has no neighbours, nor what was not measured', () => {
    expect(near(reading({}), '85', '85', '85')).toEqual([])
    expect(near(cliffScheme, '84', '84')).toEqual([])
  })

  test('a gate with a lower bound is a step too', () => {
    const condition = {
      kind: 'lower-bound',
      value: ownScore,
      below: '0.8',
      minimumVisits: 3,
    } as const
    const gated = aScheme({ gates: [aGate({ code: 'low', capRate: '0.5', condition })] })
    expect(near(gated, '79', '79', '79')).toMatchObject([
      { kind: 'gate', code: 'low', side: 'below', value: '79.00', difference: '17400.00' },
    ])
  })

  test('the steps of every curve', () => {
    const texts = (curve: Parameters<typeof stepsOf>[0]) =>
      stepsOf(curve).map((step) => step.toNumber())
    const tiers = [
      { from: '0.8', rate: '0.5' },
      { from: '0.9', rate: '1' },
    ]
    expect(texts({ kind: 'proportional', cap: null })).toEqual([])
    expect(texts({ kind: 'tiers', compare: 'exact', tiers })).toEqual([0.8, 0.9])
    expect(texts({ kind: 'tiers', compare: 'round', tiers })).toEqual([0.795, 0.895])
    const points = [
      { at: '0.7', rate: '0' },
      { at: '0.8', rate: '0.4' },
      { at: '0.8', rate: '0.6' },
      { at: '0.9', rate: '1' },
    ]
    expect(texts({ kind: 'points', points })).toEqual([0.8])
    expect(texts({ kind: 'formula', formula: 'IF(value >= 0.9, 1, value / 2)' })).toEqual([0.9])
    expect(texts({ kind: 'formula', formula: 'MIN(1, value)' })).toEqual([])
  })
})
