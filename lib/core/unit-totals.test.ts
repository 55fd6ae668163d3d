import { describe, expect, test } from 'vitest'
import { aPerson, aScore, factsUnder } from '@/test/factories/pay'
import { compute, reading } from '@/test/factories/pay-period'

describe('what a period costs its units', () => {
  const people = [
    aPerson({ id: 'a' }),
    aPerson({ id: 'b', unitId: 'shop' }),
    aPerson({ id: 'c', unitId: 'shop' }),
  ]
  const scores = ['1', '2', '3'].map((id) => aScore(id, { personId: 'a', total: '50/1' }))

  test('adds up per unit, with what was paid without measurement', () => {
    const { total, units } = compute(factsUnder(reading({}), { people, scores }))
    expect(total).toBe('150000.00')
    expect(units).toEqual([
      {
        unit: { id: 'depot', name: 'Depot' },
        statements: 1,
        amount: '30000.00',
        paidUnmeasured: '0.00',
      },
      {
        unit: { id: 'shop', name: 'Shop' },
        statements: 2,
        amount: '120000.00',
        paidUnmeasured: '120000.00',
      },
    ])
  })
})
