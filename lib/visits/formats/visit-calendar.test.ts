import { describe, expect, test } from 'vitest'
import { visitCalendar } from './visit-calendar'

const place = {
  unitId: 'u',
  name: 'Северная',
  kind: 'shop',
  address: 'Владивосток, ул. Лесная, 14; вход со двора',
  timeZone: 'Asia/Vladivostok',
  openingHours: null,
}
const visit = {
  id: '0b5f0c1e-4a0e-4c52-9d35-3f0a36c0f001',
  opensAt: '2026-11-09T14:00:00Z',
  closesAt: '2026-11-14T14:00:00Z',
  dueAt: '2026-11-15T14:00:00Z',
  place,
}
const words = { visit: 'Северная', due: 'Отчёт: Северная', about: 'Отчёт до 16 ноября, 00:00' }
const fileOf = (matters: Partial<typeof visit> = {}) =>
  visitCalendar(
    { ...visit, ...matters },
    words,
    'https://etalon.example/shop/1',
    new Date('2026-11-01T10:00:00.500Z'),
  )
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

describe('the calendar file of a visit', () => {
  test('whole days are days of the shop, whatever the zone of the phone', () => {
    const lines = linesOf(fileOf())
    expect(lines).toContain('DTSTART;VALUE=DATE:20261110')
    expect(lines).toContain('DTEND;VALUE=DATE:20261115')
  })

  test('clock times are instants', () => {
    const lines = linesOf(fileOf({ opensAt: '2026-11-10T01:30:00Z' }))
    expect(lines).toContain('DTSTART:20261110T013000Z')
    expect(lines).toContain('DTEND:20261114T140000Z')
  })

  test('the deadline stands beside it, with a reminder', () => {
    const file = fileOf()
    expect(linesOf(file)).toContain('DTEND:20261115T140000Z')
    expect(linesOf(file)).toContain('DTSTART:20261115T133000Z')
    expect(file.match(/BEGIN:VALARM/g)).toHaveLength(1)
  })

  test('texts are escaped, and say nothing of evaluating', () => {
    const lines = linesOf(fileOf())
    expect(lines).toContain('LOCATION:Владивосток\\, ул. Лесная\\, 14\\; вход со двора')
    expect(lines).toContain('SUMMARY:Северная')
    expect(lines.join('\n')).not.toMatch(/тайн|покупател|mystery|shopper/i)
  })

  test('a line break in a text does not begin a line of the file', () => {
    const about = 'Первая\r\nBEGIN:VALARM\nвторая'
    const file = visitCalendar(visit, { ...words, about }, 'https://e.example/1', new Date(0))
    expect(linesOf(file)).toContain('DESCRIPTION:Первая\\nBEGIN:VALARM\\nвторая')
  })

  test('lines are 75 octets at most, end with CRLF, and no letter is cut', () => {
    const name = 'Щ'.repeat(200)
    const file = visitCalendar(visit, { ...words, visit: name }, 'https://e.example/1', new Date(0))
    const physical = file.split('\r\n')
    expect(Math.max(...physical.map((line) => new TextEncoder().encode(line).length))).toBe(75)
    expect(file).not.toMatch(/[^\r]\n/)
    expect(linesOf(file)).toContain(`SUMMARY:${name}`)
  })

  test('the same visit has the same entries for ever, without an address too', () => {
    const file = fileOf({ place: { ...place, address: null as unknown as string } })
    expect(file.match(/^UID:.*$/gm)?.map((line) => line.trim())).toEqual([
      `UID:visit-${visit.id}@etalon`,
      `UID:report-${visit.id}@etalon`,
    ])
    expect(file).not.toContain('LOCATION')
  })
})
