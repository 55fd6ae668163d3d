import { describe, expect, it } from 'vitest'
import {
  firstPaidTwice,
  type PaidStretch,
  type PayingVersion,
  paidStretches,
  sharedMonths,
} from './paid-twice'
import type { Placing } from './placed-person'
import type { AppliesTo } from './scheme'

const rule: AppliesTo = { positionIds: ['seller'], unitIds: [], from: '2026-01-01' }
const drivers = { ...rule, positionIds: ['driver'] }

const version = (
  from: string,
  appliesTo = rule,
  period: 'month' | 'quarter' = 'month',
): PayingVersion => ({ effectiveFrom: `${from}-01`, document: { appliesTo, period } })

const months = (stretches: readonly PaidStretch[]) =>
  stretches.map(({ from, until }) => [from, until])

describe('the months that a scheme pays', () => {
  it('end for each version where the next one begins', () => {
    const stretches = paidStretches([version('2026-09', drivers), version('2026-03')])
    expect(months(stretches)).toEqual([
      ['2026-09', null],
      ['2026-03', '2026-09'],
    ])
    expect(stretches.map((one) => one.rule)).toEqual([drivers, rule])
  })

  it('are none for a version that another begins with at once', () => {
    expect(months(paidStretches([version('2026-03'), version('2026-03', drivers)]))).toEqual([
      ['2026-03', null],
    ])
  })

  it('do not begin before the first day that the scheme names', () => {
    const late = { ...rule, from: '2026-05-20' }
    expect(months(paidStretches([version('2026-03', late)]))).toEqual([['2026-05', null]])
    const never = [version('2026-04'), version('2026-03', late)]
    expect(months(paidStretches(never))).toEqual([['2026-04', null]])
  })

  it('are whole quarters, each of the version in force in its last month', () => {
    expect(months(paidStretches([version('2026-05', rule, 'quarter')]))).toEqual([
      ['2026-04', null],
    ])
    const turned = [version('2026-08', drivers, 'quarter'), version('2026-03', rule, 'quarter')]
    expect(months(paidStretches(turned))).toEqual([
      ['2026-07', null],
      ['2026-01', '2026-07'],
    ])
    const within = [version('2026-06', drivers, 'quarter'), version('2026-04', rule, 'quarter')]
    expect(months(paidStretches(within))).toEqual([['2026-04', null]])
  })

  it('leave out what is locked, but not a month before it that is open', () => {
    const toPay = { first: '2026-07', open: ['2026-03', '2026-08'] }
    expect(months(paidStretches([version('2026-01')], toPay))).toEqual([
      ['2026-03', '2026-04'],
      ['2026-07', null],
    ])
    const ended = [version('2026-05', drivers), version('2026-01')]
    expect(months(paidStretches(ended, toPay))).toEqual([
      ['2026-07', null],
      ['2026-03', '2026-04'],
    ])
  })

  it('are counted once where the month after the lock was begun', () => {
    const toPay = { first: '2026-07', open: ['2026-07'] }
    expect(months(paidStretches([version('2026-01')], toPay))).toEqual([['2026-07', null]])
  })

  it('are those of the version and those yet to be paid, whichever begin or end first', () => {
    const toPay = { first: '2026-07', open: ['2026-03'] }
    expect(months(paidStretches([version('2026-09')], toPay))).toEqual([['2026-09', null]])
    const turned = [version('2026-09', drivers), version('2026-01')]
    expect(months(paidStretches(turned, toPay))).toEqual([
      ['2026-09', null],
      ['2026-03', '2026-04'],
      ['2026-07', '2026-09'],
    ])
  })
})

const paths = new Map([['north', ['north', 'root']]])

const person = (...places: readonly (readonly [string, string, string | null])[]): Placing => ({
  ...{ hiredOn: '2026-01-01', leftOn: null },
  assignments: places.map(([positionId, fromOn, throughOn]) => ({
    ...{ unitId: 'north', positionId, fromOn, throughOn },
  })),
})

