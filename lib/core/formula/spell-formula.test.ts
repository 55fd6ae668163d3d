import { describe, expect, test } from 'vitest'
import { readFormula } from './read-formula'
import { canonicalFormula, layOutFormula, spellFormula } from './spell-formula'

function treeOf(text: string) {
  const read = readFormula(text, 'en')
  if (!read.ok) throw new Error(`${text}: ${read.problem.code}`)
  return read.tree
}

describe('a formula as a reader writes it', () => {
  test.each([
    ['a < b', 'a < b'],
    ['(a < b) = c', 'a < b = c'],
    ['a < (b = c)', 'a < (b = c)'],
    ['(a & b) < c', 'a & b < c'],
    ['a & (b < c)', 'a & (b < c)'],
    ['(a + b) & c', 'a + b & c'],
    ['a + (b & c)', 'a + (b & c)'],
    ['a - (b - c)', 'a - (b - c)'],
    ['a - (b + c)', 'a - (b + c)'],
    ['a + (b + c)', 'a + (b + c)'],
    ['(a * b) + c', 'a * b + c'],
    ['a * (b + c)', 'a * (b + c)'],
    ['a * (b / c)', 'a * (b / c)'],
    ['a / (b * c)', 'a / (b * c)'],
    ['(a ^ 2) * b', 'a^2 * b'],
    ['(a * b) ^ 2', '(a * b)^2'],
    ['a ^ (2 ^ 3)', 'a^(2^3)'],
    ['(a ^ 2) ^ 3', 'a^2^3'],
    ['-a ^ 2', '(-a)^2'],
    ['-(a + b)', '-(a + b)'],
    ['-(a ^ 2)', '-(a^2)'],
    ['-(-a)', '--a'],
    ['a ^ -2', 'a^-2'],
    ['-a * b', '-a * b'],
    ['KPI("a ""b""")', 'KPI("a ""b""")'],
    ['"a ""b"""', '"a ""b"""'],
  ])('%s', (text, expected) => {
    expect(canonicalFormula(treeOf(text))).toBe(expected)
  })

  test('in Russian with a comma, semicolons and Russian names', () => {
    expect(spellFormula(treeOf('IF(a >= 0.5, 12.5%, MAX(KPI("a"), FALSE))'), 'ru')).toBe(
      'ЕСЛИ(a >= 0,5; 12,5%; МАКС(ПОКАЗАТЕЛЬ("a"); ЛОЖЬ))',
    )
  })

  test('on one line however long it is', () => {
    const text = `SUM(${Array(60).fill('100').join(', ')})`
    expect(spellFormula(treeOf(text), 'en')).toBe(text)
  })
})

describe('a formula over several lines', () => {
  /** A call that is exactly so long. */
  const wide = (width: number) => `MAX(${'a'.repeat(width - 'MAX(, b)'.length)}, b)`

  test('is one only beyond 80 characters', () => {
    expect(layOutFormula(treeOf(wide(80)), 'en')).toBe(wide(80))
    expect(layOutFormula(treeOf(wide(81)), 'en')).toBe(`MAX(\n  ${'a'.repeat(73)},\n  b\n)`)
  })

  test('counts from where it stands', () => {
    const inner = wide(78)
    expect(layOutFormula(treeOf(`MIN(${inner}, 1)`), 'en')).toBe(`MIN(\n  ${inner},\n  1\n)`)
    const longer = wide(79)
    expect(layOutFormula(treeOf(`MIN(${longer}, 1)`), 'en')).toBe(
      `MIN(\n  MAX(\n    ${'a'.repeat(71)},\n    b\n  ),\n  1\n)`,
    )
  })

  test('a call around a broken one is broken too, also below an operator', () => {
    const inner = wide(90)
    const laid = layOutFormula(treeOf(`MIN(-${inner}, 1)`), 'en')
    expect(laid).toBe(`MIN(\n  -MAX(\n    ${'a'.repeat(82)},\n    b\n  ),\n  1\n)`)
  })
})
