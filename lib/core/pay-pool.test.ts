import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aComponent, aGate, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, compute } from '@/test/factories/pay-period'
import { Fraction, parseDecimal } from './exact'
import { parseMoney, sumMoney } from './money'
import { mayPayOffCycle, snapshotFor } from './off-cycle'
import { byPersonnelNumber, poolPart, sharesOf } from './pay-pool'
import { computePayout } from './payout'
import { correctionsOf, type StandingFacts } from './period-corrections'
import { sharesPool } from './period-pools'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, SnapshotPerson } from './period-snapshot'
import { poolTotals } from './pool-totals'
import { luckOfReplay } from './replay-luck'
import type { SchemeDocument } from './scheme'
import { schemeProblems } from './scheme-problems'
import { payoutInputOf, replayMonth } from './scheme-replay'
import type { PaidStatement } from './statement'

const byTrips = aComponent({ code: 'trips', value: aKpi('trips'), missing: 'pay-zero' })

const aPool = (amount: string, more: Partial<SchemeDocument> = {}) =>
  aScheme({ base: { kind: 'pool', amount }, components: [byTrips], ...more })

interface Mate {
  readonly rate: string
  readonly days?: string
  readonly more?: Partial<SnapshotPerson>
}

/** People of one unit, numbered in their order. */
function team(document: SchemeDocument, mates: readonly Mate[]): PeriodFacts {
  const people = mates.map(({ days, more }, at) =>
    aPerson({
      id: `p${at}`,
      personnelNumber: String(100 + at),
      payFacts:
        days === undefined
          ? []
          : [
              {
                id: `days-${at}`,
                month: '2026-10',
                workedDays: days,
                normDays: '20',
                baseAmount: null,
              },
            ],
      ...more,
    }),
  )
  const kpiFacts = mates.map(({ rate }, at) =>
    aFact('trips', rate, { id: `trips-${at}`, personId: `p${at}` }),
  )
  return factsUnder(document, { people, kpiFacts })
}

const amounts = (statements: readonly PaidStatement[]) =>
  Object.fromEntries(statements.map(({ person, amount }) => [person.id, amount]))

const paid = (document: SchemeDocument, ...mates: readonly Mate[]) =>
  amounts(compute(team(document, mates)).statements)

