import { describe, expect, test } from 'vitest'
import { lives } from '@/test/at-length'
import {
  aComponent,
  aGate,
  aKpi,
  aPerson,
  aScheme,
  aScore,
  factsUnder,
  ownScore,
  someFacts,
} from '@/test/factories/pay'
import { aFact, compute, only } from '@/test/factories/pay-period'
import { parseMoney, sumMoney } from './money'
import { payOverview } from './pay-overview'
import { placesIn } from './pay-stints'
import { computePayout } from './payout'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, SnapshotPerson, SnapshotStint } from './period-snapshot'
import { luckOfReplay } from './replay-luck'
import type { SchemeDocument } from './scheme'
import { payoutInputOf, replayMonth } from './scheme-replay'
import { SeededDraws } from './seeded-draws'
import { costsOf } from './statement-costs'

const stint = (
  unitId: string,
  fromOn: string,
  throughOn: string,
  schemeVersionIds: readonly string[] = ['scheme-4'],
): SnapshotStint => ({ unitId, positionId: 'driver', fromOn, throughOn, schemeVersionIds })

/** From the depot to the shop on 15 October. */
function aMover(more: Partial<SnapshotPerson> = {}): SnapshotPerson {
  const stints = more.stints ?? [
    stint('depot', '2026-10-01', '2026-10-14'),
    stint('shop', '2026-10-15', '2026-10-31'),
  ]
  const assignments = stints.map(({ unitId, positionId, fromOn, throughOn }, index) => ({
    unitId,
    positionId,
    fromOn: index === 0 ? '2020-01-15' : fromOn,
    throughOn: index === stints.length - 1 ? null : throughOn,
  }))
  return aPerson({ unitId: 'shop', assignments, ...more, stints })
}

const movedUnder = (
  document: SchemeDocument,
  facts: Partial<PeriodFacts> = {},
  more: Partial<SnapshotPerson> = {},
) => factsUnder(document, { people: [aMover(more)], ...facts })

const byTrips = aComponent({ code: 'trips', value: aKpi('trips') })
const trips = [aFact('trips', '0.9')]

/** The same of the unit that the person stands in. */
const ofUnit = aComponent({ code: 'sales', value: { ...aKpi('sales'), subject: 'unit' } })
const salesOf = (unitId: string, value: string) =>
  aFact('sales', value, { id: `sales-${unitId}`, personId: null, unitId })

test('places of work follow each other by day; two stretches at one place are one', () => {
  const days = { first: '2026-10-01', last: '2026-10-31' }
  const at = (unitId: string, fromOn: string, throughOn: string | null) => ({
    unitId,
    positionId: 'driver',
    fromOn,
    throughOn,
  })
  expect(placesIn([at('depot', '2020-01-15', null)], days)).toHaveLength(1)
  expect(
    placesIn([at('depot', '2020-01-15', '2026-10-09'), at('depot', '2026-10-10', null)], days),
  ).toEqual([{ unitId: 'depot', positionId: 'driver', ...days }])
  expect(
    placesIn([at('shop', '2026-10-15', null), at('depot', '2020-01-15', '2026-10-14')], days),
  ).toEqual([
    { unitId: 'depot', positionId: 'driver', first: '2026-10-01', last: '2026-10-14' },
    { unitId: 'shop', positionId: 'driver', first: '2026-10-15', last: '2026-10-31' },
  ])
  expect(placesIn([at('depot', '2020-01-15', '2026-09-30')], days)).toEqual([])
})

