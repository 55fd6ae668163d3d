import { describe, expect, test } from 'vitest'
import { lives } from '@/test/at-length'
import {
  aComponent,
  aGate,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
  ownScore,
} from '@/test/factories/pay'
import { aFact, compute, only } from '@/test/factories/pay-period'
import { payNeighbours } from './pay-neighbours'
import { payOverview } from './pay-overview'
import { computePayout } from './payout'
import type { PeriodFacts, SnapshotScore } from './period-snapshot'
import { luckOfReplay } from './replay-luck'
import type { Component, Curve, SchemeDocument } from './scheme'
import { payoutInputOf, type ReplayedMonth, replayMonth } from './scheme-replay'
import { triedScheme } from './scheme-trial'
import { SeededDraws } from './seeded-draws'
import type { PayWhatIf } from './statement'
import { uncountedInStatement, uncountedInTrial } from './uncounted-readings'

const deviation = '6.5'
const all = { code: 'all', source: { kind: 'all' } } as const

/** A part whose value is a formula, paid as it computes. */
function computed(formula: string, more: Partial<Component> = {}): Component {
  const scores = [
    all,
    { code: 'shop', source: { kind: 'touchpoint', id: 'store' } },
    { code: 'call', source: { kind: 'touchpoint', id: 'call' } },
  ] as const
  return aComponent({
    value: { kind: 'formula', subject: 'person', periods: 1, formula, scores },
    ...more,
  })
}

const schemeOf = (...components: readonly Component[]): SchemeDocument => aScheme({ components })

/** People of a month, three visits each, their means around 80 %. */
/** A month with what would have changed everybody's pay, which a replay leaves out. */
const monthTold = (facts: PeriodFacts) => {
  const { statements, unpaid } = compute(facts)
  return { month: facts.month, statements, unpaid }
}

function monthOf(
  document: SchemeDocument,
  scoreOf: (person: number, visit: number) => Partial<SnapshotScore> = () => ({}),
  people = 40,
): ReturnType<typeof monthTold> {
  const draws = new SeededDraws(20261123)
  const ids = Array.from({ length: people }, (_, index) => `person-${index}`)
  const scores = ids.flatMap((personId, person) =>
    [0, 1, 2].map((visit) =>
      aScore(`${personId}-${visit}`, {
        personId,
        total: `${68 + draws.below(25)}/1`,
        ...scoreOf(person, visit),
      }),
    ),
  )
  const paid = ids.map((id) => aPerson({ id, personnelNumber: id }))
  return monthTold(factsUnder(document, { people: paid, scores, readingRule: 2 }))
}

const cliff = schemeOf(aComponent({ curve: { kind: 'all-or-nothing', from: '0.8' } }))
const cliffFormula = schemeOf(computed('IF(SCORE("all") >= 0.8, 1, 0)'))

