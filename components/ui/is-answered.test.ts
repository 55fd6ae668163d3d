import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isConnected, tellReached } from './connection'
import { isAnswered } from './is-answered'

beforeEach(() => vi.stubGlobal('navigator', { onLine: true }))
afterEach(() => {
  tellReached(true)
  vi.unstubAllGlobals()
})

test('whoever is answered is connected again, whatever the answer says', async () => {
  tellReached(false)
  const fetched = vi.fn(async () => new Response(null, { status: 404 }))
  vi.stubGlobal('fetch', fetched)
  expect(await isAnswered('/account')).toBe(true)
  expect(fetched).toHaveBeenCalledWith('/account', expect.objectContaining({ method: 'HEAD' }))
  expect(isConnected()).toBe(true)
})

test('whoever is not, is not', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await isAnswered('/account')).toBe(false)
  expect(isConnected()).toBe(false)
})
