import { expect, test } from 'vitest'
import { tooFewToRelease } from './release-batch'

const of = (...units: string[]) => units.map((unitId) => ({ unitId }))

test('three visits of every unit come out together', () => {
  expect(tooFewToRelease(of('a', 'a', 'a', 'b', 'b', 'b', 'b'))).toEqual([])
})

test('a unit with fewer is named with its number', () => {
  expect(tooFewToRelease(of('a', 'b', 'a', 'a', 'b', 'c'))).toEqual([
    { unitId: 'b', visits: 2 },
    { unitId: 'c', visits: 1 },
  ])
})
