import { afterEach, expect, test, vi } from 'vitest'
import { fetchAhead, fetchWhenIdle, laterPart } from './later-part'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const Nothing = () => null

test('a part that did not come is asked for again, and one that is here is not', async () => {
  const load = vi.fn(async () => Nothing)
  load.mockRejectedValueOnce(new Error('no network'))
  const { fetch } = laterPart(load)
  await expect(fetch()).rejects.toThrow('no network')
  await fetch()
  await fetch()
  expect(load).toHaveBeenCalledTimes(2)
})

test('what is fetched ahead of its need fails in silence, and the others come', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const other = vi.fn(async () => Nothing)
  fetchAhead([() => Promise.reject(new Error('no network')), other])
  await vi.waitFor(() => expect(other).toHaveBeenCalledOnce())
  expect(warn).toHaveBeenCalledOnce()
  warn.mockRestore()
})

test('what did not come ahead of its need is asked for again when the network comes back', async () => {
  vi.useFakeTimers()
  const page = new EventTarget()
  vi.stubGlobal('window', page)
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const load = vi.fn(async () => Nothing)
  load.mockRejectedValueOnce(new Error('no network'))
  const { fetch } = laterPart(load)
  const callOff = fetchWhenIdle([fetch])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(load).toHaveBeenCalledTimes(1)
  page.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  page.dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(load).toHaveBeenCalledTimes(2)
  callOff()
  warn.mockRestore()
})

test('what is fetched in idle moments takes one moment each, and none after it was called off', async () => {
  const page = new EventTarget()
  const moments: (() => void)[] = []
  vi.stubGlobal('window', Object.assign(page, { requestIdleCallback: true }))
  vi.stubGlobal('requestIdleCallback', (work: () => void) => moments.push(work))
  vi.stubGlobal('cancelIdleCallback', (handle: number) => moments.splice(handle - 1, 1))
  const fetched: string[] = []
  const fetchers = ['a', 'b', 'c'].map((name) => async () => void fetched.push(name))
  const callOff = fetchWhenIdle(fetchers)
  moments.shift()?.()
  expect(fetched).toEqual(['a'])
  moments.shift()?.()
  expect(fetched).toEqual(['a', 'b'])
  callOff()
  moments.shift()?.()
  expect(fetched).toEqual(['a', 'b'])
})
