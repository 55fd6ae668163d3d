import { expect, test, vi } from 'vitest'
import { fetchAhead, laterPart } from './later-part'

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
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce())
  expect(other).toHaveBeenCalledOnce()
  warn.mockRestore()
})