describe('a cliff of a curve, and the same cliff of a formula', () => {
  const both = (people = 40) =>
    [monthOf(cliff, () => ({}), people), monthOf(cliffFormula, () => ({}), people)] as const

  test('pay the same', () => {
    const [curve, formula] = both()
    const paid = (month: ReplayedMonth) => month.statements.map(({ amount }) => amount)
    expect(new Set(paid(curve))).toEqual(new Set(['0.00', '60000.00']))
    expect(paid(formula)).toEqual(paid(curve))
  })

  // A draw is paid by the engine: fewer people are drawn sooner.
  test('are luck alike', () => {
    const [curve, formula] = both(20)
    const luck = luckOfReplay([formula], cliffFormula, deviation)
    expect(luck).toEqual(luckOfReplay([curve], cliff, deviation))
    expect(luck.verdict).toBe('mostly-luck')
    expect(luck.luckiest).toBe('courtesy')
  })

  test('have the same neighbours', () => {
    const [curve, formula] = both()
    const near = payNeighbours(formula.statements, cliffFormula, deviation)
    expect(near).toEqual(payNeighbours(curve.statements, cliff, deviation))
    expect(near.length).toBeGreaterThan(5)
  })

  test('tell everybody who was not paid what would have changed it', () => {
    const [, formula] = both()
    const unpaid = formula.statements.filter(({ amount }) => amount === '0.00')
    expect(unpaid.length).toBeGreaterThan(5)
    for (const { whatIf } of unpaid) {
      expect(whatIf).toMatchObject([{ change: 'full', measured: '4/5', difference: '60000.00' }])
    }
  })

  test('name a part of the scheme on so many visits, with a step', () => {
    const [curve, formula] = both(10)
    const named = { schemeId: 's', name: {}, version: null, revision: 1, fingerprint: 'f' }
    const tried = (document: SchemeDocument, month: ReplayedMonth) =>
      triedScheme({ ...named, document, comparedWith: 'nothing', paid: [] }, [month], deviation)
    const { luck } = tried(cliffFormula, formula)
    expect(luck.part).toEqual({ title: { en: 'courtesy' }, hasStep: true, visits: '3.0' })
    expect(luck.part).toEqual(tried(cliff, curve).luck.part)
    expect(luck.notMeasured).toEqual([])
    const slope = schemeOf(computed('SCORE("all") * 1.25'))
    expect(
      tried(
        slope,
        monthOf(slope, () => ({}), 10),
      ).luck.part?.hasStep,
    ).toBe(false)
  })

  test('count who is below the minimum of visits', () => {
    for (const document of [cliff, cliffFormula]) {
      const { statements } = replayMonth(
        factsUnder(document, { scores: [aScore('one')], readingRule: 2 }),
      )
      const { belowMinimum, withScores } = payOverview(statements)
      expect([belowMinimum, withScores]).toEqual([1, 1])
    }
  })
})

describe('the minimum of visits', () => {
  const overview = (formula: string, ...scores: readonly SnapshotScore[]) => {
    const { belowMinimum, withScores } = payOverview([
      only(factsUnder(schemeOf(computed(formula)), { scores })),
    ])
    return [belowMinimum, withScores]
  }

  test('is missed also where the formula says what then stands in the place of the score', () => {
    expect(overview('IFMISSING(SCORE("all"), 1)', aScore('one'))).toEqual([1, 1])
    expect(overview('IFMISSING(SCORE("all"), 1)')).toEqual([1, 1])
  })

  test('is none of a formula that counts visits or failures, or reads figures', () => {
    expect(overview('VISITS("all") + FAILURES("all")')).toEqual([0, 0])
    expect(overview('IFMISSING(KPI("trips"), 1)')).toEqual([0, 0])
  })

  test('is kept by as many visits', () => {
    expect(overview('SCORE("all")', aScore('a'), aScore('b'), aScore('c'))).toEqual([0, 1])
  })
})

/** A curve over a score and a formula that computes the same rates. */
function pair(
  draws: SeededDraws,
  kind: number,
): { readonly curve: Curve; readonly formula: string; readonly read?: Curve } {
  const percent = (from: number, to: number) => `0.${from + draws.below(to - from)}`
  const [low, middle, high] = [percent(60, 72), percent(73, 82), percent(83, 95)]
  switch (kind) {
    case 0:
      return {
        curve: { kind: 'all-or-nothing', from: middle },
        formula: `IF(SCORE("all") >= ${middle}, 1, 0)`,
      }
    case 1: {
      const [some, more] = [percent(20, 50), percent(55, 90)]
      const tiers = [
        { from: low, rate: some },
        { from: middle, rate: more },
        { from: high, rate: '1' },
      ]
      return {
        curve: { kind: 'tiers', compare: 'exact', tiers },
        formula: `BAND(SCORE("all"), ${low}, ${some}, ${middle}, ${more}, ${high}, 1)`,
      }
    }
    case 2: {
      // What is paid without a measurement is the curve's to say, so that it bounds the formula.
      const capped = { kind: 'proportional', cap: high } as const
      return { curve: capped, formula: 'SCORE("all")', read: capped }
    }
    default: {
      const points = [
        { at: low, rate: '0' },
        { at: high, rate: '1' },
      ]
      return {
        curve: { kind: 'points', points },
        formula: `LINEAR(SCORE("all"), ${low}, ${high}, 0, 1)`,
      }
    }
  }
}

