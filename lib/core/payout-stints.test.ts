import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aScheme } from '@/test/factories/pay'
import { fractionText, parseDecimal } from './exact'
import { payGround } from './payable'
import { computePayout } from './payout'
import type { PayoutInput } from './payout-input'
import type { PayStint } from './payout-result'
import type { SchemeDocument } from './scheme'
import { rulesOfStints } from './stint-codes'

const byTrips = aScheme({ components: [aComponent({ code: 'trips', value: aKpi('trips') })] })
const trips = (actual: string) => ({ kind: 'kpi', actual: parseDecimal(actual) }) as const

function input(more: Partial<PayoutInput>, rules: SchemeDocument = byTrips): PayoutInput {
  return {
    ...{ rules, base: '60000.00', time: null, gateReadings: new Map() },
    measures: new Map([['trips', trips('0.5')]]),
    ...more,
  }
}

const stint = (key: string, base: string, share: string): PayStint => ({ key, base, share })
const moved = (stints: readonly PayStint[], ...actuals: readonly string[]) =>
  computePayout(
    input({
      ...{ stints, base: '1.00' },
      rules: rulesOfStints(
        byTrips,
        stints.map(({ key }) => key),
      ),
      measures: new Map(actuals.map((actual, at) => [`trips@${at + 1}`, trips(actual)])),
    }),
  )

describe('of somebody who moved', () => {
  const stints = [stint('@1', '60000.00', '1/3'), stint('@2', '30000.00', '2/3')]

  test('the base is that of his days, and so are the rates', () => {
    // 20,000 at 0.5 and 20,000 at 1.
    expect(moved(stints, '0.5', '1')).toMatchObject({
      ...{ base: '40000.00', totalRate: '3/4', payableRate: '3/4', payout: '30000.00' },
    })
  })

  test('formulas read the base of the stint that they are of', () => {
    const bases = stints.map(({ key }) => payGround(input({ stints, base: '1.00' }), key).base)
    expect(bases.map(fractionText)).toEqual(['60000/1', '30000/1'])
    expect(() => payGround(input({ stints }), '@3')).toThrow('There is no stint @3')
  })

  test('without any base there is no rate of the whole, but one of each stint', () => {
    const nothing = [stint('@1', '0.00', '1/3'), stint('@2', '0.00', '2/3')]
    const result = moved(nothing, '0.5', '1')
    expect(result).toMatchObject({ totalRate: '0/1', payableRate: '0/1', payout: '0.00' })
    expect(result.stints?.map(({ totalRate }) => totalRate)).toEqual(['1/2', '1/1'])
  })
})

test('of somebody who stayed the rate is known also without a base', () => {
  expect(computePayout(input({ base: '0.00' }))).toMatchObject({
    ...{ totalRate: '1/2', payableRate: '1/2', payout: '0.00' },
  })
})

test('who has no part in a pool is told none', () => {
  expect(computePayout(input({ pools: new Map() }))).toMatchObject({
    ...{ payout: '30000.00', pools: [] },
  })
  expect(computePayout(input({}))).not.toHaveProperty('pools')
})
