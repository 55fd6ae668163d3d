import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeClockStore } from './clock-store'

const minute = 60_000
const month = 30 * 24 * 60 * minute
const began = Date.parse('2026-10-14T09:00:00.000Z')

class FakePage extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible'
  become(state: 'visible' | 'hidden') {
    this.visibilityState = state
    this.dispatchEvent(new Event('visibilitychange'))
  }
}

let wall = began
let page = new FakePage()
const clock = () =>
  makeClockStore(
    () => wall,
    () => page,
  )
/** Awake: both the clock and the timers go on. */
const pass = (ms: number) => {
  wall += ms
  vi.advanceTimersByTime(ms)
}

beforeEach(() => {
  vi.useFakeTimers()
  wall = began
  page = new FakePage()
})

afterEach(() => {
  vi.useRealTimers()
})

test('one moment holds for all that is drawn within a minute', () => {
  const { read } = clock()
  expect(read()).toBe(began)
  wall += minute - 1
  expect(read()).toBe(began)
  wall += 1
  expect(read()).toBe(began + minute)
})

test('goes on each minute while somebody shows it, and tells', () => {
  const { read, subscribe } = clock()
  const changed = vi.fn()
  subscribe(changed)
  pass(minute - 1)
  expect(changed).not.toHaveBeenCalled()
  pass(1)
  expect(changed).toHaveBeenCalledTimes(1)
  expect(read()).toBe(began + minute)
  pass(3 * minute)
  expect(changed).toHaveBeenCalledTimes(4)
  expect(read()).toBe(began + 4 * minute)
})

test('is right as soon as a page is looked at that slept for a month', () => {
  const { read, subscribe } = clock()
  const changed = vi.fn()
  subscribe(changed)
  page.become('hidden')
  wall += month
  expect(changed).not.toHaveBeenCalled()
  page.become('visible')
  expect(changed).toHaveBeenCalledTimes(1)
  expect(read()).toBe(began + month)
})

test('is right for whoever comes after nobody had listened for long', () => {
  const { read, subscribe } = clock()
  const leave = subscribe(() => {})
  read()
  leave()
  wall += month
  expect(read()).toBe(began + month)
})

test('follows a clock that was set back', () => {
  const { read } = clock()
  read()
  wall -= month
  expect(read()).toBe(began - month)
})

test('stands still, timer and all, once the last one has left', () => {
  const { subscribe } = clock()
  const [one, other] = [vi.fn(), vi.fn()]
  const leave = [subscribe(one), subscribe(other)]
  leave[0]?.()
  pass(minute)
  expect(one).not.toHaveBeenCalled()
  expect(other).toHaveBeenCalledTimes(1)
  leave[1]?.()
  expect(vi.getTimerCount()).toBe(0)
  page.become('visible')
  expect(other).toHaveBeenCalledTimes(1)
})