describe('somebody who moved within the month', () => {
  test('is paid the same to the kopeck where both places measure the same', () => {
    const document = aScheme({ components: [byTrips] })
    const { result, stints } = only(movedUnder(document, { kpiFacts: trips }))
    expect(result.payout).toBe('54000.00')
    expect(result.stints?.map(({ payout }) => payout)).toEqual(['24387.10', '29612.90'])
    expect(result.lines).toEqual([
      { kind: 'component', code: 'trips@1', amount: '24387.10' },
      { kind: 'component', code: 'trips@2', amount: '29612.90' },
    ])
    expect(stints).toMatchObject([
      { fromOn: '2026-10-01', throughOn: '2026-10-14', days: 14, ofDays: 31 },
      { fromOn: '2026-10-15', throughOn: '2026-10-31', days: 17, ofDays: 31 },
    ])
  })

  test('has floor and cap for the days that a scheme pays, and whole where it pays all', () => {
    const floored = aScheme({ components: [byTrips], floor: '58000.00' })
    expect(only(movedUnder(floored, { kpiFacts: trips })).result.payout).toBe('58000.00')
    const elsewhere = stint('shop', '2026-10-15', '2026-10-31', [])
    const stints = [stint('depot', '2026-10-01', '2026-10-14'), elsewhere]
    const half = only(movedUnder(floored, { kpiFacts: trips }, { stints }))
    expect(half.result).toMatchObject({ payout: '26193.55', boundedBy: 'floor' })
    const capped = aScheme({ components: [byTrips], cap: '31000.00' })
    const held = only(movedUnder(capped, { kpiFacts: trips }, { stints }))
    expect(held.result).toMatchObject({ payout: '14000.00', boundedBy: 'cap' })
  })

  test('leaves no trace in the statement or the snapshot of somebody who stayed', () => {
    const facts = factsUnder(aScheme({ components: [byTrips] }), { kpiFacts: trips })
    expect(takeSnapshot(facts).people[0]).not.toHaveProperty('stints')
    const statement = only(facts)
    expect(statement).not.toHaveProperty('stints')
    expect(statement.result).not.toHaveProperty('stints')
    expect(statement.result.components[0]?.code).toBe('trips')
  })

  test('is paid for each place by its own figures', () => {
    const facts = { kpiFacts: [salesOf('depot', '0.8'), salesOf('shop', '1')] }
    const { result, unit } = only(movedUnder(aScheme({ components: [ofUnit] }), facts))
    expect(result.payout).toBe('54580.65')
    expect(result.stints?.map(({ payout }) => payout)).toEqual(['21677.42', '32903.23'])
    expect(result.components.map(({ code, rate }) => [code, rate])).toEqual([
      ['sales@1', '4/5'],
      ['sales@2', '1/1'],
    ])
    expect(unit.id).toBe('shop')
  })

  test('is paid by the salary in force in the days of each stint', () => {
    const document = aScheme({ components: [byTrips], base: { kind: 'salary' } })
    const salaries = [
      { fromOn: '2026-01-01', amount: '60000.00' },
      { fromOn: '2026-10-15', amount: '80000.00' },
    ]
    const facts = { kpiFacts: [aFact('trips', '1')] }
    const { result, stints } = only(movedUnder(document, facts, { salaries }))
    expect(result.payout).toBe('70967.74')
    expect(result.stints?.map(({ base, payout }) => [base, payout])).toEqual([
      ['60000.00', '27096.77'],
      ['80000.00', '43870.97'],
    ])
    expect(stints?.map(({ base }) => base.parts[0]?.asOf)).toEqual(['2026-10-14', '2026-10-31'])
  })

  test('is told that a salary is missing for one of the stints', () => {
    const document = aScheme({ components: [byTrips], base: { kind: 'salary' } })
    const salaries = [{ fromOn: '2026-10-15', amount: '80000.00' }]
    const { statements, unpaid } = compute(movedUnder(document, {}, { salaries }))
    expect(statements).toEqual([])
    expect(unpaid).toMatchObject([{ personId: 'sokolova', reason: 'no-salary' }])
  })

  test('is paid by two schemes, each for its own days', () => {
    const driver = aScheme({ components: [byTrips] })
    const seller = aScheme({ components: [byTrips], base: { kind: 'fixed', amount: '40000.00' } })
    const version = { number: 1, effectiveFrom: '2026-09-01' }
    const person = aMover({
      schemeVersionIds: ['driver', 'seller'],
      stints: [
        stint('depot', '2026-10-01', '2026-10-14', ['driver']),
        stint('shop', '2026-10-15', '2026-10-31', ['seller']),
      ],
    })
    const { statements, units } = compute(
      someFacts({
        schemes: [
          { versionId: 'driver', document: driver, ...version },
          { versionId: 'seller', document: seller, ...version },
        ],
        people: [person],
        kpiFacts: [aFact('trips', '1')],
      }),
    )
    expect(statements.map(({ amount, unit }) => [amount, unit.id])).toEqual([
      ['27096.77', 'depot'],
      ['21935.48', 'shop'],
    ])
    expect(statements[0]?.result.components[0]?.code).toBe('trips')
    expect(statements[0]?.stints).toMatchObject([{ key: '', days: 14, ofDays: 31 }])
    expect(units.map(({ unit, amount }) => [unit.id, amount])).toEqual([
      ['depot', '27096.77'],
      ['shop', '21935.48'],
    ])
  })

  test('at places that no scheme pays is not paid, and is no member of the group', () => {
    const smoothed = aComponent({ sampling: { minimumVisits: 1, smoothing: 'reliability' } })
    const stints = [
      stint('depot', '2026-10-01', '2026-10-14', []),
      stint('shop', '2026-10-15', '2026-10-31', []),
    ]
    const facts = movedUnder(
      aScheme({ components: [smoothed] }),
      { scores: [aScore('own', { total: '50/1' })] },
      { stints },
    )
    expect(takeSnapshot(facts).groupMeans).toEqual([])
    const { statements, unpaid } = compute(facts)
    expect(statements).toEqual([])
    expect(unpaid).toMatchObject([{ reason: 'not-employed' }])
  })

  test('has worked the days of the timesheet at both places in proportion to their days', () => {
    const payFacts = [
      { id: 'days', month: '2026-10', workedDays: '11', normDays: '22', baseAmount: null },
    ]
    const document = aScheme({ components: [byTrips] })
    const { result } = only(movedUnder(document, { kpiFacts: trips }, { payFacts }))
    expect(result.payout).toBe('27000.00')
    expect(result.proration).toEqual({
      factor: '1/2',
      basis: 'timesheet',
      worked: '11',
      norm: '22',
    })
  })

  test('keeps the own visits whole: two stints of one scheme do not cut them in two', () => {
    const scores = [
      aScore('a', { visitedOn: '2026-10-02', total: '90/1' }),
      aScore('b', { visitedOn: '2026-10-20', total: '90/1', unitId: 'shop' }),
      aScore('c', { visitedOn: '2026-10-21', total: '90/1', unitId: 'shop' }),
    ]
    const { result } = only(movedUnder(aScheme(), { scores }))
    expect(result.components.map(({ measure }) => measure)).toMatchObject([
      { visits: 3 },
      { visits: 3 },
    ])
    expect(result.payout).toBe('54000.00')
  })

  test('of days that another scheme pays neither own visits nor the unit’s count', () => {
    const person = aMover({
      stints: [
        stint('depot', '2026-10-01', '2026-10-14', []),
        stint('shop', '2026-10-15', '2026-10-31'),
      ],
    })
    const scores = [
      aScore('early', { visitedOn: '2026-10-02' }),
      aScore('late', { visitedOn: '2026-10-20', unitId: 'shop', total: '50/1' }),
      aScore('of-unit', { visitedOn: '2026-10-21', unitId: 'shop', personId: null }),
      aScore('of-depot', { visitedOn: '2026-10-21', personId: null }),
    ]
    const components = [
      aComponent({ share: '0.5' }),
      aComponent({ code: 'unit', share: '0.5', value: { ...ownScore, subject: 'unit' } }),
    ]
    const { traces } = only(movedUnder(aScheme({ components }), { scores, people: [person] }))
    expect(traces.map(({ visits }) => visits.map(({ visitId }) => visitId))).toEqual([
      ['late'],
      ['late', 'of-unit'],
    ])
  })

  test('a gate of one place holds that place alone', () => {
    const gate = aGate({ condition: { kind: 'failures', subject: 'unit', atLeast: 1 } })
    const scores = [
      aScore('bad', { visitedOn: '2026-10-02', personId: null, criticalFailures: 1 }),
      aScore('good', { visitedOn: '2026-10-20', personId: null, unitId: 'shop' }),
    ]
    const document = aScheme({ components: [byTrips], gates: [gate] })
    const facts = { scores, kpiFacts: [aFact('trips', '1')] }
    const { result, whatIf } = only(movedUnder(document, facts))
    expect(result.gates.map(({ code, applies }) => [code, applies])).toEqual([
      ['critical@1', true],
      ['critical@2', false],
    ])
    // 60 000 × (14/31 × 0.8 + 17/31)
    expect(result.payout).toBe('54580.65')
    expect(whatIf).toMatchObject([{ kind: 'gate', code: 'critical@1', payout: '60000.00' }])
  })

  test('a floor that lifts nothing earned is divided by days', () => {
    const document = aScheme({ components: [byTrips], floor: '3100.00' })
    const { result } = only(movedUnder(document, { kpiFacts: [aFact('trips', '0')] }))
    expect(result.payout).toBe('3100.00')
    expect(result.stints?.map(({ payout }) => payout)).toEqual(['1400.00', '1700.00'])
    expect(result.lines.filter(({ kind }) => kind === 'floor')).toHaveLength(2)
  })

  test('a line of one stint waits for a person, and is decided alone', () => {
    const held = aComponent({ missing: 'hold' })
    const document = aScheme({ components: [held] })
    expect(only(movedUnder(document)).result.held).toEqual(['courtesy@1', 'courtesy@2'])
    const decision = {
      schemeVersionId: 'scheme-4',
      component: 'courtesy@2',
      kind: 'pay',
      amount: null,
      reason: 'Order 12',
      by: { id: 'hr', name: 'Olga' },
      at: '2026-11-02T09:00:00.000Z',
    } as const
    const { result, decided, amount } = only(movedUnder(document, {}, { decisions: [decision] }))
    expect(amount).toBe('32903.23')
    expect(result.held).toEqual(['courtesy@1'])
    expect(decided).toMatchObject([{ code: 'courtesy@2', amount: '32903.23' }])
  })

  test('is told once what would have changed, where both places measure the person', () => {
    const document = aScheme({ components: [byTrips] })
    const { whatIf } = only(movedUnder(document, { kpiFacts: trips }))
    expect(whatIf).toMatchObject([
      { code: 'trips@1', change: 'full', payout: '60000.00', difference: '6000.00' },
    ])
    const facts = { kpiFacts: [salesOf('depot', '0.8'), salesOf('shop', '0.9')] }
    const ofPlaces = only(movedUnder(aScheme({ components: [ofUnit] }), facts)).whatIf
    expect(ofPlaces.map(({ code }) => code)).toEqual(['sales@1', 'sales@2'])
  })

  test('costs each unit its part, and the parts add up', () => {
    const facts = { kpiFacts: [salesOf('depot', '0.8'), salesOf('shop', '1')] }
    const statement = only(movedUnder(aScheme({ components: [ofUnit] }), facts))
    const costs = costsOf(statement)
    expect(costs.map(({ unit, amount }) => [unit.id, amount])).toEqual([
      ['depot', '21677.42'],
      ['shop', '32903.23'],
    ])
    expect(sumMoney(costs.map(({ amount }) => amount))).toBe(statement.amount)
    expect(payOverview([statement]).units.map(({ unit, amount }) => [unit.id, amount])).toEqual([
      ['shop', '32903.23'],
      ['depot', '21677.42'],
    ])
  })

  test('a statement gives back what it was computed from, and the luck meter pays it again', () => {
    const document = aScheme({
      components: [aComponent({ share: '0.5' }), { ...ofUnit, share: '0.5' }],
    })
    const scores = ['2026-10-02', '2026-10-20', '2026-10-21'].map((visitedOn, index) =>
      aScore(`visit-${index}`, { visitedOn, total: `${80 + index}/1` }),
    )
    const kpiFacts = [salesOf('depot', '0.8'), salesOf('shop', '1')]
    const facts = movedUnder(document, { scores, kpiFacts })
    const statement = only(facts)
    expect(computePayout(payoutInputOf(statement, document))).toEqual(statement.result)
    const luck = luckOfReplay([replayMonth(facts)], document, '6.5')
    expect(luck.bands).toHaveLength(1)
    expect(luck.luckiest).toBe('courtesy')
  })
})