describe('a pool', () => {
  test.each([
    ['P13', '100.00', ['1', '1', '1'], ['33.34', '33.33', '33.33']],
    ['P14', '50000.01', ['7.5', '20', '0', '12.25'], ['9433.96', '25157.24', '0.00', '15408.81']],
  ] as const)('golden %s, paid to people of one unit', (_id, pool, rates, parts) => {
    const people = paid(aPool(pool), ...rates.map((rate) => ({ rate })))
    expect(Object.values(people)).toEqual(parts)
  })

  test('is shared by presence and rate', () => {
    // 0.5 * 0.8 = 0.4 and 1 * 0.6 = 0.6
    expect(
      paid(aPool('90000.00'), { rate: '0.8', days: '10' }, { rate: '0.6', days: '20' }),
    ).toEqual({ p0: '36000.00', p1: '54000.00' })
    const whole = aPool('90000.00', { proration: false })
    expect(paid(whole, { rate: '0.8', days: '10' }, { rate: '0.8', days: '20' })).toEqual({
      p0: '45000.00',
      p1: '45000.00',
    })
  })

  test('a gate lowers the weight, and a missing timesheet is full presence', () => {
    const gate = aGate({ capRate: '0.5', condition: { kind: 'presence', below: '0.9' } })
    expect(
      paid(aPool('90000.00', { gates: [gate] }), { rate: '1', days: '16' }, { rate: '1' }),
    ).toEqual({ p0: '25714.29', p1: '64285.71' })
  })

  test('every unit has its own, and somebody who moved shares in both by days', () => {
    const stay = (unitId: string, fromOn: string, throughOn: string) => ({
      ...{ unitId, positionId: 'driver', fromOn, throughOn },
      schemeVersionIds: ['scheme-4'],
    })
    const stints = [
      stay('depot', '2026-10-01', '2026-10-10'),
      stay('shop', '2026-10-11', '2026-10-31'),
    ]
    const { statements } = compute(
      team(aPool('3100.00'), [
        { rate: '1' },
        { rate: '1', more: { unitId: 'shop', stints } },
        { rate: '1', more: { unitId: 'shop' } },
      ]),
    )
    // Depot: 1 and 10/31 of 41/31; shop: 21/31 and 1 of 52/31.
    expect(amounts(statements)).toEqual({ p0: '2343.90', p1: '2008.02', p2: '1848.08' })
    expect(poolTotals(statements)).toMatchObject([
      { unit: { id: 'depot' }, members: 2, paid: '3100.00', left: '0.00' },
      { unit: { id: 'shop' }, members: 2, paid: '3100.00', left: '0.00' },
    ])
    const mover = statements[1]?.result
    expect(mover?.pools?.map(({ key, members, part }) => [key, members, part])).toEqual([
      ['@1', 2, '756.10'],
      ['@2', 2, '1251.92'],
    ])
    expect(mover?.lines.map(({ code, amount }) => [code, amount])).toEqual([
      ['trips@1', '756.10'],
      ['trips@2', '1251.92'],
    ])
  })

  test('nobody weighs anything: nothing is paid, and a floor still holds', () => {
    expect(paid(aPool('90000.00'), { rate: '0' }, { rate: '0' })).toEqual({
      p0: '0.00',
      p1: '0.00',
    })
    const floored = compute(team(aPool('90000.00', { floor: '500.00' }), [{ rate: '0' }]))
    expect(poolTotals(floored.statements)).toMatchObject([
      {
        ...{ paid: '500.00', left: '90000.00', isUnsplit: true },
        floored: { members: 1, amount: '500.00' },
      },
    ])
    expect(floored.statements[0]?.result).toMatchObject({ payout: '500.00', boundedBy: 'floor' })
    expect(floored.statements[0]?.result.pools).toEqual([
      {
        ...{ key: '', amount: '90000.00', weight: '0/1', weights: '0/1' },
        ...{ members: 1, part: '0.00' },
      },
    ])
  })

  test('what a cap cuts off stays in it', () => {
    const capped = aPool('90000.00', { cap: '50000.00' })
    const { statements } = compute(team(capped, [{ rate: '1' }, { rate: '0.5' }]))
    expect(amounts(statements)).toEqual({ p0: '50000.00', p1: '30000.00' })
    expect(poolTotals(statements)).toMatchObject([
      {
        ...{ amount: '90000.00', members: 2, paid: '80000.00', left: '10000.00' },
        capped: { members: 1, amount: '10000.00' },
        floored: { members: 0, amount: '0.00' },
        isUnsplit: false,
      },
    ])
  })

  test('who cannot be paid is no member, nor is who is owed a correction alone', () => {
    const gone = { leftOn: '2026-09-15' }
    const { statements, unpaid } = compute(
      team(aPool('90000.00'), [
        { rate: '1' },
        { rate: '1', more: gone },
        { rate: '1', more: { schemeVersionIds: [] } },
      ]),
    )
    expect(amounts(statements)).toEqual({ p0: '90000.00' })
    expect(unpaid).toMatchObject([{ personId: 'p1', reason: 'not-employed' }])
  })

  test('an amount that a person set moves nobody else; a held line that is paid weighs', () => {
    const held = aPool('90000.00', { components: [{ ...byTrips, missing: 'hold' }] })
    const decision = {
      schemeVersionId: 'scheme-4',
      component: 'trips',
      reason: 'agreed',
      by: { id: 'hr', name: 'HR' },
      at: '2026-11-01T09:00:00.000Z',
    }
    const amount = { ...decision, kind: 'amount', amount: '1.00' } as const
    expect(paid(held, { rate: '1', more: { decisions: [amount] } }, { rate: '1' })).toEqual({
      p0: '1.00',
      p1: '45000.00',
    })
    const facts = team(held, [{ rate: '1' }, { rate: '1' }])
    const waiting = { ...facts, kpiFacts: facts.kpiFacts.slice(1) }
    expect(amounts(compute(waiting).statements)).toEqual({ p0: '0.00', p1: '90000.00' })
    const pay = { ...decision, kind: 'pay', amount: null } as const
    const people = facts.people.map((person) =>
      person.id === 'p0' ? { ...person, decisions: [pay] } : person,
    )
    expect(amounts(compute({ ...waiting, people }).statements)).toEqual({
      p0: '45000.00',
      p1: '45000.00',
    })
  })

  test('what would have changed a part is split again beside the others as they are', () => {
    const [first] = compute(team(aPool('90000.00'), [{ rate: '0.5' }, { rate: '1' }])).statements
    expect(first?.result).toMatchObject({ payout: '30000.00', atFull: '45000.00' })
    expect(first?.whatIf).toMatchObject([
      { change: 'full', payout: '45000.00', difference: '15000.00' },
    ])
  })

  test('a month of other schemes says nothing of pools', () => {
    const { statements } = compute(team(aScheme({ components: [byTrips] }), [{ rate: '1' }]))
    expect(JSON.stringify(statements)).not.toContain('pool')
  })
})

