import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Fraction } from './exact'
import { lostPoints, shareOfLoss, sureLoss } from './lost-points'

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

describe('how sure a loss is', () => {
  // Wilson, z = 1.645, 12 of 57: 0.1359 to 0.3114.
  const twelve = { lost: Fraction.of(24), asked: 57, costly: 12 }

  test('as many answers as chance allows, each at what it cost', () => {
    const sure = sureLoss(twelve)
    expect(sure?.often.value).toBeCloseTo(12 / 57, 9)
    expect(sure?.often.low).toBeCloseTo(0.1359, 4)
    expect(sure?.often.high).toBeCloseTo(0.3114, 4)
    expect(sure?.total.value).toBe(24)
    expect(sure?.total.low).toBeCloseTo(2 * 57 * (sure?.often.low ?? 0), 9)
    expect(sure?.total.high).toBeCloseTo(2 * 57 * (sure?.often.high ?? 0), 9)
  })

  test('of no answers nothing is sure, and what cost nothing has no reach in points', () => {
    expect(sureLoss({ lost: Fraction.zero, asked: 0, costly: 0 })).toBeNull()
    const free = sureLoss({ lost: Fraction.zero, asked: 9, costly: 0 })
    expect(free?.total).toEqual({ value: 0, low: 0, high: 0 })
  })

  test('a share of all losses stays within 0 and 100', () => {
    const own = { value: 24, low: 15, high: 36 }
    const share = shareOfLoss(own, 76)
    expect(share.value).toBe(24)
    expect(share.low).toBeCloseTo(1500 / 91, 9)
    expect(share.high).toBeCloseTo(3600 / 112, 9)
    expect(shareOfLoss(own, 0)).toEqual({ value: 100, low: 100, high: 100 })
    // Of one loss alone all is its own, also where chance might have made it nothing.
    const alone = shareOfLoss({ ...own, low: 0 }, 0)
    expect(alone).toEqual({ value: 100, low: 100, high: 100 })
    const none = () => shareOfLoss({ value: 0, low: 0, high: 0 }, 0)
    expect(none).toThrow(new RangeError('A share of no loss'))
  })
})
