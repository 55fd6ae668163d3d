import { expect, test } from 'vitest'
import { fileFacts, freshPhotoMs } from './file-origin'

const now = new Date('2026-11-20T12:00:00.000Z')
const before = (ms: number) => now.getTime() - ms

test('a picture of last week that came by the button of the camera is one of the gallery', () => {
  const lastWeek = before(8 * 86_400_000)
  const fileAt = '2026-11-12T12:00:00.000Z'
  expect(fileFacts('camera', lastWeek, now)).toEqual({ origin: 'gallery', fileAt })
  expect(fileFacts('gallery', lastWeek, now)).toEqual({ origin: 'gallery', fileAt })
})

test('a picture of this moment is what its button says, to the very edge', () => {
  expect(fileFacts('camera', before(4000), now).origin).toBe('camera')
  expect(fileFacts('gallery', before(4000), now).origin).toBe('gallery')
  expect(fileFacts('camera', before(freshPhotoMs), now).origin).toBe('camera')
  expect(fileFacts('camera', before(freshPhotoMs + 1), now).origin).toBe('gallery')
  // A clock that was set back makes a fresh picture one of the future: nobody vouches for it.
  expect(fileFacts('camera', before(-freshPhotoMs - 1), now).origin).toBe('gallery')
})

test.each([null, 0, -1, Number.NaN, 8e15])('a file without a usable time has none: %s', (time) => {
  expect(fileFacts('camera', time, now)).toEqual({ origin: 'camera' })
})
