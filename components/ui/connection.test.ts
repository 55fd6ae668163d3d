import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fetchNoted, isConnected, subscribeConnection, tellReached } from './connection'

const page = new EventTarget()

beforeEach(() => {
  vi.stubGlobal('window', page)
  vi.stubGlobal('navigator', { onLine: true })
  tellReached(true)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const answering = (answer: () => Promise<Response>) => vi.stubGlobal('fetch', vi.fn(answer))
const ask = () => fetchNoted('/api/v1/visits', {})

test('a network card is not a connection: a question that reaches nobody ends it', async () => {
  answering(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(ask()).rejects.toThrow('Failed to fetch')
  expect(isConnected()).toBe(false)
})

test('a browser that knows of no network needs no question', () => {
  vi.stubGlobal('navigator', { onLine: false })
  expect(isConnected()).toBe(false)
})

test('whatever the server answers, it was reached', async () => {
  tellReached(false)
  answering(async () => new Response('busy', { status: 503 }))
  expect((await ask()).status).toBe(503)
  expect(isConnected()).toBe(true)
})

test('a line that is only slow says nothing about the connection', async () => {
  answering(() => Promise.reject(new DOMException('too late', 'TimeoutError')))
  await expect(ask()).rejects.toThrow('too late')
  expect(isConnected()).toBe(true)
})

test('whoever looks hears of a change once, and of a network that comes back', () => {
  const changed = vi.fn()
  const stop = subscribeConnection(changed)
  tellReached(false)
  tellReached(false)
  expect(changed).toHaveBeenCalledOnce()
  page.dispatchEvent(new Event('online'))
  expect(changed).toHaveBeenCalledTimes(2)
  expect(isConnected()).toBe(true)
  stop()
  tellReached(false)
  expect(changed).toHaveBeenCalledTimes(2)
})
