import { expect, test } from 'vitest'
import { pictureAddress } from './picture'

test('an id of a picture stays one part of its address, whatever stands in it', () => {
  expect(pictureAddress('0b9c')).toBe('/api/pictures/0b9c')
  expect(pictureAddress('../visits?state=a#b')).toBe('/api/pictures/..%2Fvisits%3Fstate%3Da%23b')
})