const weight = fc.integer({ min: 0, max: 150 }).map((n) => (n / 100).toFixed(2))
const money = fc.integer({ min: 0, max: 10_000_000 }).map((n) => (n / 100).toFixed(2))
const mates = fc.array(
  fc.record({ rate: weight, days: fc.integer({ min: 0, max: 22 }).map(String) }),
  { minLength: 1, maxLength: 6 },
)

const none = parseDecimal('0')
const hundred = parseDecimal('100')

describe('a part by another weight', () => {
  const ones = [Fraction.one, Fraction.one, Fraction.one]

  test('is never less for more weight, nor more for less', () => {
    const [first, second] = sharesOf('100.00', ones)
    if (!first || !second) throw new Error('three shares expected')
    expect([first.part, second.part]).toEqual(['33.34', '33.33'])
    expect(poolPart(first, parseDecimal('1.00001'))).toBe('33.34')
    expect(poolPart(first, parseDecimal('1.5'))).toBe('42.86')
    expect(poolPart(second, parseDecimal('0.99999'))).toBe('33.33')
    expect(poolPart(second, parseDecimal('0.5'))).toBe('20.00')
  })

  test('is nothing where then nobody weighs anything', () => {
    const [alone] = sharesOf('100.00', [Fraction.one])
    expect(alone && poolPart(alone, Fraction.zero)).toBe('0.00')
  })

  test('members stand by personnel number, then by person; one person is level with himself', () => {
    const one = { personnelNumber: '0042', id: 'b' }
    expect(byPersonnelNumber(one, { personnelNumber: '0043', id: 'a' })).toBeLessThan(0)
    expect(byPersonnelNumber(one, { personnelNumber: '0042', id: 'a' })).toBeGreaterThan(0)
    expect(byPersonnelNumber(one, { personnelNumber: '0042', id: 'c' })).toBeLessThan(0)
    expect(byPersonnelNumber(one, one)).toBe(0)
  })
})

