import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Comparison,
  type Condition,
  comparisons,
  type Expression,
  holds,
  type KnownAnswer,
  type KnownAnswers,
  numberOf,
  partsOfCondition,
  partsOfExpression,
  questionsReadBy,
} from './condition'
import { Fraction, fractionText, parseDecimal } from './exact'

const nothing: KnownAnswer = { notApplicable: false, options: [], number: null, text: null }
const number = (text: string): KnownAnswer => ({ ...nothing, number: parseDecimal(text) })

const answers: KnownAnswers = new Map<string, KnownAnswer>([
  ['three', number('3')],
  ['half', number('0.5')],
  ['zero', number('0')],
  ['na', { ...nothing, notApplicable: true }],
  ['ticked', { ...nothing, options: ['a', 'c'] }],
  ['yes', { ...nothing, options: ['yes'] }],
  ['name', { ...nothing, text: 'Anna' }],
])

const the = (question: string): Expression => ({ kind: 'answer', question })
const plain = (value: string): Expression => ({ kind: 'number', value })
const compare = (left: Expression, operator: Comparison, right: Expression): Condition => ({
  kind: 'compare',
  left,
  operator,
  right,
})
const chosen = (question: string, ...options: string[]): Condition => ({
  kind: 'chosen',
  question,
  options,
})
const choice = (when: Condition, yes: Expression, otherwise: Expression): Expression => ({
  kind: 'if',
  when,
  value: yes,
  otherwise,
})
const always: Condition = { kind: 'all', of: [] }
const never: Condition = { kind: 'any', of: [] }

describe('a condition does not hold', () => {
  test.each<[string, Condition]>([
    ['about an open question', { kind: 'answered', question: 'open' }],
    ['as answered, where it is N/A', { kind: 'answered', question: 'na' }],
    ['as N/A, where it is answered', { kind: 'not-applicable', question: 'three' }],
    ['as N/A, where it is open', { kind: 'not-applicable', question: 'open' }],
    ['for an option that is not chosen', chosen('ticked', 'b')],
    ['for no option at all', chosen('ticked')],
    ['for a text of another spelling', { kind: 'text-is', question: 'name', text: 'anna' }],
    ['as an empty any', never],
    ['where one of all fails', { kind: 'all', of: [always, never] }],
    ...comparisons.map((operator): [string, Condition] => [
      `as "${operator}" with a missing side`,
      compare(the('open'), operator, plain('0')),
    ]),
  ])('%s', (_, condition) => expect(holds(condition, answers)).toBe(false))
})

describe('a condition holds', () => {
  test.each<[string, Condition]>([
    ['for one of several options', chosen('ticked', 'b', 'c')],
    ['for yes', chosen('yes', 'yes')],
    ['for N/A', { kind: 'not-applicable', question: 'na' }],
    ['for a number that was answered', { kind: 'answered', question: 'zero' }],
    ['for the text', { kind: 'text-is', question: 'name', text: 'Anna' }],
    ['as an empty all', always],
    ['where one of any holds', { kind: 'any', of: [never, always] }],
    ['as the opposite', { kind: 'not', of: chosen('open', 'yes') }],
  ])('%s', (_, condition) => expect(holds(condition, answers)).toBe(true))

  test.each<[Comparison, boolean, boolean, boolean]>([
    ['below', true, false, false],
    ['at-most', true, true, false],
    ['equal', false, true, false],
    ['not-equal', true, false, true],
    ['at-least', false, true, true],
    ['above', false, false, true],
  ])('"%s" below, at and above the limit', (operator, below, at, above) => {
    const told = ['2.999999999', '3', '3.000000001'].map((value) =>
      holds(compare(plain(value), operator, the('three')), answers),
    )
    expect(told).toEqual([below, at, above])
  })

  test('"not" turns round everything that is known, and everything that is not', () => {
    const conditions: Condition[] = [chosen('open', 'a'), chosen('yes', 'yes'), always, never]
    for (const of of conditions)
      expect(holds({ kind: 'not', of }, answers)).toBe(!holds(of, answers))
  })
})

describe('an expression', () => {
  const text = (expression: Expression) => {
    const value = numberOf(expression, answers)
    return value && fractionText(value)
  }

  test.each<[string, Expression, string | null]>([
    ['a number', plain('1.5'), '3/2'],
    ['an answer', the('half'), '1/2'],
    ['an open answer', the('open'), null],
    ['an answer that is no number', the('name'), null],
    ['N/A', the('na'), null],
    ['a count of ticks', { kind: 'chosen-count', question: 'ticked' }, '2/1'],
    ['a count where nothing was said', { kind: 'chosen-count', question: 'open' }, null],
    ['a count of N/A', { kind: 'chosen-count', question: 'na' }, null],
    ['a sum', { kind: 'sum', of: [the('three'), the('half')] }, '7/2'],
    ['a sum with a gap', { kind: 'sum', of: [the('three'), the('open')] }, null],
    ['a sum of nothing', { kind: 'sum', of: [] }, null],
    ['a product', { kind: 'product', of: [the('three'), the('half')] }, '3/2'],
    ['a difference', { kind: 'difference', of: [the('half'), the('three')] }, '-5/2'],
    ['a quotient, exact', { kind: 'quotient', of: [plain('1'), the('three')] }, '1/3'],
    ['a division by zero', { kind: 'quotient', of: [plain('1'), the('zero')] }, null],
    ['a mean', { kind: 'mean', of: [the('three'), the('half')] }, '7/4'],
    ['the least', { kind: 'least', of: [the('three'), the('half')] }, '1/2'],
    ['the greatest', { kind: 'greatest', of: [the('half'), the('three')] }, '3/1'],
    ['the first known', { kind: 'first-known', of: [the('open'), the('zero')] }, '0/1'],
    ['nothing known', { kind: 'first-known', of: [the('open')] }, null],
    ['rounded half up', { kind: 'rounded', of: plain('2.5'), places: 0 }, '3/1'],
    ['rounded half away from zero', { kind: 'rounded', of: plain('-2.5'), places: 0 }, '-3/1'],
    ['if it holds', choice(always, plain('1'), the('open')), '1/1'],
    ['else', choice(never, the('open'), plain('2')), '2/1'],
  ])('%s', (_, expression, expected) => expect(text(expression)).toBe(expected))

  test('a sum does not hang on the order of its parts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 8 }),
        (numbers) => {
          const sum = (of: readonly number[]) =>
            numberOf({ kind: 'sum', of: of.map((value) => plain(String(value))) }, answers)
          expect(sum(numbers)?.equals(sum(numbers.toReversed()) ?? Fraction.zero)).toBe(true)
        },
      ),
    )
  })
})

test('what is read is named once, wherever it stands', () => {
  const when: Condition = {
    kind: 'all',
    of: [chosen('a', 'x'), { kind: 'not', of: compare(the('b'), 'above', the('a')) }],
  }
  expect(questionsReadBy(partsOfCondition(when))).toEqual(['a', 'b'])
  const value = choice(
    when,
    { kind: 'rounded', of: { kind: 'sum', of: [the('c'), plain('1')] }, places: 0 },
    { kind: 'chosen-count', question: 'b' },
  )
  expect(questionsReadBy(partsOfExpression(value))).toEqual(['a', 'b', 'c'])
})