const changeOf = ({ change, measured, payout, difference }: PayWhatIf) => [
  change,
  measured,
  payout,
  difference,
]

test('whatever a curve pays, a formula of the same rates is as near and as far', () => {
  const draws = new SeededDraws(20261123)
  // Each of the four kinds as often as the others.
  for (let round = 0; round < 4 * lives(6); round += 1) {
    const { curve, formula, read } = pair(draws, round % 4)
    const curved = schemeOf(aComponent({ curve }))
    const written = schemeOf(computed(formula, read && { curve: read }))
    const [one, other] = [monthOf(curved), monthOf(written)]
    const told = `${JSON.stringify(curve)} ${formula}`
    expect(payNeighbours(other.statements, written, deviation), told).toEqual(
      payNeighbours(one.statements, curved, deviation),
    )
    expect(
      other.statements.map(({ whatIf }) => whatIf.map(changeOf)),
      told,
    ).toEqual(one.statements.map(({ whatIf }) => whatIf.map(changeOf)))
  }
})

test.each([0, 1, 2, 3])(
  'whatever a curve pays, a formula of the same rates is as lucky: %i',
  (kind) => {
    const { curve, formula, read } = pair(new SeededDraws(20261123 + kind), kind)
    const curved = schemeOf(aComponent({ curve }))
    const written = schemeOf(computed(formula, read && { curve: read }))
    // Some of them have fewer visits than the minimum: their visits are no less noisy.
    const some = (document: SchemeDocument) =>
      monthOf(
        document,
        (person, visit) => (visit === 2 && person % 5 === 0 ? { total: null } : {}),
        12,
      )
    const luck = luckOfReplay([some(written)], written, deviation)
    expect(luck).toEqual(luckOfReplay([some(curved)], curved, deviation))
    expect(luck.noiseShare).not.toBeNull()
  },
)

describe('a step that no number of the formula names', () => {
  const whatIf = (formula: string, ...percents: readonly number[]) => {
    const scores = percents.map((percent, index) => aScore(`v${index}`, { total: `${percent}/1` }))
    return only(factsUnder(schemeOf(computed(formula)), { scores, readingRule: 2 })).whatIf
  }

  test.each([
    ['IF(SCORE("all") * 100 >= 80, 1, 0)', '4/5'],
    ['IF(ROUND(SCORE("all"), 2) >= 0.8, 1, 0)', '159/200'],
    ['IF(SCORE("all") > 0.8, 1, 0)', '800001/1000000'],
    ['MIN(1, SCORE("all") / 0.75)', '3/4'],
    ['MIN(1, SCORE("all") * 1.5)', '2/3'],
    ['SCORE("all") ^ 2', '1/1'],
  ])('%s pays in full at %s', (formula, measured) => {
    expect(whatIf(formula, 60, 60, 60)).toMatchObject([{ change: 'full', measured }])
  })

  test('steps that lie close together are each found, the nearest first', () => {
    const formula = 'BAND(SCORE("all") * 100, 81, 0.2, 82, 0.4, 83, 1)'
    expect(whatIf(formula, 80, 80, 80).map(changeOf)).toEqual([
      ['full', '83/100', '60000.00', '60000.00'],
      ['next-step', '81/100', '12000.00', '12000.00'],
    ])
  })

  test('a formula that pays less for a better score says so downwards', () => {
    expect(whatIf('IF(SCORE("all") < 0.7, 1, 0.5)', 80, 80, 80)).toMatchObject([
      { change: 'full', measured: '699999/1000000', difference: '30000.00' },
    ])
  })

  test('at full pay there is nothing to tell, nor where no score pays more', () => {
    expect(whatIf('IF(SCORE("all") >= 0.8, 1, 0)', 90, 90, 90)).toEqual([])
    expect(whatIf('0.5 + 0 * SCORE("all")', 90, 90, 90)).toEqual([])
  })

  test('what alone is not enough for the whole share is told as far as it goes', () => {
    const [entry] = whatIf('0.8 * SCORE("all")', 50, 50, 50)
    expect(entry).toMatchObject({
      change: 'full',
      measured: '1/1',
      payout: '48000.00',
      reading: { from: '50.00', to: '100.00', isPartial: true, isOnly: true },
    })
  })
})

