import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import { addDays } from './calendar'
import { dateIn, isTimeZone } from './zone-clock'
import { endOfDay, instantAt, startOfDay, wholeDaysOf } from './zone-days'

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
    // The day on which a zone west of Greenwich sets its clock back, before and after it.
    ['2026-11-01', '00:30', 'America/New_York', '2026-11-01T04:30:00.000Z'],
    ['2026-11-01', '03:30', 'America/New_York', '2026-11-01T08:30:00.000Z'],
    ['2026-03-08', '01:30', 'America/New_York', '2026-03-08T06:30:00.000Z'],
    ['2026-03-08', '03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    // Before there were zones the clock of the place was ahead by seconds too.
    ['1880-01-01', '00:00', 'Europe/Moscow', '1879-12-31T21:29:43.000Z'],
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

  test('whole days are those from a midnight to a midnight there', () => {
    const days = (from: string, before: string, zone = 'Europe/Moscow') =>
      wholeDaysOf(new Date(from), new Date(before), zone)
    const [first, last] = ['2026-10-30T21:00:00Z', '2026-11-01T21:00:00Z']
    expect(days(first, last)).toEqual({ first: '2026-10-31', last: '2026-11-01' })
    expect(days(first, '2026-10-31T21:00:00Z')).toEqual({
      first: '2026-10-31',
      last: '2026-10-31',
    })
    expect(days('2026-10-30T21:00:00.001Z', last)).toBeNull()
    expect(days(first, '2026-11-01T20:59:59.999Z')).toBeNull()
    expect(days(first, last, 'Europe/Berlin')).toBeNull()
    // A day of 25 hours is a whole one.
    expect(days('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 'Europe/Berlin')).toEqual({
      first: '2026-10-25',
      last: '2026-10-25',
    })
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
