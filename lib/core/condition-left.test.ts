import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  multiple,
  numberQuestion,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { Question } from './checklist'
import { type Condition, type Expression, holds, type KnownAnswer, numberOf } from './condition'
import {
  type ChangedQuestions,
  claimFits,
  conditionLeft,
  expressionLeft,
  lacksNumber,
  leafFits,
} from './condition-left'

const answered = (question: string): Condition => ({ kind: 'answered', question })
const chosen = (question: string, ...options: string[]): Condition => ({
  kind: 'chosen',
  question,
  options,
})
const not = (of: Condition): Condition => ({ kind: 'not', of })
const all = (...of: Condition[]): Condition => ({ kind: 'all', of })
const any = (...of: Condition[]): Condition => ({ kind: 'any', of })
const number = (value: string): Expression => ({ kind: 'number', value })
const answer = (question: string): Expression => ({ kind: 'answer', question })
const above = (left: Expression, right = number('1')): Condition => ({
  kind: 'compare',
  left,
  operator: 'above',
  right,
})

const gone: ChangedQuestions = new Map([['a', null]])
/** Of question m the option z is gone. */
const fewer: ChangedQuestions = new Map([['m', multiple('m', ['x', 'y'])]])
const [A, B, C] = [answered('a'), answered('b'), answered('c')]
const Z = chosen('m', 'z')

describe('what is left of a condition', () => {
  test.each<[string, ChangedQuestions, Condition, Condition | undefined]>([
    ['the claim itself goes', gone, A, undefined],
    ['of a group of two the other one stays', gone, all(A, B), B],
    ['of more a group of the same kind', gone, all(B, A, C), all(B, C)],
    ['of alternatives too', gone, any(A, B, C), any(B, C)],
    ['an empty group goes', gone, any(A), undefined],
    ['the negation of nothing goes', gone, not(A), undefined],
    ['none of them: the others', gone, not(any(A, B, C)), not(any(B, C))],
    ['not both, where one cannot be: nothing is forbidden', gone, not(all(A, B)), undefined],
    ['not both, where one always is: the other may not be', gone, not(all(not(A), B)), not(B)],
    ['none of what always is: nobody would be asked', gone, all(not(any(not(A), B)), C), C],
    ['one of them always is: no condition', gone, any(not(A), B), undefined],
    ['one of a group always is: the others', gone, all(not(A), B), B],
    ['not both, where one is as if not negated', gone, not(all(not(not(A)), B)), undefined],
    ['not both, where one is a group that cannot be', gone, not(all(any(A), B)), undefined],
    ['not both, where one compares what is gone', gone, not(all(above(answer('a')), B)), undefined],
    ['one of them a group that always is: no condition', gone, any(all(not(A)), B), undefined],
    ['a part that became smaller', gone, all(any(A, B), C), all(B, C)],
    ['a group that cannot be, in alternatives', gone, any(all(A), B), B],
    ['twice negated as not negated', gone, not(not(A)), undefined],
    ['N/A of what is gone', gone, { kind: 'not-applicable', question: 'a' }, undefined],
    ['a comparison goes whatever else it reads', gone, above(answer('a'), answer('b')), undefined],
    ['on its right side too', gone, above(answer('b'), answer('a')), undefined],
    ['an option alone', fewer, Z, undefined],
    ['an option of several', fewer, chosen('m', 'y', 'z', 'x'), chosen('m', 'y', 'x')],
    ['not this option', fewer, all(not(Z), B), B],
    ['not these options', fewer, not(chosen('m', 'z', 'x')), not(chosen('m', 'x'))],
    [
      'the option and more than one: allowed',
      fewer,
      not(all(Z, above({ kind: 'chosen-count', question: 'm' }))),
      undefined,
    ],
    [
      'a decided choice in a comparison',
      fewer,
      above({ kind: 'if', when: Z, value: answer('b'), otherwise: answer('c') }),
      above(answer('c')),
    ],
    [
      'on its right side alone',
      fewer,
      above(answer('b'), { kind: 'if', when: Z, value: answer('b'), otherwise: answer('c') }),
      above(answer('b'), answer('c')),
    ],
  ])('%s', (_, changed, condition, left) => {
    expect(conditionLeft(condition, changed)).toEqual(left)
  })

  test.each<[string, Condition]>([
    ['a group of others', not(any(B, C))],
    ['other options', all(chosen('m', 'x', 'y'), any(B))],
    [
      'the count and the answer',
      all(above({ kind: 'chosen-count', question: 'm' }), answered('m')),
    ],
    ['an empty group', all()],
    ['a claim that waits for its options', chosen('m')],
    ['a formula of others', above({ kind: 'sum', of: [answer('b'), number('1')] })],
  ])('%s is the very same', (_, condition) => {
    expect(conditionLeft(condition, new Map([...gone, ...fewer]))).toBe(condition)
  })

  test.each<[string, Question, Condition]>([
    ['a choice that is a number now', numberQuestion('q'), chosen('q', 'x')],
    ['a number that is a text now', textQuestion('q'), above(answer('q'))],
    [
      'several choices that are one now',
      single('q', ['x']),
      above({ kind: 'chosen-count', question: 'q' }),
    ],
    [
      'an N/A that is not allowed any more',
      yesNo('q', { allowNotApplicable: false }),
      { kind: 'not-applicable', question: 'q' },
    ],
  ])('%s can be said no more', (_, now, claim) => {
    expect(conditionLeft(all(claim, B), new Map([['q', now]]))).toEqual(B)
    expect(conditionLeft(claim, new Map([['other', now]]))).toBe(claim)
  })
})

