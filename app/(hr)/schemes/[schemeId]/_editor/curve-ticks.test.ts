import { expect, test } from 'vitest'
import { ticksOf } from './curve-ticks'

const rowsOf = (...marks: readonly number[]) =>
  ticksOf(marks, 0, (mark) => mark).map(({ mark, row }) => [mark, row])

test('labels with room stand in one row, the origin among them', () => {
  expect(rowsOf(100, 200)).toEqual([
    [100, 0],
    [200, 0],
    [0, 0],
  ])
})

test('a threshold close to another one is labelled a row down, not left out', () => {
  // 70 % and 85 % in a picture that reaches to 120 %.
  expect(rowsOf(154, 187)).toEqual([
    [154, 0],
    [187, 1],
    [0, 0],
  ])
})

test('a third one in the same place has no room, nor has an origin beside a threshold', () => {
  expect(rowsOf(20, 30, 40)).toEqual([
    [20, 0],
    [30, 1],
  ])
})
