import { describe, expect, test } from 'vitest'
import { cropTo, turned, untouched } from './photo-edit'
import { type EditStep, freshHistory, historyAfter } from './use-editing'

const having = (...steps: readonly EditStep[]) => steps.reduce(historyAfter, freshHistory)
const undo: EditStep = { kind: 'undo' }
const drop: EditStep = { kind: 'drop' }
const one = turned(untouched, 'left')
const two = cropTo(one, 'left', 0.3)
const doing = (editing: typeof one): EditStep => ({ kind: 'do', editing })
const dragging = (editing: typeof one): EditStep => ({ kind: 'drag', editing })

describe('taking back', () => {
  test('goes step by step to the beginning and no further', () => {
    expect(having(doing(one), doing(two), undo).now).toBe(one)
    expect(having(doing(one), doing(two), undo, undo).now).toBe(untouched)
    expect(having(doing(one), undo, undo, undo)).toEqual(freshHistory)
  })

  test('counts a drag as one step, however many moves it had', () => {
    const moves = [0.1, 0.2, 0.3].map((place) => dragging(cropTo(one, 'left', place)))
    expect(having(doing(one), ...moves, drop, undo).now).toBe(one)
    expect(having(doing(one), ...moves, undo).now).toBe(one)
    expect(having(doing(one), ...moves, drop, undo, undo).now).toBe(untouched)
  })

  test('knows nothing of what changed nothing: a touch of a handle, a step against the edge', () => {
    expect(having(drop)).toBe(freshHistory)
    expect(having(doing(untouched))).toBe(freshHistory)
  })
})
