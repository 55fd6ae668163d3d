import { expect, test, vi } from 'vitest'
import { fetchMakers, withMakers } from './file-makers'

vi.mock('./make-ready', () => ({ makeReady: () => {} }))
vi.mock('./sound-refusal', () => {
  throw new Error('no network')
})

test('a control that takes files does not come without what judges and keeps them', async () => {
  await fetchMakers()
  await expect(withMakers(Promise.resolve('control'))).rejects.toThrow()
})
