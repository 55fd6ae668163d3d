import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aComponent, aPerson, aScheme, factsUnder } from '@/test/factories/pay'
import { compute } from '@/test/factories/pay-period'
import { addDays, addMonths, isCalendarDate } from './calendar'
import { monthsEmployed } from './months-employed'

describe('months of employment', () => {
  test.each([
    ['2026-10-01', '2026-10-30', 0, 0],
    ['2026-10-01', '2026-10-31', 0, 1],
    ['2026-09-01', '2026-10-31', 1, 2],
    ['2020-01-01', '2026-12-31', 83, 84],
    ['2026-10-15', '2026-11-13', 0, 0],
    ['2026-10-15', '2026-11-14', 1, 1],
    ['2026-10-02', '2026-10-31', 0, 0],
    // Ends of months: a month that lacks the day is over with its last.
    ['2026-01-31', '2026-02-27', 0, 0],
    ['2026-01-31', '2026-02-28', 0, 1],
    ['2026-01-30', '2026-02-28', 0, 1],
    ['2026-01-29', '2026-02-27', 0, 0],
    ['2026-01-29', '2026-02-28', 1, 1],
    ['2026-03-31', '2026-04-29', 0, 0],
    ['2026-03-31', '2026-04-30', 1, 1],
    ['2026-01-31', '2026-03-30', 2, 2],
    // Leap years.
    ['2028-02-01', '2028-02-28', 0, 0],
    ['2028-02-01', '2028-02-29', 0, 1],
    ['2028-01-30', '2028-02-28', 0, 0],
    ['2028-01-30', '2028-02-29', 1, 1],
    ['2028-02-29', '2029-02-28', 12, 12],
    ['2028-02-29', '2029-02-27', 11, 11],
    ['2026-11-01', '2026-10-31', 0, 0],
  ] as const)('from %s through %s: %i before, %i now', (from, through, before, now) => {
    expect(monthsEmployed(from, through, undefined)).toBe(before)
    expect(monthsEmployed(from, through, 2)).toBe(now)
  })

  test('a day more never makes a month less; through the eve of the same day they are whole', () => {
    const day = fc
      .tuple(fc.integer({ min: 2019, max: 2032 }), fc.integer({ min: 0, max: 365 }))
      .map(([year, days]) => addDays(`${year}-01-01`, days))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (from, months) => {
        const same = `${addMonths(from.slice(0, 7), months)}${from.slice(7)}`
        fc.pre(isCalendarDate(same))
        expect(monthsEmployed(from, addDays(same, -1), 2)).toBe(months)
        if (months > 0) expect(monthsEmployed(from, addDays(same, -2), 2)).toBe(months - 1)
        expect(monthsEmployed(from, same, 2)).toBeGreaterThanOrEqual(months)
      }),
    )
  })

  test('a snapshot pays by the rule that it names: months locked before keep theirs', () => {
    const byTenure = aScheme({
      components: [
        aComponent({
          value: {
            ...{ kind: 'formula', subject: 'person', periods: 1, scores: [] },
            formula: 'IF(tenure_months >= 1, 1, 0)',
          },
        }),
      ],
    })
    const people = [aPerson({ hiredOn: '2026-10-01' })]
    const paid = (rule: { readonly tenureRule?: 2 }) =>
      compute({ ...factsUnder(byTenure, { people }), ...rule }).total
    expect(paid({})).toBe('0.00')
    expect(paid({ tenureRule: 2 })).toBe('60000.00')
  })
})
