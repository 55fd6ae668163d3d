import { expect, test } from 'vitest'
import { nearestMissing } from './use-growing'

function drawnInTurn(total: number, near: number, first: readonly number[]): readonly number[] {
  const drawn = new Set(first)
  for (let next = nearestMissing(drawn, near, total); next !== null; ) {
    drawn.add(next)
    next = nearestMissing(drawn, near, total)
  }
  return [...drawn]
}

test('from the beginning one group after the other', () => {
  expect(drawnInTurn(4, 0, [0])).toEqual([0, 1, 2, 3])
})

test('around the question that somebody has gone to, and then all the rest', () => {
  expect(drawnInTurn(7, 4, [0, 4, 5])).toEqual([0, 4, 5, 3, 6, 2, 1])
})

test('nothing is left, and nothing is there to be drawn', () => {
  expect(nearestMissing(new Set([0, 1]), 1, 2)).toBeNull()
  expect(nearestMissing(new Set(), 0, 0)).toBeNull()
})
