import { describe, expect, test } from 'vitest'
import { standardScore } from './standard-score'
import { trainingEffect, trainingWindows } from './training-effect'

const scored = (full: number, none: number) =>
  standardScore([
    { questions: [{ earned: '1', possible: '1' }], visits: full },
    { questions: [{ earned: '0', possible: '1' }], visits: none },
  ])

describe('before and after a training', () => {
  test('ninety days each, the day itself in neither', () => {
    expect(trainingWindows('2026-05-01', '2026-11-22')).toEqual({
      before: { first: '2026-01-31', last: '2026-04-30' },
      after: { first: '2026-05-02', last: '2026-07-30' },
    })
  })

  test('only the days that have passed; on the day itself none', () => {
    expect(trainingWindows('2026-11-20', '2026-11-22').after).toEqual({
      first: '2026-11-21',
      last: '2026-11-22',
    })
    expect(trainingWindows('2026-11-22', '2026-11-22').after).toBeNull()
  })

  test('a difference that few visits make cannot be told from chance', () => {
    const effect = trainingEffect(scored(3, 3), scored(5, 1))
    expect(effect.difference).toMatchObject({ value: '33.33', certainty: 'uncertain' })
    expect(Number(effect.difference.interval?.low)).toBeLessThan(0)
    expect([effect.before.visits, effect.after.visits]).toEqual([6, 6])
  })

  test('the same difference of many visits can', () => {
    const effect = trainingEffect(scored(30, 30), scored(50, 10))
    expect(effect.difference).toMatchObject({ value: '33.33', certainty: 'certain' })
    expect(Number(effect.difference.interval?.low)).toBeGreaterThan(0)
  })

  test('with two visits on one side nothing is said', () => {
    expect(trainingEffect(scored(1, 1), scored(9, 1)).difference).toEqual({
      value: null,
      interval: null,
      certainty: 'unknown',
    })
  })
})
