import { describe, expect, test } from 'vitest'
import { toldZone, withZone, zoneName } from './zone-text'

const winter = new Date('2026-01-15T10:00:00Z')
const summer = new Date('2026-07-15T10:00:00Z')

test('a zone is named by its distance from universal time at that instant', () => {
  expect(zoneName(winter, 'Asia/Yekaterinburg')).toBe('UTC+5')
  expect(zoneName(winter, 'Asia/Kolkata')).toBe('UTC+5:30')
  expect(zoneName(winter, 'Europe/London')).toBe('UTC')
  expect(zoneName(summer, 'Europe/London')).toBe('UTC+1')
})

test.each([
  ['Asia/Yekaterinburg', 'Asia/Yekaterinburg'],
  ['asia/YEKATERINBURG', 'Asia/Yekaterinburg'],
  ['Mars/Olympus', null],
  ['', null],
  ['a\0b', null],
  [undefined, null],
])('a browser that says %j is shown times for %j', (told, zone) => {
  expect(toldZone(told)).toBe(zone)
})

describe('a time of a place', () => {
  const at = (instant: Date, zone: string, reader: string | null) =>
    withZone('13:00', instant, zone, reader).replace('\u00a0', ' ')

  test('names the zone where the reader’s clock shows another time', () => {
    expect(at(winter, 'Asia/Yekaterinburg', 'Europe/Moscow')).toBe('13:00 (UTC+5)')
    expect(at(summer, 'Europe/London', 'Africa/Abidjan')).toBe('13:00 (UTC+1)')
  })

  test('names none where both clocks show the same, whatever the zones are called', () => {
    expect(at(winter, 'Europe/Moscow', 'Europe/Moscow')).toBe('13:00')
    expect(at(winter, 'Europe/Moscow', 'Africa/Nairobi')).toBe('13:00')
    expect(at(winter, 'Europe/London', 'Africa/Abidjan')).toBe('13:00')
  })

  test('names none where the reader’s zone is not known', () => {
    expect(at(winter, 'Asia/Yekaterinburg', null)).toBe('13:00')
  })
})
