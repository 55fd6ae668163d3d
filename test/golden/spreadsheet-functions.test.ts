import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pointsText } from '@/lib/core/display-number'
import { Fraction } from '@/lib/core/exact'
import { evaluateFormula } from '@/lib/core/formula/evaluate-formula'
import { Stop } from '@/lib/core/formula/formula-value'
import { compiled } from '../factories/formula'
import { vectors } from './spreadsheet-functions.json'

type Argument = number | boolean | string | null | readonly Argument[]

/** Where formulas of pay answer otherwise than a spreadsheet, on purpose: docs/formulas.md says why. */
const differences: Readonly<Record<string, string>> = {
  'AND(42, TRUE)': 'condition-needed',
  'AND(0, TRUE)': 'condition-needed',
  'OR(1)': 'condition-needed',
  'OR(0, FALSE)': 'condition-needed',
  'IFS(0, 1, TRUE, 2)': 'condition-needed',
  'IF(TRUE)': 'arguments',
  'IF(FALSE)': 'arguments',
  'IF(TRUE, 1)': 'arguments',
  'IF(FALSE, 1)': 'arguments',
  'ABS()': 'arguments',
  'CEILING()': 'arguments',
  'CEILING(4.1)': 'arguments',
  'MAX()': 'arguments',
  'MIN()': 'arguments',
  'SUM(figure)': 'arguments',
  'SUM(figure, 1)': 'not-delivered',
  'SUM(1, "invalid")': 'different-types',
  'AVERAGE(2, 4, 8, 16, TRUE, FALSE)': 'different-types',
  'MAX(0.1, 0.2, 0.4, 0.8, TRUE, FALSE)': 'different-types',
  'MAX(0, 0.1, 0.2, 0.4, 0.8, 1, TRUE, FALSE)': 'different-types',
  'MIN(0.1, 0.2, 0.4, 0.8, TRUE, FALSE)': 'different-types',
  'MIN(0, 0.1, 0.2, 0.4, 0.8, 1, TRUE, FALSE)': 'different-types',
  'MIN(10, 0, 0.1, 0.2, 10, 0.4, 0.8, 1, 10, 10, TRUE, FALSE)': 'different-types',
}

/** The errors of a spreadsheet as what is said here: while writing, or as a named outcome. */
const errors: Readonly<Record<string, readonly string[]>> = {
  '#VALUE!': ['condition-needed', 'number-needed', 'different-types', 'whole-places'],
  '#N/A': ['no-condition-met'],
  '#NUM!': ['step-sign'],
  '#DIV/0!': ['division-by-zero'],
}

/** A range stands for its cells one by one; an empty cell for a figure that was not delivered. */
function spelled(argument: Argument): string {
  if (argument === null) return 'figure'
  if (typeof argument === 'object') return argument.map(spelled).join(', ')
  return typeof argument === 'string' ? `"${argument}"` : String(argument).toUpperCase()
}

function answer(text: string): string {
  const result = compiled(text)
  if (!result.ok) return result.problems[0]?.code ?? ''
  const outcome = evaluateFormula(result.formula.tree, new Map())
  if (outcome instanceof Stop) return outcome.reason
  return outcome instanceof Fraction ? pointsText(outcome) : String(outcome)
}

const cases = vectors.map(({ fn, args, expected }) => ({
  text: `${fn}(${(args as readonly Argument[]).map(spelled).join(', ')})`,
  expected: String(expected),
}))

describe('functions that a spreadsheet has too', () => {
  test.each(cases)('$text is $expected', ({ text, expected }) => {
    const known = differences[text]
    if (known !== undefined) expect(answer(text)).toBe(known)
    else expect(errors[expected] ?? [expected]).toContain(answer(text))
  })

  test('every difference is one, and stands in the documentation', () => {
    const texts = new Set(cases.map(({ text }) => text))
    const documentation = readFileSync(join(process.cwd(), 'docs', 'formulas.md'), 'utf8')
    for (const [text, code] of Object.entries(differences)) {
      expect(texts).toContain(text)
      expect(documentation).toContain(`\`${text}\``)
      expect(cases.find((one) => one.text === text)?.expected).not.toBe(code)
    }
    expect(cases).toHaveLength(103)
  })
})
