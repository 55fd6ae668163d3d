import { describe, expect, test } from 'vitest'
import { sumOfWeights, weighAlike, weightsInForce } from './period-rule'

const a = { call: '40', store: '40', 'back-office': '20' } as const
const b = { call: '1' } as const

describe('which rule counts in a month', () => {
  test('none before the first, and none where none was ever set', () => {
    expect(weightsInForce([], '2026-10')).toBeNull()
    expect(weightsInForce([{ fromMonth: '2026-11', weights: a }], '2026-10')).toBeNull()
  })

  test('the one of the latest month that has begun, in whatever order they were set', () => {
    const rules = [
      { fromMonth: '2027-01', weights: b },
      { fromMonth: '2026-10', weights: a },
    ]
    const shown = ['2026-09', '2026-10', '2026-12', '2027-01', '2028-05'].map((month) =>
      weightsInForce(rules, month),
    )
    expect(shown).toEqual([null, a, a, b, b])
  })

  test('of one month the one that was set last; also the one that weighs nothing again', () => {
    const rules = [
      { fromMonth: '2026-10', weights: a },
      { fromMonth: '2026-10', weights: null },
    ]
    expect(weightsInForce(rules, '2026-10')).toBeNull()
    expect(weightsInForce(rules.toReversed(), '2026-11')).toEqual(a)
  })
})

test('the sum is what it is', () => {
  expect(sumOfWeights(a)).toBe('100')
  expect(sumOfWeights({ call: '0.4', store: '0.38', 'back-office': '0.202' })).toBe('0.982')
  expect(sumOfWeights({})).toBe('0')
})

test('weights are compared as numbers', () => {
  expect(weighAlike({ call: '40' }, { call: '40.0', store: '0' })).toBe(true)
  expect(weighAlike({ call: '40' }, { call: '4', store: '4' })).toBe(false)
  expect(weighAlike({ call: '40', store: '60' }, { call: '40', store: '50' })).toBe(false)
  expect(weighAlike(null, null)).toBe(true)
  expect([weighAlike(null, b), weighAlike(b, null)]).toEqual([false, false])
})