describe('several readings in one formula', () => {
  const both = 'IF(AND(SCORE("shop") >= 0.8, SCORE("call") >= 0.7), 1, 0.5)'
  const given = (shop: number, call: number) => [
    ...[0, 1, 2].map((visit) => aScore(`shop-${visit}`, { total: `${shop}/1` })),
    ...[0, 1, 2].map((visit) =>
      aScore(`call-${visit}`, { total: `${call}/1`, touchpoint: 'call' as const }),
    ),
  ]
  const statementOf = (shop: number, call: number, formula = both) =>
    only(factsUnder(schemeOf(computed(formula)), { scores: given(shop, call), readingRule: 2 }))

  test('are changed one at a time, each by its name', () => {
    const { whatIf } = statementOf(75, 90)
    expect(whatIf).toMatchObject([
      {
        code: 'courtesy',
        change: 'full',
        difference: '30000.00',
        reading: {
          title: { en: 'SCORE("shop")', ru: 'ОЦЕНКА("shop")' },
          isOnly: false,
          from: '75.00',
          to: '80.00',
          isPartial: false,
        },
      },
    ])
    // Neither alone is enough: nothing is said that would not be true.
    expect(statementOf(75, 60).whatIf).toEqual([])
  })

  test('have neighbours of their own', () => {
    const near = payNeighbours([statementOf(79, 71)], schemeOf(computed(both)), deviation)
    expect(near).toMatchObject([
      { reads: { en: 'SCORE("shop")' }, side: 'below', threshold: '80.00', visits: 3 },
    ])
    const inside = payNeighbours([statementOf(81, 71)], schemeOf(computed(both)), deviation)
    expect(
      inside.map(({ reads, value, threshold, difference }) => [
        reads?.en,
        value,
        threshold,
        difference,
      ]),
    ).toEqual([
      ['SCORE("shop")', '81.00', '80.00', '-30000.00'],
      ['SCORE("call")', '71.00', '70.00', '-30000.00'],
    ])
  })

  test('are drawn anew each from its own visits, and a visit that both read is one', () => {
    const callsToo = (_person: number, visit: number): Partial<SnapshotScore> =>
      visit === 2 ? { touchpoint: 'call' } : {}
    const sampling = { minimumVisits: 1, smoothing: 'none' } as const
    const shops = { ...ownScore, source: { kind: 'touchpoint', id: 'store' } } as const
    const parts = schemeOf(
      aComponent({ code: 'a', share: '0.5' }),
      aComponent({ code: 'b', share: '0.5', value: shops, sampling }),
    )
    const formula = '(SCORE("all") + SCORE("shop")) / 2'
    const written = schemeOf(computed(formula, { sampling }))
    const luckUnder = (document: SchemeDocument) =>
      luckOfReplay([monthOf(document, callsToo, 12)], document, deviation)
    expect(luckUnder(written).noiseShare).toBe(luckUnder(parts).noiseShare)
    // Two visits of the shop are too few: the score is missing, and other visits leave it so.
    expect(luckUnder(schemeOf(computed(formula))).verdict).toBe('no-differences')
  })
})

