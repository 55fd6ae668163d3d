import { describe, expect, test } from 'vitest'
import { trialBetween } from './trial-between'

const months = (...all: readonly string[]) => ({
  months: all.map((month) => ({ month, paid: 'none' as const })),
})
const scheme = (
  period: 'month' | 'quarter',
  ...payouts: readonly (readonly [string, string, string])[]
) => ({
  document: { period },
  payouts: payouts.map(([personId, month, amount]) => ({
    ...{ personId, month, amount },
    ...{ band: null, held: false, unmeasured: '0.00' },
  })),
})
const autumn = months('2026-10', '2026-11', '2026-12')

describe('a second scheme against a first one', () => {
  test('is the difference person by person, also whom one of them does not pay', () => {
    const first = scheme(
      'month',
      ['anna', '2026-10', '100.00'],
      ['anna', '2026-11', '50.10'],
      ['boris', '2026-10', '80.00'],
      ['vera', '2026-10', '70.00'],
    )
    const second = scheme(
      'month',
      ['anna', '2026-10', '90.00'],
      ['anna', '2026-11', '70.00'],
      ['vera', '2026-10', '70.00'],
      ['gleb', '2026-11', '5.00'],
    )
    const between = trialBetween(autumn, first, second)
    expect([...between.byPerson].toSorted()).toEqual([
      ['anna', '9.90'],
      ['boris', '-80.00'],
      ['gleb', '5.00'],
      ['vera', '0.00'],
    ])
    expect(between).toMatchObject({ total: '-65.10', more: 2, less: 1, same: 1 })
  })

  test('sets a quarter against the three months of it, and never against fewer', () => {
    const byMonth = scheme(
      'month',
      ['anna', '2026-09', '1.00'],
      ['anna', '2026-10', '10.00'],
      ['anna', '2026-11', '10.00'],
      ['anna', '2026-12', '10.00'],
    )
    const byQuarter = scheme('quarter', ['anna', '2026-12', '40.00'])
    const whole = trialBetween(
      months('2026-09', '2026-10', '2026-11', '2026-12'),
      byMonth,
      byQuarter,
    )
    expect(whole).toMatchObject({ months: ['2026-10', '2026-11', '2026-12'], total: '10.00' })
    const part = trialBetween(months('2026-11', '2026-12'), byMonth, byQuarter)
    expect(part).toMatchObject({ months: [], total: '0.00', more: 0, less: 0, same: 0 })
  })

  test('of two schemes of a quarter needs the month that pays it', () => {
    const first = scheme('quarter', ['anna', '2026-12', '40.00'])
    const second = scheme('quarter', ['anna', '2026-12', '45.00'])
    expect(trialBetween(months('2026-12'), first, second)).toMatchObject({ total: '5.00', more: 1 })
    expect(trialBetween(months('2026-10', '2026-11'), first, second).months).toEqual([])
  })
})
