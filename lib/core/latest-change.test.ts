import { describe, expect, test } from 'vitest'
import { latestChange, type ShownMonth, tellDifference } from './latest-change'

const shown = (percent: string | null, reach = 4, isFew = false) => ({
  percent,
  interval:
    percent === null
      ? null
      : { low: String(Number(percent) - reach), high: String(Number(percent) + reach) },
  isFew,
})
const month = (name: string, percent: string | null, more: Partial<ShownMonth> = {}) => ({
  month: name,
  isCut: false,
  ...shown(percent),
  ...more,
})

describe('the newest step of a line', () => {
  test('carries its interval, and is certain only where that does not hold zero', () => {
    // sqrt(4^2 + 4^2) = 5.66
    expect(tellDifference(shown('86.00'), shown('80.00'))).toEqual({
      value: '6.00',
      interval: { low: '0.34', high: '11.66' },
      certainty: 'certain',
    })
    expect(tellDifference(shown('80.00'), shown('85.00'))).toEqual({
      value: '-5.00',
      interval: { low: '-10.66', high: '0.66' },
      certainty: 'uncertain',
    })
  })

  test('says nothing of too few visits and of none', () => {
    const nothing = { value: null, interval: null, certainty: 'unknown' }
    expect(tellDifference(shown('86.00', 4, true), shown('60.00'))).toEqual(nothing)
    expect(tellDifference(shown('86.00'), shown(null))).toEqual(nothing)
  })

  test('never says minus zero', () => {
    expect(tellDifference(shown('80.00', 0), shown('80.00', 0))).toEqual({
      value: '0.00',
      interval: { low: '0.00', high: '0.00' },
      certainty: 'uncertain',
    })
  })

  test('nor where the lower end comes to nothing by a hair', () => {
    // 0.10 - sqrt(0.06^2 + 0.08^2) = 0.
    const now = { percent: '10.10', interval: { low: '10.04', high: '10.10' }, isFew: false }
    const before = { percent: '10.00', interval: { low: '10.00', high: '10.08' }, isFew: false }
    expect(tellDifference(now, before)).toEqual({
      value: '0.10',
      interval: { low: '0.00', high: '0.10' },
      certainty: 'uncertain',
    })
  })

  test('leaps over months without visits, in the middle and at the end', () => {
    const line = [
      month('2026-07', '80.00'),
      month('2026-08', null),
      month('2026-09', '90.00'),
      month('2026-10', null),
    ]
    expect(latestChange(line)).toMatchObject({
      month: '2026-09',
      before: '2026-07',
      difference: { value: '10.00', certainty: 'certain' },
    })
  })

  test('does not compare across the beginning of a new line', () => {
    const cutThere = [month('2026-08', '80.00'), month('2026-09', '90.00', { isCut: true })]
    expect(latestChange(cutThere)).toMatchObject({ month: '2026-09', difference: null })
    const cutBetween = [
      month('2026-07', '80.00'),
      month('2026-08', null, { isCut: true }),
      month('2026-09', '90.00'),
    ]
    expect(latestChange(cutBetween)).toMatchObject({ difference: null })
    const cutBefore = [month('2026-08', '80.00', { isCut: true }), month('2026-09', '90.00')]
    expect(latestChange(cutBefore)?.difference?.value).toBe('10.00')
  })

  test('takes two months to say anything', () => {
    expect(latestChange([])).toBeNull()
    expect(latestChange([month('2026-09', null)])).toBeNull()
    expect(latestChange([month('2026-08', null), month('2026-09', '90.00')])).toBeNull()
  })
})
