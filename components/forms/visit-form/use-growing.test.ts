import { expect, test } from 'vitest'
import { nextTurn, withNeeded } from './use-growing'

const noGroup: ReadonlySet<number> = new Set()

/** Turn by turn, with the group that one has gone to by then; what each turn draws. */
function turnsOf(total: number, ...nears: readonly number[]): readonly (readonly number[])[] {
  let kept = noGroup
  return nears.map((near) => {
    const drawn = withNeeded(kept, near, total)
    kept = nextTurn(drawn, near, total)
    return [...drawn]
  })
}

test('from the beginning one group after the other', () => {
  expect(turnsOf(4, 0, 0, 0, 0).at(-1)).toEqual([0, 1, 2, 3])
  expect(turnsOf(4, 0, 0)).toEqual([[0], [0, 1]])
})

test('around the question that somebody has gone to, and then all the rest', () => {
  const nears = Array.from({ length: 5 }, () => 4)
  expect(turnsOf(7, ...nears).at(0)).toEqual([0, 4, 5])
  expect(turnsOf(7, ...nears).at(-1)).toEqual([0, 4, 5, 3, 6, 2, 1])
})

test('what was drawn because one went there stays when one goes on', () => {
  // All three are there at once: no further turn would have kept them.
  expect(turnsOf(3, 1, 0)).toEqual([
    [0, 1, 2],
    [0, 1, 2],
  ])
  expect(turnsOf(9, 7, 2).at(-1)).toEqual(expect.arrayContaining([0, 7, 8, 2, 3]))
})

test('no group that was drawn is ever taken away, wherever one goes', () => {
  const total = 12
  const turns = turnsOf(total, 0, 11, 3, 0, 7, 7, 1, 10, 0, 0, 5, 5)
  for (const [turn, drawn] of turns.entries()) {
    expect(drawn).toEqual(expect.arrayContaining([...(turns[turn - 1] ?? [])]))
    expect(Math.max(...drawn)).toBeLessThan(total)
  }
})

test('when all are there, nothing is drawn anew', () => {
  const all = new Set([0, 1])
  expect(withNeeded(all, 1, 2)).toBe(all)
  expect(nextTurn(all, 1, 2)).toBe(all)
  expect(nextTurn(noGroup, 0, 0)).toBe(noGroup)
})
