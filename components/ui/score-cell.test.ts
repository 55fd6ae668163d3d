import { describe, expect, test } from 'vitest'
import { stepOf } from './score-cell'

describe('stepOf', () => {
  test.each([
    ['0', 1],
    ['69.999999999', 1],
    ['70', 2],
    ['79.996', 2],
    ['80.00', 3],
    ['87.99', 3],
    ['88', 4],
    ['94.9999', 4],
    ['95', 5],
    ['100', 5],
  ] as const)('%s is step %i', (percent, step) => {
    expect(stepOf(percent)).toBe(step)
  })

  test('with bounds of its own', () => {
    expect(stepOf('60', ['50', '60', '70', '80'])).toBe(3)
  })
})
