import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fraction } from './exact'
import { lostPoints } from './lost-points'

describe('lostPoints', () => {
  test('adds up decimals and fractions exactly, each as often as it occurred', () => {
    expect(
      lostPoints([
        { lost: '12.5', answers: 2 },
        { lost: '100/3', answers: 3 },
        { lost: '0', answers: 4 },
      ]),
    ).toEqual({ lost: Fraction.of(125), asked: 9, costly: 5 })
  })

  test('nine places of a third, added up, would fall short of the whole', () => {
    const thirds = lostPoints([{ lost: '100/3', answers: 30_000 }])
    expect(thirds.lost).toEqual(Fraction.of(1_000_000))
    const rounded = lostPoints([{ lost: '33.333333333', answers: 30_000 }])
    expect(rounded.lost.isBelow(thirds.lost)).toBe(true)
  })

  test('an answer above its best was asked, costs nothing and makes nothing good', () => {
    expect(
      lostPoints([
        { lost: '-5', answers: 7 },
        { lost: '1/7', answers: 1 },
      ]),
    ).toEqual({ lost: Fraction.of(1, 7), asked: 8, costly: 1 })
  })

  test('of no answers there is nothing', () => {
    expect(lostPoints([])).toEqual({ lost: Fraction.zero, asked: 0, costly: 0 })
  })

  test('counting equal losses says the same as listing them', () => {
    const loss = fc.record({
      n: fc.integer({ min: -50, max: 100 }),
      d: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(loss), fc.integer({ min: 1, max: 5 }), (losses, answers) => {
        const texts = losses.map(({ n, d }) => `${n}/${d}`)
        const listed = texts.flatMap((lost) =>
          Array.from({ length: answers }, () => ({ lost, answers: 1 })),
        )
        expect(lostPoints(texts.map((lost) => ({ lost, answers })))).toEqual(lostPoints(listed))
      }),
    )
  })
})
