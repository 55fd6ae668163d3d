import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import { addDays } from './calendar'
import { dateIn, isTimeZone } from './zone-clock'
import { endOfDay, instantAt, startOfDay } from './zone-days'

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
