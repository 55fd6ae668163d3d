import { describe, expect, test } from 'vitest'
import { aPerson, aScore, factsUnder } from '@/test/factories/pay'
import { compute, reading } from '@/test/factories/pay-period'

describe('the notices of a period', () => {
  const people = [
    aPerson({ id: 'a' }),
    aPerson({ id: 'b', unitId: 'shop' }),
    aPerson({
      id: 'c',
      unitId: 'shop',
      payFacts: [
        { id: 'pay', month: '2026-10', workedDays: '22', normDays: '20', baseAmount: null },
      ],
    }),
  ]
  const scores = ['1', '2', '3'].map((id) => aScore(id, { personId: 'a', total: '50/1' }))
  const period = () => compute(factsUnder(reading({}), { people, scores }))

  test('tells HR what to look at', () => {
    expect(period().notices.map(({ personId, code }) => [personId, code])).toEqual([
      ['a', 'no-timesheet'],
      ['b', 'no-timesheet'],
      ['b', 'paid-unmeasured'],
      ['c', 'worked-above-norm'],
      ['c', 'paid-unmeasured'],
    ])
  })

  test('and at days that were taken from the calendar', () => {
    const hired = [aPerson({ id: 'a', hiredOn: '2026-10-12' })]
    const { notices } = compute(factsUnder(reading({}), { people: hired, scores }))
    expect(notices.map(({ code }) => code)).toEqual(['no-timesheet'])
  })

  test('and at lines that wait for a decision', () => {
    const held = reading({}, { missing: 'hold' })
    const { notices } = compute(factsUnder(held, { people: [aPerson({ id: 'a' })] }))
    expect(notices.map(({ code }) => code)).toEqual(['no-timesheet', 'held'])
  })
})
