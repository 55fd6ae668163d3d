import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import {
  addDays,
  addMonths,
  countDays,
  dateOfUtc,
  daysBetween,
  daysOfMonths,
  earlierOf,
  endsQuarter,
  isCalendarDate,
  isMonth,
  isWithin,
  laterOf,
  monthDays,
  monthOf,
  monthsThrough,
  sharedDays,
  utcMidnight,
  weekdayOf,
  weekdays,
} from './calendar'

describe('days and months', () => {
  test.each([
    ['2026-10-31', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['2026-10-31T00:00', false],
    ['', false],
    ['0000-01-01', false],
    ['1899-12-31', false],
    ['1900-01-01', true],
    ['2999-12-31', true],
    ['9999-12-31', false],
    ['0019-01-01', false],
    ['0020-01-01', false],
    ['2026-10-00', false],
    ['2026-10-32', false],
    [' 2026-10-31', false],
    ['2026-10-31 ', false],
    ['20262026-10-31', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isCalendarDate(text)).toBe(expected)
  })

  test.each([
    ['2026-10', true],
    ['2026-09', true],
    ['2026-12', true],
    ['1900-01', true],
    ['2999-12', true],
    ['1899-12', false],
    ['0019-01', false],
    ['0020-01', false],
    ['20262026-10', false],
    ['2026-1', false],
    ['2026-00', false],
    ['2026-13', false],
    ['2026-10-01', false],
    ['0000-01', false],
    ['9999-12', false],
  ])('%s is a month: %s', (text, expected) => {
    expect(isMonth(text)).toBe(expected)
  })

  test('arithmetic crosses months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2999-12-31', 1)).toBe('3000-01-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(daysBetween('2026-10-01', '2026-11-01')).toBe(31)
    expect(daysBetween('2026-10-02', '2026-10-01')).toBe(-1)
    expect(addMonths('2026-11', 3)).toBe('2027-02')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(monthsThrough('2026-01', 3)).toEqual(['2025-11', '2025-12', '2026-01'])
    expect(monthOf('2026-10-31')).toBe('2026-10')
  })

  test('a week begins on Monday', () => {
    const week = Array.from({ length: 7 }, (_, day) => weekdayOf(addDays('2026-11-23', day)))
    expect(week).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
    expect(weekdays).toEqual(week)
    expect(weekdayOf('2026-11-22')).toBe('sun')
  })

  test('months in a row run from the first day of the first to the last of the last', () => {
    expect(daysOfMonths('2026-01', '2026-02')).toEqual({ first: '2026-01-01', last: '2026-02-28' })
    expect(monthsThrough('2026-01', 0)).toEqual([])
    expect(monthsThrough('2026-01', 1)).toEqual(['2026-01'])
  })

  test.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('%s runs from %s to %s', (month, first, last) => {
    expect(monthDays(month)).toEqual({ first, last })
  })

  test('a quarter ends with March, June, September and December', () => {
    const months = monthsThrough('2026-12', 12)
    expect(months.filter(endsQuarter)).toEqual(['2026-03', '2026-06', '2026-09', '2026-12'])
  })

  test('ranges include both ends', () => {
    const october = monthDays('2026-10')
    expect(countDays(october)).toBe(31)
    expect(countDays({ first: '2026-10-02', last: '2026-10-01' })).toBe(0)
    expect(isWithin('2026-10-31', october)).toBe(true)
    expect(isWithin('2026-11-01', october)).toBe(false)
    expect(sharedDays(october, { first: '2026-10-20', last: '2026-12-01' })).toEqual({
      first: '2026-10-20',
      last: '2026-10-31',
    })
    expect(sharedDays(october, { first: '2026-11-01', last: '2026-12-01' })).toBeNull()
    expect(laterOf('2026-10-01', '2026-10-02')).toBe('2026-10-02')
    expect(laterOf('2026-10-02', '2026-10-01')).toBe('2026-10-02')
    expect(earlierOf('2026-10-01', '2026-10-02')).toBe('2026-10-01')
    expect(earlierOf('2026-10-02', '2026-10-01')).toBe('2026-10-01')
    expect(isWithin('2026-10-01', october)).toBe(true)
    expect(isWithin('2026-09-30', october)).toBe(false)
    expect(countDays({ first: '2026-10-01', last: '2026-10-01' })).toBe(1)
    // One day that both have is shared.
    expect(sharedDays(october, { first: '2026-10-31', last: '2026-12-01' })).toEqual({
      first: '2026-10-31',
      last: '2026-10-31',
    })
    expect(sharedDays(october, { first: '2026-09-01', last: '2026-10-03' })).toEqual({
      first: '2026-10-01',
      last: '2026-10-03',
    })
  })

  test('what is not a day is thrown, never guessed', () => {
    const told = (message: string) => expect.objectContaining({ name: 'RangeError', message })
    expect(() => addDays('2026-02-30', 1)).toThrow(told('Not a calendar date: "2026-02-30"'))
    expect(() => monthDays('2026-13')).toThrow(told('Not a month: "2026-13"'))
    expect(() => addMonths('2026-10-01', 1)).toThrow(RangeError)
    expect(() => laterOf('2026-10', '2026-10-01')).toThrow(RangeError)
    // An instant within a day is of that day in UTC.
    expect(dateOfUtc(new Date('2026-10-31T23:59:59.999Z'))).toBe('2026-10-31')
    expect(utcMidnight('2026-10-31').toISOString()).toBe('2026-10-31T00:00:00.000Z')
    expect(dateOfUtc(new Date(Number.NaN))).toBe('')
  })

  const days = fc.integer({ min: -20_000, max: 20_000 })

  test('adding days and counting them are each other’s reverse', () => {
    fc.assert(
      fc.property(days, days, (from, more) => {
        const date = addDays('2000-01-01', from)
        expect(daysBetween(date, addDays(date, more))).toBe(more)
        expect(dateOfUtc(utcMidnight(date))).toBe(date)
      }),
    )
  })
})
