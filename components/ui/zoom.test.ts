import { describe, expect, test } from 'vitest'
import { centred, fitted, moved, wholeView, zoomed } from './zoom'

const stage = { width: 1000, height: 500 }
const fit = fitted({ width: 1600, height: 1200 }, stage)
const middle = { x: 0, y: 0 }

describe('a picture on its stage', () => {
  test('fits whole, upright or not', () => {
    expect(fit.height).toBe(500)
    expect(fit.width).toBeCloseTo(666.67, 1)
    expect(fitted({ width: 4000, height: 1000 }, stage)).toEqual({ width: 1000, height: 250 })
  })

  test('is never smaller than whole and never larger than eight times', () => {
    expect(zoomed(wholeView, 0.1, middle, fit, stage)).toEqual(wholeView)
    expect(zoomed(wholeView, 100, middle, fit, stage).scale).toBe(8)
  })

  test('keeps the place under the pointer where it is', () => {
    const at = { x: 120, y: -80 }
    const start = zoomed(wholeView, 3, middle, fit, stage)
    const near = zoomed(start, 1.5, at, fit, stage)
    const before = { x: (at.x - start.x) / start.scale, y: (at.y - start.y) / start.scale }
    const after = { x: (at.x - near.x) / near.scale, y: (at.y - near.y) / near.scale }
    expect(after.x).toBeCloseTo(before.x, 9)
    expect(after.y).toBeCloseTo(before.y, 9)
  })

  test('moves no further than its edges, and not at all while it is whole', () => {
    expect(moved(wholeView, 50, 50, fit, stage)).toEqual(wholeView)
    const near = zoomed(wholeView, 2, middle, fit, stage)
    expect(moved(near, 9999, 0, fit, stage).x).toBeCloseTo((fit.width * 2 - stage.width) / 2, 9)
    expect(moved(near, 0, -9999, fit, stage).y).toBe(-250)
  })

  test('brings a pressed place to the middle', () => {
    const near = zoomed(wholeView, 4, middle, fit, stage)
    expect(centred(near, { x: 100, y: 50 }, fit, stage)).toEqual({ scale: 4, x: -100, y: -50 })
  })

  test('is whole again after as many steps out as in', () => {
    const there = zoomed(wholeView, 2, { x: 300, y: 100 }, fit, stage)
    const back = zoomed(there, 0.5, { x: -300, y: -100 }, fit, stage)
    expect(back).toEqual(wholeView)
  })
})