function twice(
  own: readonly PayingVersion[],
  other: readonly PayingVersion[],
  who: Placing,
): readonly (string | null)[] {
  return paidStretches(own).flatMap((one) =>
    paidStretches(other).flatMap((another) => {
      const shared = sharedMonths(one, another)
      return shared === null ? [] : [firstPaidTwice(shared, who, paths)]
    }),
  )
}

describe('paid twice', () => {
  const seller = person(['seller', '2026-01-01', null])

  it('is who works where both pay, from the first month that both pay', () => {
    expect(twice([version('2026-02')], [version('2026-04')], seller)).toEqual(['2026-04'])
    expect(twice([version('2026-02')], [version('2026-04', drivers)], seller)).toEqual([null])
  })

  it('is found in a version that ends, and in one that begins later', () => {
    const turning = [version('2026-06', drivers), version('2026-01')]
    expect(twice([version('2026-02')], turning, seller)).toEqual([null, '2026-02'])
    const widened = [version('2026-06'), version('2026-01', drivers)]
    expect(twice([version('2026-02')], widened, seller)).toEqual(['2026-06', null])
    const over = [version('2026-02', drivers), version('2026-01')]
    expect(twice([version('2026-02')], over, seller)).toEqual([null])
  })

  it('is nobody who comes when one of the two no longer pays, whichever it is', () => {
    const turning = [version('2026-06', drivers), version('2026-01')]
    const comes = person(['driver', '2026-01-01', '2026-05-31'], ['seller', '2026-06-01', null])
    expect(twice(turning, [version('2026-01')], comes)).toEqual([null, null])
    expect(twice([version('2026-01')], turning, comes)).toEqual([null, null])
    const sooner = person(['driver', '2026-01-01', '2026-05-30'], ['seller', '2026-05-31', null])
    expect(twice(turning, [version('2026-01')], sooner)).toEqual([null, '2026-05'])
    const short = [version('2026-04', drivers), version('2026-01')]
    expect(twice(turning, short, sooner)).toEqual([null, null, null])
  })

  it('is who is hired, or moves there, later', () => {
    const moves = person(['driver', '2026-01-01', '2026-05-14'], ['seller', '2026-05-15', null])
    expect(twice([version('2026-02')], [version('2026-01')], moves)).toEqual(['2026-05'])
    const hired = { ...seller, hiredOn: '2026-04-10' }
    expect(twice([version('2026-02')], [version('2026-01')], hired)).toEqual(['2026-04'])
  })

  it('is who leaves the place within the first month, and not who has left before', () => {
    const moves = person(['seller', '2026-01-01', '2026-02-10'], ['driver', '2026-02-11', null])
    expect(twice([version('2026-02')], [version('2026-01')], moves)).toEqual(['2026-02'])
    const left = { ...seller, leftOn: '2026-01-31' }
    expect(twice([version('2026-02')], [version('2026-01')], left)).toEqual([null])
  })

  it('is who is paid for a month by a quarter too', () => {
    const quarter = [version('2026-06', rule, 'quarter')]
    const monthly = [version('2026-05', drivers), version('2026-01')]
    expect(twice(quarter, monthly, seller)).toEqual([null, '2026-04'])
  })

  it('counts the units beneath one that a scheme names', () => {
    const root = { ...rule, unitIds: ['root'] }
    expect(twice([version('2026-02', root)], [version('2026-01')], seller)).toEqual(['2026-02'])
    const south = { ...rule, unitIds: ['south'] }
    expect(twice([version('2026-02', south)], [version('2026-01')], seller)).toEqual([null])
    // A unit of which nothing is known above it is itself all the same.
    const own = { ...rule, unitIds: ['north'] }
    const [one] = paidStretches([version('2026-02', own)])
    const [other] = paidStretches([version('2026-01')])
    const shared = one && other && sharedMonths(one, other)
    expect(shared && firstPaidTwice(shared, seller, new Map())).toBe('2026-02')
  })
})