describe('a quarter', () => {
  const quarterly = (document: Partial<SchemeDocument> = {}) =>
    aScheme({ components: [byTrips], period: 'quarter', ...document })
  const august = [
    stint('depot', '2026-07-01', '2026-08-14'),
    stint('shop', '2026-08-15', '2026-09-30'),
  ]
  const everyMonth = ['2026-07', '2026-08', '2026-09'].map((month) =>
    aFact('trips', '1', { id: `trips-${month}`, month }),
  )

  test('is split by its own days', () => {
    const facts = { month: '2026-09', kpiFacts: everyMonth }
    const { result, stints } = only(movedUnder(quarterly(), facts, { stints: august }))
    expect(stints?.map(({ days, ofDays }) => [days, ofDays])).toEqual([
      [45, 92],
      [47, 92],
    ])
    expect(result.payout).toBe('60000.00')
  })

  test('does not split a month in which nobody moved', () => {
    const document = aScheme({ components: [byTrips] })
    const facts = { month: '2026-09', kpiFacts: everyMonth }
    const statement = only(movedUnder(document, facts, { stints: august }))
    expect(statement).not.toHaveProperty('stints')
    expect(statement.amount).toBe('60000.00')
  })
})

test('however a month is cut, the same figures pay the same, and the lines add up', () => {
  const draws = new SeededDraws(20261122)
  for (let round = 0; round < lives(300); round += 1) {
    const cuts = [...new Set([1, 2 + draws.below(10), 12 + draws.below(9), 22 + draws.below(9)])]
    const day = (number: number) => `2026-10-${String(number).padStart(2, '0')}`
    const stints = cuts.map((from, index) =>
      stint(index % 2 === 0 ? 'depot' : 'shop', day(from), day((cuts[index + 1] ?? 32) - 1)),
    )
    const share = draws.below(1001)
    const components = [
      { ...byTrips, share: `0.${String(share).padStart(4, '0')}` },
      aComponent({ code: 'other', share: '0.3', value: aKpi('other') }),
    ]
    const document = aScheme({
      components,
      base: { kind: 'fixed', amount: `${draws.below(100_000)}.${10 + draws.below(90)}` },
    })
    const kpiFacts = [
      aFact('trips', `0.${1 + draws.below(999)}`),
      aFact('other', `0.${1 + draws.below(999)}`),
    ]
    const whole = only(factsUnder(document, { kpiFacts })).result
    const split = only(movedUnder(document, { kpiFacts }, { stints })).result
    expect(split.payout).toBe(whole.payout)
    expect(sumMoney(split.lines.map(({ amount }) => amount))).toBe(split.payout)
    expect(sumMoney((split.stints ?? []).map(({ payout }) => payout))).toBe(split.payout)
    expect(parseMoney(split.atFull)).toEqual(parseMoney(whole.atFull))
  }
})