describe('properties of a pool', () => {
  test('the parts add up to it to the kopeck, and the order of people decides nothing', () => {
    fc.assert(
      fc.property(money, mates, (amount, all) => {
        const facts = team(aPool(amount), all)
        const { statements, total } = compute(facts)
        const isAnybody = all.some(({ rate, days }) => Number(rate) > 0 && Number(days) > 0)
        expect(total).toBe(isAnybody ? amount : '0.00')
        const turned = compute({ ...facts, people: facts.people.toReversed() })
        expect(amounts(turned.statements)).toEqual(amounts(statements))
        for (const { result } of statements)
          expect(sumMoney(result.lines.map((line) => line.amount))).toBe(result.payout)
      }),
      { numRuns: 60 },
    )
  })

  test('more weight never pays less while the others weigh the same', () => {
    fc.assert(
      fc.property(
        money,
        fc.array(weight, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        weight,
        (amount, all, which, more) => {
          const weights = all.map(parseDecimal)
          const place = which % weights.length
          const raised = weights.with(place, (weights[place] ?? none).plus(parseDecimal(more)))
          const [low, high] = [weights, raised].map((own) => sharesOf(amount, own)[place])
          if (low === undefined || high === undefined) throw new Error('no member')
          expect(parseMoney(high.part).isAtLeast(parseMoney(low.part))).toBe(true)
          // What would have been is told within a kopeck of what then is.
          const told = parseMoney(poolPart(low, high.weight))
          expect(told.minus(parseMoney(high.part)).absolute().times(hundred).n <= 1n).toBe(true)
          expect(told.isAtLeast(parseMoney(low.part))).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a correction after the lock', () => {
  const facts = team(aPool('90000.00'), [{ rate: '0.5' }, { rate: '1' }, { rate: '0.3' }])
  const elsewhere = aPerson({ id: 'p3', personnelNumber: '103', unitId: 'shop' })
  const alone = aFact('trips', '1', { id: 'trips-3', personId: 'p3' })
  const locked = () =>
    takeSnapshot({
      ...facts,
      people: [...facts.people, elsewhere],
      kpiFacts: [...facts.kpiFacts, alone],
    })
  const standing = (more: Partial<StandingFacts> = {}): StandingFacts => ({
    scores: new Map(),
    kpiFacts: locked().kpiFacts,
    payFacts: new Map(),
    decisions: new Map(),
    ...more,
  })

  test('moves the parts of all who share, adds up to nothing, and says why', () => {
    const kpiFacts = locked().kpiFacts.map((fact) =>
      fact.personId === 'p0' ? { ...fact, id: 'revised', value: '1' } : fact,
    )
    const corrections = correctionsOf(locked(), standing({ kpiFacts }))
    expect(corrections.map(({ personId, cause, amount }) => [personId, cause, amount])).toEqual([
      ['p0', 'kpi-correction', '14130.44'],
      ['p1', 'kpi-correction', '-10869.57'],
      ['p2', 'kpi-correction', '-3260.87'],
    ])
    expect(sumMoney(corrections.map(({ amount }) => amount))).toBe('0.00')
    const kinds = corrections.map(({ changes }) => changes.map(({ kind }) => kind))
    expect(kinds).toEqual([['figure'], ['pool'], ['pool']])
    expect(corrections[1]?.changes).toEqual([
      { kind: 'pool', before: '50000.00', after: '39130.43' },
    ])
  })

  test('none where nothing is another', () => {
    expect(correctionsOf(locked(), standing())).toEqual([])
  })
})

test('nobody is paid out of a pool before the month: the scheme is left out', () => {
  const snapshot = takeSnapshot(team(aPool('90000.00'), [{ rate: '1' }]))
  expect(snapshot.people.map((person) => sharesPool(person, snapshot.schemes))).toEqual([true])
  expect(snapshotFor(snapshot, 'p0').schemes).toEqual([])
  expect(mayPayOffCycle({ hiredOn: '2020-01-15', leftOn: '2026-10-15' }, '2026-10', false).ok).toBe(
    true,
  )
})

test('a trial pays a pool as a month does, and pays its statements again', () => {
  const document = aPool('90000.00')
  const month = replayMonth(team(document, [{ rate: '0.5' }, { rate: '1' }]))
  expect(amounts(month.statements)).toEqual({ p0: '30000.00', p1: '60000.00' })
  for (const statement of month.statements)
    expect(computePayout(payoutInputOf(statement, document))).toEqual(statement.result)
  expect(luckOfReplay([month], document, '6.5')).toMatchObject({
    ...{ verdict: 'nothing-sampled', noiseShare: null, of: 2 },
  })
})

test.each([
  [{ base: { kind: 'pool', amount: '' } }, ['not-money']],
  [{ base: { kind: 'pool', amount: '-1.00' } }, ['not-money']],
  [{ base: { kind: 'pool', amount: '90000.00' }, period: 'quarter' }, []],
  [{ rounding: { mode: 'half-up', unit: '1.00' } }, ['pool-in-kopecks']],
  [
    { components: [{ ...byTrips, value: { ...aKpi('trips'), subject: 'unit' } }] },
    ['pool-weighs-alike'],
  ],
] as const)('a scheme with a pool %j has the problems %j', (more, codes) => {
  const appliesTo = { positionIds: ['seller'], unitIds: [], from: '2026-09-01' }
  const found = schemeProblems(
    aPool('90000.00', { appliesTo, ...(more as Partial<SchemeDocument>) }),
  )
  expect(found.map(({ code }) => code)).toEqual(codes)
})
