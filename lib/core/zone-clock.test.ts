import { describe, expect, test, vi } from 'vitest'
import { dateIn, isTimeZone, wallClockIn } from './zone-clock'

describe('the wall clock of a zone', () => {
  test.each([
    ['2026-10-31T21:05:09.999Z', 'Europe/Moscow', '2026-11-01', 0, 5, 9],
    ['2026-01-02T23:59:59Z', 'UTC', '2026-01-02', 23, 59, 59],
    ['2026-07-01T12:00:00Z', 'Europe/Berlin', '2026-07-01', 14, 0, 0],
    ['2026-01-01T12:00:00Z', 'Europe/Berlin', '2026-01-01', 13, 0, 0],
    ['2026-01-01T00:10:00Z', 'Asia/Kathmandu', '2026-01-01', 5, 55, 0],
    ['2026-01-01T00:00:00Z', 'America/New_York', '2025-12-31', 19, 0, 0],
    // Before there were zones the sun of the place was the clock.
    ['1879-12-31T21:30:00Z', 'Europe/Moscow', '1880-01-01', 0, 0, 17],
    ['0999-06-15T12:00:00Z', 'UTC', '0999-06-15', 12, 0, 0],
  ])('at %s in %s is %s, %i:%i:%i', (instant, zone, date, hour, minute, second) => {
    expect(wallClockIn(new Date(instant), zone)).toEqual({ date, hour, minute, second })
    expect(dateIn(new Date(instant), zone)).toBe(date)
    // The clocks of other zones asked meanwhile do not disturb it.
    wallClockIn(new Date(instant), 'Asia/Tokyo')
    expect(wallClockIn(new Date(instant), zone)).toEqual({ date, hour, minute, second })
  })

  test('is made once for a zone: it costs more than hundreds of questions', () => {
    dateIn(new Date(0), 'Asia/Tokyo')
    const made = vi.spyOn(Intl, 'DateTimeFormat')
    dateIn(new Date(1), 'Asia/Tokyo')
    expect(made).not.toHaveBeenCalled()
    made.mockRestore()
  })

  test('has no time in a zone that nobody knows', () => {
    expect(() => wallClockIn(new Date(0), 'Mars/Olympus')).toThrow(RangeError)
  })
})

test.each([
  ['Europe/Moscow', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['+03:00', false],
  ['', false],
  [' Europe/Moscow', false],
])('%j is a zone: %s', (text, isZone) => {
  expect(isTimeZone(text)).toBe(isZone)
})
