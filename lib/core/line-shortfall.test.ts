import { describe, expect, test } from 'vitest'
import { aComponent, aGate, aKpi, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { aFact, compute, only } from '@/test/factories/pay-period'
import { Fraction } from './exact'
import { decidedChanges, lineMaximum, lineShortfalls, unpaidAt } from './line-shortfall'
import type { Component, SchemeDocument } from './scheme'
import type { StatementDocument } from './statement'

const figure = (code: string, share: string, more: Partial<Component> = {}) =>
  aComponent({ code, share, value: aKpi(code), ...more })

const paysAtMost = { kind: 'proportional', cap: '0.8' } as const

const components = [
  figure('trips', '0.5'),
  figure('calls', '0.3', { curve: paysAtMost }),
  figure('clean', '0.2', { missing: 'hold' }),
]
const curves = Object.fromEntries(components.map(({ code, curve }) => [code, curve]))

/** Of 60,000: trips 30,000, calls at most 14,400 of 18,000, clean 12,000. */
function statement(
  more: Partial<SchemeDocument> = {},
  amount: string | null = null,
  component = 'trips',
) {
  const decision = {
    ...{ schemeVersionId: 'scheme-4', component, kind: 'amount' as const, amount },
    ...{ reason: 'Order 12', at: '2026-11-02T10:00:00.000Z', by: { id: 'hr', name: 'Markova E.' } },
  }
  return only(
    factsUnder(aScheme({ components, ...more }), {
      kpiFacts: [aFact('trips', '0.9'), aFact('calls', '0.6')],
      people: [aPerson(amount === null ? {} : { decisions: [decision] })],
    }),
  )
}

/** From the depot to the shop on 11 October, with figures of its own trips. */
function ofMover(more: Partial<SchemeDocument> = {}) {
  const stay = (unitId: string, fromOn: string, throughOn: string) => ({
    ...{ unitId, positionId: 'driver', fromOn, throughOn, schemeVersionIds: ['scheme-4'] },
  })
  const stints = [
    stay('depot', '2026-10-01', '2026-10-10'),
    stay('shop', '2026-10-11', '2026-10-31'),
  ]
  const { statements } = compute(
    factsUnder(aScheme({ components: [figure('trips', '1')], ...more }), {
      kpiFacts: [aFact('trips', '0.5')],
      people: [aPerson({ unitId: 'shop', stints })],
    }),
  )
  return statements[0] as StatementDocument
}

describe('the most that a line pays', () => {
  test('is its share of the base at the full rate of its curve', () => {
    const { result } = statement()
    expect(lineMaximum(result, curves, 'trips')).toBe('30000.00')
    expect(lineMaximum(result, curves, 'calls')).toBe('14400.00')
    expect(lineMaximum(result, curves, 'clean')).toBe('12000.00')
    expect(lineMaximum(result, {}, 'calls')).toBe('18000.00')
    expect(lineMaximum(result, curves, 'beauty')).toBeNull()
  })

  test('counts the days that were worked', () => {
    const days = { id: 'pay', month: '2026-10', workedDays: '11', normDays: '22', baseAmount: null }
    const facts = factsUnder(aScheme({ components }), { people: [aPerson({ payFacts: [days] })] })
    expect(lineMaximum(only(facts).result, curves, 'trips')).toBe('15000.00')
  })

  test('is what was computed where that is more', () => {
    const facts = factsUnder(aScheme({ components }), { kpiFacts: [aFact('trips', '1.2')] })
    expect(lineMaximum(only(facts).result, curves, 'trips')).toBe('36000.00')
  })

  test('of a pool is the pool', () => {
    const pool = aScheme({ components, base: { kind: 'pool', amount: '90000.00' } })
    const { result, decided } = only(factsUnder(pool, { kpiFacts: [aFact('trips', '0.1')] }))
    expect(lineMaximum(result, curves, 'trips')).toBe('90000.00')
    expect(lineShortfalls({ result, ...(decided && { decided }) }, curves)).toEqual([])
    expect(unpaidAt(result, curves, 'trips', Fraction.one)).toBeNull()
  })

  test('of somebody who moved counts the days of each place', () => {
    const { result } = ofMover({ base: { kind: 'fixed', amount: '3100.00' } })
    expect(lineMaximum(result, curves, 'trips@1')).toBe('1000.00')
    expect(lineMaximum(result, curves, 'trips@2')).toBe('2100.00')
  })
})

test('what was decided, from what to what, and whether the scheme could ever pay it', () => {
  const change = (amount: string) => decidedChanges(statement({}, amount), curves)
  const trips = { code: 'trips', title: { en: 'trips' }, computed: '27000.00', maximum: '30000.00' }
  expect(change('30000.00')).toEqual([{ ...trips, amount: '30000.00', isAbove: false }])
  expect(change('30000.01')).toEqual([{ ...trips, amount: '30000.01', isAbove: true }])
  expect(decidedChanges(statement({}, '15000.00', 'calls'), curves)).toEqual([
    {
      ...{ code: 'calls', title: { en: 'calls' }, computed: '10800.00', amount: '15000.00' },
      ...{ maximum: '14400.00', isAbove: true },
    },
  ])
  expect(decidedChanges(statement(), curves)).toEqual([])
})

describe('what lines lack', () => {
  test('is their full rate without what they pay; what waits lacks nothing of its own', () => {
    // 30,000 - 27,000; 14,400 - 10,800.
    expect(lineShortfalls(statement(), curves)).toEqual([
      { code: 'trips', amount: '3000.00' },
      { code: 'calls', amount: '3600.00' },
    ])
  })

  test('is not what a person gave in its place, and still what a person took nothing of', () => {
    const trips = (amount: string) =>
      lineShortfalls(statement({}, amount), curves).find(({ code }) => code === 'trips')?.amount
    expect(trips('29000.00')).toBe('1000.00')
    expect(trips('30000.00')).toBeUndefined()
    expect(trips('99999999.00')).toBeUndefined()
    expect(trips('20000.00')).toBe('3000.00')
  })

  test('is of its own line: what a person gave for one takes nothing from another', () => {
    const given = lineShortfalls(statement({}, '29000.00'), curves)
    expect(given).toContainEqual({ code: 'calls', amount: '3600.00' })
  })

  test('is its own also where another line is paid beyond its full rate', () => {
    const facts = factsUnder(aScheme({ components }), {
      kpiFacts: [aFact('trips', '1.2'), aFact('calls', '0.6'), aFact('clean', '1')],
    })
    const paidBeyond = only(facts)
    // 36,000 + 10,800 + 12,000, more than the 56,400 of all at full.
    expect(paidBeyond.result.payout).toBe('58800.00')
    expect(lineShortfalls(paidBeyond, curves)).toEqual([{ code: 'calls', amount: '3600.00' }])
  })

  test('is what the statement shows it without, to the kopeck that the split took', () => {
    const thirds = ['trips', 'calls', 'clean'].map((code) => figure(code, '0.333333'))
    const base = { kind: 'fixed', amount: '100.00' } as const
    const facts = factsUnder(aScheme({ components: thirds, base }), {
      kpiFacts: [aFact('trips', '0.5'), aFact('calls', '0.5'), aFact('clean', '0.5')],
    })
    const { result } = only(facts)
    expect(result.lines.map(({ amount }) => amount)).toEqual(['16.67', '16.67', '16.66'])
    // 33.33 without each of them.
    expect(lineShortfalls({ result }, {}).map(({ amount }) => amount)).toEqual([
      '16.66',
      '16.66',
      '16.67',
    ])
  })

  test('of somebody who moved is that of each place', () => {
    const moved = ofMover({ base: { kind: 'fixed', amount: '3100.00' } })
    expect(lineShortfalls(moved, curves)).toEqual([
      { code: 'trips@1', amount: '500.00' },
      { code: 'trips@2', amount: '1050.00' },
    ])
  })

  test('is told before a gate: what the gate takes is its own', () => {
    const condition = { kind: 'failures', subject: 'person', atLeast: 0 } as const
    const gated = statement({ gates: [aGate({ condition, capRate: '0.5' })] })
    expect(gated.result.payout).toBe('30000.00')
    expect(lineShortfalls(gated, curves).map(({ amount }) => amount)).toEqual([
      '3000.00',
      '3600.00',
    ])
  })

  test('of a line that waited and was released is told before a gate as well', () => {
    const condition = { kind: 'failures', subject: 'person', atLeast: 0 } as const
    const scheme = aScheme({
      components: [
        figure('trips', '0.8'),
        figure('clean', '0.2', { missing: 'hold', curve: paysAtMost }),
      ],
      gates: [aGate({ condition, capRate: '0.5' })],
    })
    const released = {
      ...{ schemeVersionId: 'scheme-4', component: 'clean', kind: 'pay' as const, amount: null },
      ...{ reason: 'Seen', at: '2026-11-02T10:00:00.000Z', by: { id: 'hr', name: 'Markova E.' } },
    }
    const facts = factsUnder(scheme, {
      kpiFacts: [aFact('trips', '1')],
      people: [aPerson({ decisions: [released] })],
    })
    const paid = only(facts)
    expect(paid.decided).toMatchObject([{ code: 'clean', kind: 'pay', computed: '0.00' }])
    // 9,600 of 12,000 before the gate, where nobody knows that the curve gives no more.
    expect(lineShortfalls(paid, {})).toEqual([{ code: 'clean', amount: '2400.00' }])
  })

  test('is under a bound at most what the payout lacks', () => {
    // 37,800 computed; full is 56,400 and capped at 40,000.
    expect(lineShortfalls(statement({ cap: '40000.00' }), curves)).toEqual([
      { code: 'trips', amount: '2200.00' },
      { code: 'calls', amount: '2200.00' },
    ])
    expect(lineShortfalls(statement({ cap: '37000.00' }), curves)).toEqual([])
    // A floor pays 54,000 of the 56,400: of what the lines lost 2,400 is still missing.
    const floored = statement({ floor: '54000.00' })
    expect(floored.result).toMatchObject({ payout: '54000.00', boundedBy: 'floor' })
    expect(lineShortfalls(floored, curves)).toEqual([
      { code: 'trips', amount: '2400.00' },
      { code: 'calls', amount: '2400.00' },
    ])
  })

  test('is no kopeck that the split gave to another line', () => {
    const third = ['trips', 'calls', 'clean'].map((code) => figure(code, '0.333333'))
    const base = { kind: 'fixed', amount: '100.00' } as const
    const facts = factsUnder(aScheme({ components: third, base }), {
      kpiFacts: [aFact('trips', '1'), aFact('calls', '1'), aFact('clean', '1')],
    })
    expect(lineShortfalls(only(facts), {})).toEqual([])
  })
})

test('what a value leaves unpaid of the full rate', () => {
  const { result } = statement()
  expect(unpaidAt(result, curves, 'trips', Fraction.of(3n, 4n))).toBe('7500.00')
  // 18,000 * (0.8 - 0.75)
  expect(unpaidAt(result, curves, 'calls', Fraction.of(3n, 4n))).toBe('900.00')
  expect(unpaidAt(result, {}, 'trips', Fraction.one)).toBeNull()
  expect(unpaidAt(result, curves, 'beauty', Fraction.one)).toBeNull()
  // A part that another version of the scheme has.
  const others = { ...curves, beauty: paysAtMost }
  expect(unpaidAt(result, others, 'beauty', Fraction.of(3n, 4n))).toBeNull()
})