describe('a formula that names another part', () => {
  const document = schemeOf(
    aComponent({ share: '0.5' }),
    computed('IF(courtesy >= 0.8, 1, 0)', { code: 'bonus', share: '0.5' }),
  )
  const paid = () =>
    only(
      factsUnder(document, {
        scores: [77, 78, 79].map((total, visit) => aScore(`v${visit}`, { total: `${total}/1` })),
        readingRule: 2,
      }),
    )

  test('is moved by what that part reads', () => {
    const statement = paid()
    expect(statement.whatIf).toMatchObject([
      { code: 'courtesy', change: 'full', measured: '1/1', difference: '36600.00' },
      {
        code: 'bonus',
        change: 'full',
        measured: '4/5',
        difference: '30600.00',
        reading: { title: { en: 'courtesy' }, isOnly: true, from: '78.00', to: '80.00' },
      },
    ])
    expect(payNeighbours([statement], document, deviation)).toMatchObject([
      { code: 'bonus', side: 'below', value: '78.00', threshold: '80.00', visits: 3 },
    ])
  })

  test('does not tell again what that part tells', () => {
    const same = schemeOf(
      computed('courtesy', { code: 'bonus', share: '0.5' }),
      aComponent({ share: '0.5' }),
    )
    const { whatIf } = only(
      factsUnder(same, {
        scores: ['a', 'b', 'c'].map((id) => aScore(id, { total: '90/1' })),
        readingRule: 2,
      }),
    )
    expect(whatIf.map(({ code, difference }) => [code, difference])).toEqual([
      ['courtesy', '6000.00'],
    ])
  })
})

describe('somebody who moved, and people who share a pool', () => {
  const days = [
    { unitId: 'depot', positionId: 'driver', fromOn: '2026-10-01', throughOn: '2026-10-14' },
    { unitId: 'shop', positionId: 'driver', fromOn: '2026-10-15', throughOn: '2026-10-31' },
  ]
  const stints = days.map((stint) => ({ ...stint, schemeVersionIds: ['scheme-4'] }))

  const monthUnder = (document: SchemeDocument, totals: readonly number[]) => {
    const people = totals.map((_, index) => {
      const id = `person-${index}`
      const person = aPerson({ id, personnelNumber: id })
      return index === 0 ? { ...person, unitId: 'shop', assignments: days, stints } : person
    })
    const scores = totals.flatMap((total, index) =>
      ['2026-10-03', '2026-10-12', '2026-10-20', '2026-10-21'].map((visitedOn, visit) => {
        const moved = index === 0 && visit > 1 ? { unitId: 'shop' } : {}
        const personId = `person-${index}`
        return aScore(`${personId}-${visit}`, {
          ...{ personId, visitedOn, ...moved },
          total: `${total + visit}/1`,
        })
      }),
    )
    return monthTold(factsUnder(document, { people, scores, readingRule: 2 }))
  }
  const sampling = { minimumVisits: 1, smoothing: 'none' } as const
  const formula = 'IF(SCORE("all") >= 0.8, 1, 0)'
  const bases = [
    { kind: 'fixed', amount: '60000.00' },
    { kind: 'pool', amount: '300000.00' },
  ] as const

  test.each(
    (['person', 'unit'] as const).flatMap((subject) =>
      bases.map((base) => [subject, base] as const),
    ),
  )('read as a curve does: visits of the %s, %o', (subject, base) => {
    const curve = { kind: 'all-or-nothing', from: '0.8' } as const
    const value = { ...computed(formula).value, subject }
    const curved = aScheme({
      base,
      components: [aComponent({ curve, sampling, value: { ...ownScore, subject } })],
    })
    const written = aScheme({ base, components: [computed(formula, { sampling, value })] })
    const totals = [78, 79, 77, 80, 90, 60]
    const [one, other] = [monthUnder(curved, totals), monthUnder(written, totals)]
    const near = payNeighbours(other.statements, written, deviation)
    expect(near).toEqual(payNeighbours(one.statements, curved, deviation))
    expect(near.length).toBeGreaterThan(0)
    const told = ({ statements }: ReturnType<typeof monthTold>) =>
      statements.map(({ whatIf }) => whatIf.map((entry) => [entry.code, ...changeOf(entry)]))
    expect(told(other)).toEqual(told(one))
    expect(luckOfReplay([other], written, deviation)).toEqual(
      luckOfReplay([one], curved, deviation),
    )
  })
})