describe('what is left of a formula', () => {
  const either = (when: Condition, otherwise: Expression = number('0')): Expression => ({
    kind: 'if',
    when,
    value: answer('b'),
    otherwise,
  })

  test.each<[string, Expression, Expression]>([
    ['a choice that cannot be', either(Z), number('0')],
    ['a choice that always is', either(not(Z)), answer('b')],
    ['a choice within a choice', either(B, either(Z)), either(B)],
    [
      'a choice within the first value of a choice',
      { kind: 'if', when: B, value: either(Z), otherwise: number('1') },
      { kind: 'if', when: B, value: number('0'), otherwise: number('1') },
    ],
    ['not both in a choice: exactly', either(not(all(Z, B))), answer('b')],
    ['both in a choice: never', either(all(Z, B)), number('0')],
    [
      'deep in a sum',
      { kind: 'rounded', of: { kind: 'sum', of: [answer('c'), either(Z)] }, places: 1 },
      { kind: 'rounded', of: { kind: 'sum', of: [answer('c'), number('0')] }, places: 1 },
    ],
    [
      'in a difference',
      { kind: 'difference', of: [either(Z), answer('c')] },
      { kind: 'difference', of: [number('0'), answer('c')] },
    ],
    ['fewer options', either(chosen('m', 'z', 'x')), either(chosen('m', 'x'))],
  ])('%s', (_, expression, left) => {
    expect(expressionLeft(expression, fewer)).toEqual(left)
  })

  test.each<Expression>([
    either(B),
    either(chosen('m', 'x')),
    { kind: 'rounded', of: answer('b'), places: 0 },
    { kind: 'chosen-count', question: 'm' },
  ])('of others is the very same', (expression) => {
    expect(expressionLeft(expression, fewer)).toBe(expression)
  })

  test('a number that is gone is told and stays', () => {
    const sum: Expression = { kind: 'sum', of: [answer('b'), answer('a')] }
    expect(expressionLeft(sum, gone)).toBe(sum)
    expect(lacksNumber(sum, gone)).toBe(true)
    expect(lacksNumber(sum, fewer)).toBe(false)
    expect(lacksNumber(number('1'), gone)).toBe(false)
    expect(lacksNumber({ kind: 'chosen-count', question: 'm' }, fewer)).toBe(false)
    const single_ = new Map([['m', single('m', ['x'])]])
    expect(lacksNumber({ kind: 'chosen-count', question: 'm' }, single_)).toBe(true)
  })
})

test.each<[Question, string[], boolean, boolean]>([
  [yesNo('q'), ['answered', 'not-applicable', 'chosen'], false, false],
  [multiple('q', ['x']), ['answered', 'not-applicable', 'chosen'], false, true],
  [scale('q', 1, 5), ['answered', 'not-applicable'], true, false],
  [textQuestion('q', { allowNotApplicable: false }), ['answered', 'text-is'], false, false],
  [{ ...textQuestion('q'), type: 'date' }, ['answered', 'not-applicable', 'text-is'], false, false],
  [{ ...textQuestion('q'), type: 'time' }, ['answered', 'not-applicable', 'text-is'], false, false],
  [{ ...textQuestion('q', { allowNotApplicable: false }), type: 'note' }, [], false, false],
])('a question says what its type can say', (question, kinds, isNumber, isCount) => {
  const claims = [
    { kind: 'answered', question: 'q' },
    { kind: 'not-applicable', question: 'q' },
    { kind: 'chosen', question: 'q', options: ['x'] },
    { kind: 'text-is', question: 'q', text: '' },
  ] as const
  expect(claims.filter((claim) => claimFits(claim, question)).map(({ kind }) => kind)).toEqual(
    kinds,
  )
  expect(leafFits({ kind: 'answer', question: 'q' }, question)).toBe(isNumber)
  expect(leafFits({ kind: 'chosen-count', question: 'q' }, question)).toBe(isCount)
})

describe('beneath a negation and in a formula', () => {
  const claim: fc.Arbitrary<Condition> = fc.oneof(
    fc.constantFrom(B, C, answered('m')),
    fc.subarray(['x', 'y', 'z'], { minLength: 1 }).map((options) => chosen('m', ...options)),
  )
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      claim,
      tie('condition').map((of) => not(of)),
      fc.array(tie('condition'), { maxLength: 3 }).map((of) => all(...of)),
      fc.array(tie('condition'), { maxLength: 3 }).map((of) => any(...of)),
    ),
  }))
  const told: KnownAnswer = { notApplicable: false, options: [], number: null, text: null }
  const answers = fc
    .record({
      b: fc.boolean(),
      c: fc.boolean(),
      m: fc.option(fc.subarray(['x', 'y'])),
    })
    .map(
      ({ b, c, m }) =>
        new Map([
          ...(b ? [['b', told] as const] : []),
          ...(c ? [['c', told] as const] : []),
          ...(m ? [['m', { ...told, options: m }] as const] : []),
        ]),
    )

  test('what is left holds for the very same answers', () => {
    fc.assert(
      fc.property(condition, answers, (when, known) => {
        const left = conditionLeft(not(when), fewer)
        // Nothing is left of what always holds, and of what never does.
        if (left) expect(holds(left, known)).toBe(holds(not(when), known))
        const choice: Expression = { kind: 'if', when, value: number('1'), otherwise: number('0') }
        const now = numberOf(expressionLeft(choice, fewer), known)
        expect(now).toEqual(numberOf(choice, known))
      }),
      { numRuns: 500 },
    )
  })
})
