import { describe, expect, test } from 'vitest'
import { shownMs, shownSeconds, startWatch, stoppedWatch, stopWatch } from './stopwatch'
import { typedDuration, typedNumber } from './typed-answer'

describe('a typed number', () => {
  test.each([
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    ['12,', '12'],
    ['1 295', '1295'],
    ['1\u00a0295,50', '1295.50'],
    ['007', '7'],
    ['\u22123', '-3'],
    ['-0', '0'],
    ['0,142857142', '0.142857142'],
  ])('%j is %s', (typed, number) => {
    expect(typedNumber(typed)).toBe(number)
  })

  test.each(['', ',', '1,2,3', 'двадцать', '1e5', '12 мин', '0,1234567890', '9'.repeat(25)])(
    '%j is none',
    (typed) => {
      expect(typedNumber(typed)).toBeNull()
    },
  )
})

describe('a typed duration', () => {
  test.each([
    ['1:42', '102'],
    ['01:02:03', '3723'],
    ['102', '102'],
    ['90:00', '5400'],
    [' 0:05 ', '5'],
    ['1.42', '102'],
    ['1:30,25', '90.25'],
    ['1.30,25', '90.25'],
    ['100:00:00', '360000'],
  ])('%j is %s seconds', (typed, seconds) => {
    expect(typedDuration(typed)).toBe(seconds)
  })

  test.each([
    '',
    '1:4',
    '277777777777778:00:00',
    '1:60',
    '1:60:00',
    ':30',
    '-5',
    'минута',
    '1:2:3:4',
    '1,42',
    '1:30,',
  ])('%j is none', (typed) => {
    expect(typedDuration(typed)).toBeNull()
  })
})

describe('a stopwatch', () => {
  /** Each in another life of the page: then the wall clock measures. */
  const at = (seconds: number) => ({
    wall: new Date(Date.UTC(2026, 9, 20, 9, 0, seconds)),
    page: { life: `life ${seconds}`, ms: 0 },
  })

  test('runs on wall time, stops, and goes on where it stopped', () => {
    const running = startWatch(stoppedWatch, at(0))
    expect(shownMs(running, at(42))).toBe(42_000)
    const stopped = stopWatch(running, at(60))
    expect(shownMs(stopped, at(500))).toBe(60_000)
    const again = startWatch(stopped, at(500))
    expect(shownSeconds(again, at(542))).toBe('102')
  })

  test('starting twice is starting once; a clock that was set back takes nothing away', () => {
    const running = startWatch(stoppedWatch, at(10))
    expect(startWatch(running, at(30))).toBe(running)
    expect(shownMs(running, at(5))).toBe(0)
  })
})
