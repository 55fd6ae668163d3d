import { expect, test } from 'vitest'
import { arrowLines, turnedSize } from './draw-edited'

test('a picture on its side is as wide as it was high', () => {
  const size = { width: 1200, height: 800 }
  expect(turnedSize(size, 0)).toEqual(size)
  expect(turnedSize(size, 2)).toEqual(size)
  expect(turnedSize(size, 1)).toEqual({ width: 800, height: 1200 })
})

test('an arrow runs from its start to its tip, its head lies behind the tip and never beyond the start', () => {
  const size = { width: 1000, height: 500 }
  for (const to of [
    { x: 0.9, y: 0.5 },
    { x: 0.12, y: 0.5 },
  ]) {
    const [shaft, head] = arrowLines({ from: { x: 0.1, y: 0.5 }, to }, size)
    expect(shaft).toEqual([
      [100, 250],
      [to.x * 1000, 250],
    ])
    for (const [x] of [head[0], head[2]]) {
      expect(x).toBeLessThan(to.x * 1000)
      expect(x).toBeGreaterThanOrEqual(100)
    }
    expect(head[0][1] - 250).toBeCloseTo(250 - head[2][1], 9)
  }
})
