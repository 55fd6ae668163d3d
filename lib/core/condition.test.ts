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
  manyOperators,
  numberOf,
} from './condition'
import { Fraction, fractionText, parseDecimal } from './exact'
import { partsOfCondition, partsOfExpression, questionsReadBy } from './logic-parts'

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

describe('every kind, one by one', () => {
  const known = (given: Partial<KnownAnswer>): KnownAnswer => ({
    notApplicable: false,
    options: [],
    number: null,
    text: null,
    ...given,
  })

  const answers = new Map([
    ['till', known({ options: ['yes'] })],
    ['goods', known({ options: ['tea', 'bread'] })],
    ['wait', known({ number: parseDecimal('2.5') })],
    ['queue', known({ number: parseDecimal('4') })],
    ['none', known({ number: parseDecimal('0') })],
    ['name', known({ text: 'Anna' })],
    ['parking', known({ notApplicable: true })],
  ])

  const yes: Condition = { kind: 'answered', question: 'till' }
  const no: Condition = { kind: 'answered', question: 'open' }
  const number = (value: string): Expression => ({ kind: 'number', value })
  const answer = (question: string): Expression => ({ kind: 'answer', question })

  describe('a condition', () => {
    test.each<[string, Condition, boolean]>([
      ['all of nothing', { kind: 'all', of: [] }, true],
      ['all', { kind: 'all', of: [yes, yes] }, true],
      ['all but one', { kind: 'all', of: [yes, no] }, false],
      ['any of nothing', { kind: 'any', of: [] }, false],
      ['any', { kind: 'any', of: [no, yes] }, true],
      ['any of none', { kind: 'any', of: [no, no] }, false],
      ['not', { kind: 'not', of: no }, true],
      ['not, the other way', { kind: 'not', of: yes }, false],
      ['answered: N/A is no answer', { kind: 'answered', question: 'parking' }, false],
      ['not applicable', { kind: 'not-applicable', question: 'parking' }, true],
      ['not applicable: answered', { kind: 'not-applicable', question: 'till' }, false],
      ['not applicable: open', { kind: 'not-applicable', question: 'open' }, false],
      ['chosen', { kind: 'chosen', question: 'goods', options: ['milk', 'bread'] }, true],
      ['chosen: another', { kind: 'chosen', question: 'goods', options: ['milk'] }, false],
      ['chosen: of nothing', { kind: 'chosen', question: 'goods', options: [] }, false],
      ['chosen: open', { kind: 'chosen', question: 'open', options: ['tea'] }, false],
      ['text', { kind: 'text-is', question: 'name', text: 'Anna' }, true],
      ['another text', { kind: 'text-is', question: 'name', text: 'anna' }, false],
      ['text: open', { kind: 'text-is', question: 'open', text: '' }, false],
    ])('%s', (_, condition, expected) => {
      expect(holds(condition, answers)).toBe(expected)
    })

    const orders: Record<Comparison, readonly [below: boolean, equal: boolean, above: boolean]> = {
      below: [true, false, false],
      'at-most': [true, true, false],
      equal: [false, true, false],
      'not-equal': [true, false, true],
      'at-least': [false, true, true],
      above: [false, false, true],
    }

    test.each(comparisons)('%s', (operator) => {
      const compare = (left: Expression, right: Expression) =>
        holds({ kind: 'compare', left, operator, right }, answers)
      const found = ['2.4', '2.5', '2.6'].map((value) => compare(number(value), answer('wait')))
      expect(found).toEqual(orders[operator])
      expect(compare(answer('open'), number('1'))).toBe(false)
      expect(compare(number('1'), answer('open'))).toBe(false)
      expect(compare(answer('open'), answer('open'))).toBe(false)
    })
  })

  describe('an expression', () => {
    const many = (kind: (typeof manyOperators)[number], ...of: Expression[]): Expression => ({
      kind,
      of,
    })
    const two = (kind: 'difference' | 'quotient', a: Expression, b: Expression): Expression => ({
      kind,
      of: [a, b],
    })

    test.each<[string, Expression, string | null]>([
      ['a number', number('0.25'), '1/4'],
      ['an answer', answer('wait'), '5/2'],
      ['an open answer', answer('open'), null],
      ['how many are chosen', { kind: 'chosen-count', question: 'goods' }, '2/1'],
      ['how many are chosen, open', { kind: 'chosen-count', question: 'open' }, null],
      ['how many are chosen, N/A', { kind: 'chosen-count', question: 'parking' }, null],
      ['a sum', many('sum', answer('wait'), answer('queue'), number('1')), '15/2'],
      ['a mean', many('mean', answer('wait'), answer('queue'), number('1')), '5/2'],
      ['a product', many('product', answer('wait'), answer('queue'), number('-2')), '-20/1'],
      ['the least', many('least', answer('queue'), answer('wait'), number('3')), '5/2'],
      ['the greatest', many('greatest', answer('wait'), answer('queue'), number('3')), '4/1'],
      ['the first known', many('first-known', answer('open'), answer('wait'), number('9')), '5/2'],
      ['the first known of none', many('first-known', answer('open')), null],
      ['zero is known', many('first-known', answer('none'), number('9')), '0/1'],
      ['a difference', two('difference', answer('wait'), answer('queue')), '-3/2'],
      ['a quotient', two('quotient', answer('wait'), answer('queue')), '5/8'],
      ['a division by zero', two('quotient', answer('wait'), answer('none')), null],
      ['zero divided', two('quotient', answer('none'), answer('wait')), '0/1'],
      ['a missing part', many('sum', answer('wait'), answer('open')), null],
      ['a missing first part', many('sum', answer('open'), answer('wait')), null],
      ['a sum of nothing', many('sum'), null],
      ['rounded', { kind: 'rounded', of: answer('wait'), places: 0 }, '3/1'],
      ['rounded to places', { kind: 'rounded', of: number('2.345'), places: 2 }, '47/20'],
      ['rounded, open', { kind: 'rounded', of: answer('open'), places: 0 }, null],
      ['if', { kind: 'if', when: yes, value: number('1'), otherwise: number('2') }, '1/1'],
      ['else', { kind: 'if', when: no, value: number('1'), otherwise: number('2') }, '2/1'],
    ])('%s', (_, expression, expected) => {
      const value = numberOf(expression, answers)
      expect(value && fractionText(value)).toBe(expected)
    })

    test('one that only the first of its parts decides', () => {
      expect(manyOperators.map((kind) => numberOf(many(kind, answer('wait')), answers))).toEqual(
        manyOperators.map(() => parseDecimal('2.5')),
      )
    })
  })

  describe('what it reads', () => {
    const chosen: Condition = { kind: 'chosen', question: 'goods', options: ['tea'] }
    const compare: Condition = {
      kind: 'compare',
      left: { kind: 'rounded', of: answer('wait'), places: 1 },
      operator: 'below',
      right: {
        kind: 'if',
        when: { kind: 'text-is', question: 'name', text: 'Anna' },
        value: { kind: 'sum', of: [number('1'), answer('wait')] },
        otherwise: {
          kind: 'difference',
          of: [{ kind: 'chosen-count', question: 'goods' }, answer('none')],
        },
      },
    }

    test('atoms and leaves in reading order, questions once', () => {
      const parts = partsOfCondition({ kind: 'any', of: [{ kind: 'not', of: chosen }, compare] })
      expect(parts.atoms.map(({ kind }) => kind)).toEqual(['chosen', 'compare', 'text-is'])
      expect(parts.leaves).toEqual([
        answer('wait'),
        number('1'),
        answer('wait'),
        { kind: 'chosen-count', question: 'goods' },
        answer('none'),
      ])
      expect(questionsReadBy(parts)).toEqual(['goods', 'name', 'wait', 'none'])
      expect(partsOfCondition({ kind: 'all', of: [chosen] }).atoms).toEqual([chosen])
      expect(questionsReadBy(partsOfExpression(number('1')))).toEqual([])
    })
  })
})
