import { expect, test } from 'vitest'
import { clockMove, clockMoveMs } from './page-time'

const start = Date.parse('2026-10-14T09:00:00.000Z')
const minute = 60_000
/** An answer after so many minutes by the page, with a wall clock that is off by so much. */
const answer = (after: number, off = 0, life = 'a') => ({
  answeredAt: new Date(start + after * minute + off).toISOString(),
  pageTime: { life, ms: after * minute },
})

test('two clocks that agree tell of no move, whatever the pauses', () => {
  expect(clockMove([])).toBeNull()
  expect(clockMove([answer(0), answer(1), answer(180)])).toBeNull()
  expect(clockMove([answer(0), answer(1, clockMoveMs - 1)])).toBeNull()
})

test('a clock that was set forward, or back, between two answers shows by how much', () => {
  expect(clockMove([answer(0), answer(5, clockMoveMs), answer(6, clockMoveMs)])).toBe(clockMoveMs)
  expect(clockMove([answer(0), answer(5, -60 * minute)])).toBe(-60 * minute)
  // Set forward, and back before the end: the end alone would not show it.
  expect(clockMove([answer(0), answer(5, 30 * minute), answer(9)])).toBe(30 * minute)
})

test('the order is that of the page, not that of the checklist', () => {
  expect(clockMove([answer(9), answer(0), answer(5)])).toBeNull()
  expect(clockMove([answer(9, -20 * minute), answer(0), answer(5)])).toBe(-20 * minute)
})

test('lives of the page are not compared, and answers of older phones say nothing', () => {
  expect(clockMove([answer(0), answer(1, 90 * minute, 'b')])).toBeNull()
  const { answeredAt } = answer(5, 90 * minute)
  expect(clockMove([answer(0), { answeredAt }])).toBeNull()
})
