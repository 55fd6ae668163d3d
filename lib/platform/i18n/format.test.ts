import { describe, expect, test } from 'vitest'
import { formatFor } from './bound-format'

const ru = formatFor('ru')
const en = formatFor('en')
/** Figures stay whole at the end of a line; the tests read easier without the invisible spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('formats of a reader', () => {
  test('a month behind "from" stands in its case', () => {
    expect(ru.monthOf('2026-11')).toBe('ноября 2026')
    expect(ru.monthOf('2026-05-01')).toBe('мая 2026')
    expect(ru.monthOf('2026-03')).toBe('марта 2026')
    expect(en.monthOf('2026-11')).toBe('November 2026')
    expect(() => ru.monthOf('11.2026')).toThrow(RangeError)
  })

  test('scores and shares', () => {
    expect(plain(ru.score('86.42'))).toBe('86,42 %')
    expect(plain(en.score('86.42'))).toBe('86.42 %')
    expect(plain(ru.score('100'))).toBe('100,00 %')
    expect(plain(ru.score('84.996'))).toBe('84,996 %')
    expect(plain(ru.percent('55'))).toBe('55 %')
    expect(ru.range('82.34', '85.9')).toBe('82,34–85,90')
    expect(ru.change('1.80')).toBe('+1,80')
    expect(en.change('-0.35')).toBe('−0.35')
    expect(plain(ru.count(1295))).toBe('1 295')
  })

  test('money', () => {
    expect(plain(ru.money('53400.00', 'RUB'))).toBe('53 400,00 ₽')
    expect(plain(en.money('53400.00', 'RUB'))).toBe('₽53,400.00')
    expect(plain(en.money('-6600.5', 'GBP'))).toBe('−\u2060£6,600.50')
    expect(plain(ru.money('60000', 'RUB', { minPlaces: 0 }))).toBe('60 000 ₽')
    expect(plain(en.money('1', 'CHF'))).toBe('CHF 1.00')
    expect(plain(ru.money('6600', 'RUB', { sign: 'always' }))).toBe('+6 600,00 ₽')
    expect(plain(ru.money('99999999999999999.99', 'RUB'))).toBe('99 999 999 999 999 999,99 ₽')
  })

  test('days', () => {
    expect(ru.day('2026-10-03')).toBe('3 октября')
    expect(en.day('2026-10-03')).toBe('3 October')
    expect(ru.day('2026-10-03', '2026-11-01')).toBe('3 октября')
    expect(ru.day('2025-12-30', '2026-01-02')).toBe('30 декабря 2025')
    expect(ru.dayExact('2026-10-03')).toBe('суббота, 3 октября 2026')
    expect(ru.dayShort('2026-10-03')).toBe('03.10.2026')
    expect(en.dayShort('2026-10-03')).toBe('3 Oct 2026')
    expect(() => ru.day('3.10.2026')).toThrow(RangeError)
  })

  test('spans of days say the common part once', () => {
    expect(ru.dayRange('2026-10-03', '2026-10-14')).toBe('3–14 октября')
    expect(ru.dayRange('2026-10-03', '2026-10-03')).toBe('3 октября')
    expect(ru.dayRange('2026-09-28', '2026-10-04')).toBe('28 сентября – 4 октября')
    expect(ru.dayRange('2025-12-28', '2026-01-04', '2026-01-05')).toBe('28 декабря 2025 – 4 января')
  })

  test('months', () => {
    expect(ru.month('2026-10')).toBe('октябрь 2026')
    expect(ru.monthTitle('2026-10')).toBe('Октябрь 2026')
    expect(en.month('2026-10')).toBe('October 2026')
    expect(ru.monthName('2026-05')).toBe('май')
  })

  test('instants are shown in the zone that is named', () => {
    const instant = new Date('2026-10-03T21:05:00Z')
    expect(ru.moment(instant, 'Europe/Moscow')).toBe('4 октября, 00:05')
    expect(en.moment(instant, 'Asia/Vladivostok')).toBe('4 October, 07:05')
    expect(ru.time(instant, 'UTC')).toBe('21:05')
  })

  test('durations', () => {
    expect(ru.duration(102)).toBe('1:42')
    expect(ru.duration(5)).toBe('0:05')
    expect(ru.duration(3723)).toBe('1:02:03')
  })
})
