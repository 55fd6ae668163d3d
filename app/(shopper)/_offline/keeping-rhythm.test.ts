import { expect, test, vi } from 'vitest'
import { makeKeepingRhythm } from './keeping-rhythm'

function aRhythm() {
  const phone = { isOnline: true, now: 0 }
  const work = vi.fn(async () => {})
  const rhythm = makeKeepingRhythm(
    work,
    () => phone.isOnline,
    () => phone.now,
  )
  return { phone, work, ...rhythm }
}

test('within a minute the server is asked once', () => {
  const { phone, work, keep } = aRhythm()
  keep()
  phone.now = 59_999
  keep()
  expect(work).toHaveBeenCalledTimes(1)
  phone.now = 60_000
  keep()
  expect(work).toHaveBeenCalledTimes(2)
})

test('without a network nothing is asked, and the return of the network waits for nothing', () => {
  const { phone, work, keep, keepAtOnce } = aRhythm()
  phone.isOnline = false
  keep()
  keepAtOnce()
  expect(work).not.toHaveBeenCalled()
  phone.isOnline = true
  phone.now = 1000
  keep()
  expect(work).toHaveBeenCalledTimes(1)
  phone.isOnline = false
  phone.now = 20_000
  keep()
  phone.isOnline = true
  phone.now = 21_000
  keepAtOnce()
  expect(work).toHaveBeenCalledTimes(2)
})

test('what has failed is asked again at the next occasion', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { work, keep } = aRhythm()
  work.mockRejectedValueOnce(new Error('no network'))
  keep()
  await Promise.resolve()
  await Promise.resolve()
  keep()
  expect(work).toHaveBeenCalledTimes(2)
  vi.restoreAllMocks()
})
