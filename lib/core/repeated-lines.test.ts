import { expect, test } from 'vitest'
import { onceEach } from './repeated-lines'

const rows = (...facts: readonly [string, number][]) =>
  facts.map(([key, value], index) => ({ line: index + 2, fact: { key, value } }))
const once = (lines: ReturnType<typeof rows>) =>
  onceEach(
    lines,
    ({ key }) => key,
    (a, b) => a.value === b.value,
  )

test('lines that speak of different things are all taken', () => {
  const lines = rows(['a', 1], ['b', 1])
  expect(once(lines)).toEqual({ taken: lines, repeats: [], disagreeing: [] })
})

test('of lines that agree the first is taken and the others are named', () => {
  const lines = rows(['a', 1], ['b', 2], ['a', 1], ['b', 2], ['a', 1])
  expect(once(lines)).toEqual({
    taken: lines.slice(0, 2),
    repeats: [
      { line: 4, as: 2 },
      { line: 5, as: 3 },
      { line: 6, as: 2 },
    ],
    disagreeing: [],
  })
})

test('of lines that differ none is taken, not even those that agree with each other', () => {
  const lines = rows(['a', 1], ['b', 2], ['a', 3], ['a', 1])
  const { taken, repeats, disagreeing } = once(lines)
  expect(taken).toEqual([lines[1]])
  expect(repeats).toEqual([])
  expect(disagreeing.map(({ line, others }) => [line.line, others])).toEqual([
    [2, [4, 5]],
    [4, [2, 5]],
    [5, [2, 4]],
  ])
})

test('a table of nothing gives nothing', () => {
  expect(once([])).toEqual({ taken: [], repeats: [], disagreeing: [] })
})