describe('a branch that was not taken', () => {
  const document = schemeOf(computed('IF(SCORE("all") >= 0.8, KPI("sales"), 0)'))
  const paid = () =>
    only(
      factsUnder(document, {
        scores: ['a', 'b', 'c'].map((id) => aScore(id, { total: '79/1' })),
        kpiFacts: [aFact('sales', '0.6')],
        readingRule: 2,
      }),
    )

  test('is known when another score takes it', () => {
    const statement = paid()
    expect(statement.whatIf).toMatchObject([{ measured: '4/5', payout: '36000.00' }])
    expect(payNeighbours([statement], document, deviation)).toMatchObject([
      { difference: '36000.00' },
    ])
  })

  test('leaves the statement what it was computed from', () => {
    const statement = paid()
    expect(computePayout(payoutInputOf(statement, document))).toEqual(statement.result)
  })
})

describe('what is not measured is said', () => {
  test('of failures and numbers of visits, which no draw and no neighbour changes', () => {
    const document = aScheme({
      components: [
        computed('IF(FAILURES("all") = 0, 1, 0)', { code: 'safe', share: '0.4' }),
        computed('SCORE("all") * VISITS("all") / 3', { code: 'seen', share: '0.3' }),
        computed('SCORE("all")', { code: 'plain', share: '0.3' }),
      ],
      gates: [aGate(), aGate({ code: 'there', condition: { kind: 'presence', below: '0.5' } })],
    })
    expect(uncountedInTrial(document)).toEqual([
      { title: { en: 'safe' }, reads: ['failures'] },
      { title: { en: 'seen' }, reads: ['visits'] },
      { title: aGate().title, reads: ['failures'] },
    ])
    expect(uncountedInTrial(document, true).map(({ reads }) => reads)).toEqual([
      ['failures'],
      ['scores', 'visits'],
      ['scores'],
      ['failures'],
    ])
  })

  const statementOf = (formula: string, readingRule?: 2) =>
    only(
      factsUnder(
        schemeOf(
          computed(formula, { code: 'bonus', share: '0.5' }),
          aComponent({
            code: 'trips',
            share: '0.5',
            value: { kind: 'kpi', subject: 'person', metric: 'trips', target: null },
          }),
        ),
        {
          scores: ['a', 'b', 'c'].map((id) => aScore(id, { total: '70/1', criticalFailures: 1 })),
          kpiFacts: [aFact('trips', '0.5')],
          ...(readingRule && { readingRule }),
        },
      ),
    )

  test.each([
    ['IF(FAILURES("all") = 0, 1, 0)', [['failures']]],
    ['IF(VISITS("all") >= 4, 1, 0)', [['visits']]],
    ['IF(KPI("trips") >= 1, 1, 0)', [['figures']]],
    ['IF(trips >= 1, 1, 0)', [['figures']]],
    ['IF(AND(FAILURES("all") = 0, SCORE("all") >= 0.8), 1, 0)', [['failures']]],
    ['SCORE("all")', []],
    ['IF(FAILURES("all") > 0, 1, 0)', []],
  ])('on a statement: %s', (formula, reads) => {
    expect(uncountedInStatement(statementOf(formula, 2)).map((part) => part.reads)).toEqual(reads)
  })

  test('of statements of the time before, whose bytes stay', () => {
    const old = statementOf('IF(SCORE("all") >= 0.8, 1, 0)')
    expect(old.whatIf.map(({ code }) => code)).toEqual(['trips'])
    expect(old.traces[0]).not.toHaveProperty('readings')
    expect(uncountedInStatement(old)).toEqual([{ title: { en: 'bonus' }, reads: ['scores'] }])
  })
})
