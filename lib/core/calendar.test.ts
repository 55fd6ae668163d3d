import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import {
  addDays,
  addMonths,
  countDays,
  dateIn,
  dateOfUtc,
  daysBetween,
  earlierOf,
  endOfDay,
  endsQuarter,
  instantAt,
  isCalendarDate,
  isMonth,
  isTimeZone,
  isWithin,
  laterOf,
  monthDays,
  monthOf,
  monthsThrough,
  sharedDays,
  startOfDay,
  utcMidnight,
  weekdayOf,
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
  ])('%s is a day: %s', (text, expected) => {
    expect(isCalendarDate(text)).toBe(expected)
  })

  test.each([
    ['2026-10', true],
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
    expect(weekdayOf('2026-11-22')).toBe('sun')
    expect(weekdayOf('2026-11-23')).toBe('mon')
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
    expect(earlierOf('2026-10-01', '2026-10-02')).toBe('2026-10-01')
  })

  test('what is not a day is thrown, never guessed', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
    expect(() => monthDays('2026-13')).toThrow(RangeError)
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

describe('instants and zones', () => {
  test.each([
    ['2026-10-31T21:30:00Z', 'Europe/Moscow', '2026-11-01'],
    ['2026-10-31T20:59:59Z', 'Europe/Moscow', '2026-10-31'],
    ['2026-10-31T14:00:00Z', 'Asia/Vladivostok', '2026-11-01'],
    ['2026-01-01T04:00:00Z', 'America/New_York', '2025-12-31'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(dateIn(new Date(instant), zone)).toBe(date)
  })

  test.each([
    ['2026-10-31', '00:00', 'Europe/Moscow', '2026-10-30T21:00:00.000Z'],
    ['2026-10-31', '18:30', 'Asia/Kathmandu', '2026-10-31T12:45:00.000Z'],
    // Set forward at 02:00: the time does not exist and is read as without the change.
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    // Set back at 03:00: the time comes twice, the first counts.
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    // Midnight itself does not exist.
    ['2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(instantAt(date, time, zone).toISOString()).toBe(instant)
  })

  test('a day of a change of clocks has 23 or 25 hours', () => {
    const hours = (date: string) =>
      (endOfDay(date, 'Europe/Berlin').getTime() - startOfDay(date, 'Europe/Berlin').getTime()) /
      3_600_000
    expect([hours('2026-03-29'), hours('2026-06-15'), hours('2026-10-25')]).toEqual([23, 24, 25])
  })

  test('the start of every day falls on that day, its last millisecond too', () => {
    const zones = ['Europe/Moscow', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns', 'UTC']
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(...zones), (day, zone) => {
        const date = addDays('1995-01-01', day)
        expect(dateIn(startOfDay(date, zone), zone)).toBe(date)
        expect(dateIn(new Date(endOfDay(date, zone).getTime() - 1), zone)).toBe(date)
      }),
    )
  })

  test('an unknown zone is told', () => {
    expect(isTimeZone('Europe/Moscow')).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
    expect(isTimeZone('+03:00')).toBe(false)
    expect(() => dateIn(new Date(0), 'Mars/Olympus')).toThrow(RangeError)
  })
})
