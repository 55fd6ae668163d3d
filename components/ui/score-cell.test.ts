import { describe, expect, test } from 'vitest'
import { stepOf, textOnStep } from './score-cell'

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

describe('textOnStep', () => {
  test.each([
    ['79.6', 0, '79.6'],
    ['79.996', 0, '79.996'],
    ['79.4', 0, '79'],
    ['80', 0, '80'],
    ['80.4', 0, '80'],
    ['94.96', 1, '94.96'],
  ] as const)('%s with %i places reads %s', (percent, places, text) => {
    expect(textOnStep(percent, places)).toBe(text)
  })
})
