import { expect, test } from 'vitest'
import { byteRangeOf } from './byte-range'

test.each([
  [null, null],
  ['bytes=0-1,5-6', null],
  ['lines=1-2', null],
  ['bytes=-', null],
  ['bytes=a-b', null],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=5-3', 'unsatisfiable'],
  ['bytes=0-', { first: 0, last: 9 }],
  ['bytes=0-1', { first: 0, last: 1 }],
  ['bytes=4-99', { first: 4, last: 9 }],
  ['bytes=-3', { first: 7, last: 9 }],
  ['bytes=-99', { first: 0, last: 9 }],
] as const)('%s of ten bytes', (header, range) => {
  expect(byteRangeOf(header, 10)).toEqual(range)
})
