import { beforeEach, expect, test } from 'vitest'
import { shownMs, startWatch, stoppedWatch, stopWatch } from '@/lib/core/stopwatch'
import { makePageClock } from './page-clock'

let wall = 0
let steady = 0
const clock = () =>
  makePageClock(
    'life',
    () => wall,
    () => steady,
  )
const pass = (ms: number) => {
  wall += ms
  steady += ms
}
const hour = 3_600_000

beforeEach(() => {
  wall = Date.parse('2026-10-14T09:00:00.000Z')
  steady = 500
})

test.each([
  ['forward', hour],
  ['back', -hour],
])('a stopwatch is right when the clock is set %s while it runs', (_, move) => {
  const page = clock()
  const running = startWatch(stoppedWatch, page.now())
  pass(30_000)
  wall += move
  pass(12_000)
  expect(shownMs(running, page.now())).toBe(42_000)
  expect(stopWatch(running, page.now())).toEqual({ elapsedMs: 42_000, runningSince: null })
})

test('a stopwatch goes on while the phone sleeps, whose own clock stands then', () => {
  const page = clock()
  const running = startWatch(stoppedWatch, page.now())
  pass(1000)
  page.left()
  wall += 90_000
  page.back()
  pass(1000)
  expect(shownMs(running, page.now())).toBe(92_000)
})

test('a clock that was set back while the page was away takes nothing from a stopwatch', () => {
  const page = clock()
  const running = startWatch(stoppedWatch, page.now())
  page.left()
  pass(5000)
  wall -= hour
  page.back()
  expect(shownMs(running, page.now())).toBe(5000)
})

test('after a reload the wall clock is all there is', () => {
  const running = startWatch(stoppedWatch, clock().now())
  wall += 42_000
  steady = 3
  const reloaded = makePageClock(
    'another life',
    () => wall,
    () => steady,
  )
  expect(shownMs(running, reloaded.now())).toBe(42_000)
})
