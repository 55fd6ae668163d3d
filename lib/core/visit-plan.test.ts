import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countDays } from './calendar'
import { distributeVisits, splitWindow } from './visit-plan'

const shoppers = (...ids: string[]) => ids.map((id) => ({ id, load: 0 }))
const nobody = new Map()

describe('splitWindow', () => {
  test('thirty-one days in three parts', () => {
    expect(splitWindow('2026-10-01', '2026-10-31', 3)).toEqual([
      { first: '2026-10-01', last: '2026-10-10' },
      { first: '2026-10-11', last: '2026-10-20' },
      { first: '2026-10-21', last: '2026-10-31' },
    ])
  })

  test('too few days are not divided', () => {
    const whole = { first: '2026-10-01', last: '2026-10-02' }
    expect(splitWindow('2026-10-01', '2026-10-02', 3)).toEqual([whole, whole, whole])
  })

  test('the parts cover the range without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 12, max: 40 }), (n, days) => {
        const last = new Date(Date.UTC(2026, 9, days)).toISOString().slice(0, 10)
        const parts = splitWindow('2026-10-01', last, n)
        const lengths = parts.map(countDays)
        expect(parts[0]?.first).toBe('2026-10-01')
        expect(parts.at(-1)?.last).toBe(last)
        expect(lengths.reduce((a, b) => a + b)).toBe(days)
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('distributeVisits', () => {
  test('nobody goes twice in a row to one unit where others exist', () => {
    expect(distributeVisits(['u', 'u', 'u', 'u'], shoppers('a', 'b'), nobody)).toEqual([
      'a',
      'b',
      'a',
      'b',
    ])
    expect(distributeVisits(['u', 'u'], shoppers('a'), nobody)).toEqual(['a', 'a'])
  })

  test('who went last time does not go this time, even with the smallest load', () => {
    const histories = new Map([['u', { recent: ['a'], barred: new Set<string>() }]])
    const loads = [
      { id: 'a', load: 0 },
      { id: 'b', load: 5 },
    ]
    expect(distributeVisits(['u'], loads, histories)).toEqual(['b'])
  })

  test('among equals goes who has been away the longest', () => {
    const histories = new Map([['u', { recent: ['a', 'b', 'c'], barred: new Set<string>() }]])
    expect(distributeVisits(['u'], shoppers('b', 'c'), histories)).toEqual(['c'])
    expect(distributeVisits(['u'], shoppers('b', 'd', 'c'), histories)).toEqual(['d'])
  })

  test('who is barred never goes; with nobody left the visit stays open', () => {
    const histories = new Map([['u', { recent: [], barred: new Set(['a']) }]])
    expect(distributeVisits(['u', 'v', 'u'], shoppers('a', 'b'), histories)).toEqual([
      'b',
      'a',
      'b',
    ])
    expect(distributeVisits(['u'], shoppers('a'), histories)).toEqual([null])
  })

  test('the fewest visits go first, among those who were not there last', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.array(fc.constantFrom('u', 'v', 'w', 'x'), { maxLength: 60 }),
        (count, units) => {
          const team = shoppers(...Array.from({ length: count }, (_, index) => `s${index}`))
          const plan = distributeVisits(units, team, nobody)
          units.forEach((unit, at) => {
            const before = plan.slice(0, at)
            const loadOf = (id: string | null) => before.filter((one) => one === id).length
            const last = before.findLast((_, index) => units[index] === unit)
            const others = team.filter(({ id }) => id !== last)
            expect(plan[at]).not.toBe(last)
            expect(others.every(({ id }) => loadOf(id) >= loadOf(plan[at] ?? null))).toBe(true)
          })
        },
      ),
    )
  })

  test('at one unit alone, loads stay within one visit of each other', () => {
    const team = shoppers('a', 'b', 'c', 'd')
    const plan = distributeVisits(
      Array.from({ length: 23 }, () => 'u'),
      team,
      nobody,
    )
    const loads = team.map(({ id }) => plan.filter((chosen) => chosen === id).length)
    expect(loads.toSorted()).toEqual([5, 6, 6, 6])
  })
})
