import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { compiled } from '@/test/factories/formula'
import { pointsText } from '../display-number'
import { Fraction } from '../exact'
import { evaluateFormula } from './evaluate-formula'
import { Stop } from './formula-value'

/** Published cases of formulajs; the folder is not part of the product. */
const file = path.resolve('../shared/fixtures/spreadsheet-function-vectors.json')
const missing = existsSync(file) ? null : `${file} is not there`
if (missing) console.info(`Functions of spreadsheets skipped: ${missing}`)

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

interface Vector {
  readonly fn: string
  readonly args: readonly Argument[]
  readonly expected: unknown
}

const vectors: readonly Vector[] = missing ? [] : JSON.parse(readFileSync(file, 'utf8')).vectors

const cases = vectors.map(({ fn, args, expected }) => ({
  text: `${fn}(${args.map(spelled).join(', ')})`,
  expected: String(expected),
}))

test.each(Object.entries(differences))('%s differs on purpose: %s', (text, code) => {
  const documentation = readFileSync(path.resolve('docs/formulas.md'), 'utf8')
  expect(answer(text)).toBe(code)
  expect(documentation).toContain(`\`${text}\``)
})

describe.skipIf(missing !== null)('functions that a spreadsheet has too', () => {
  test('agree but for the differences on purpose', () => {
    const others = cases.filter(({ text }) => differences[text] === undefined)
    const wrong = others.filter(
      ({ text, expected }) => !(errors[expected] ?? [expected]).includes(answer(text)),
    )
    console.info(
      `functions of spreadsheets: ${others.length - wrong.length} / ${cases.length} agree`,
    )
    expect(wrong).toEqual([])
    expect(cases).toHaveLength(103)
  })

  test('every difference is one', () => {
    for (const [text, code] of Object.entries(differences)) {
      const own = cases.find((one) => one.text === text)
      expect(own, text).toBeDefined()
      expect(errors[own?.expected ?? ''] ?? [own?.expected], text).not.toContain(code)
    }
  })
})
