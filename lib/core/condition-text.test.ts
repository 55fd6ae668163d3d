import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  numberQuestion,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { Condition, Expression } from './condition'
import { conditionWithQuestions, expressionWithQuestions } from './condition-questions'
import { conditionText } from './condition-text'

const document = aChecklist([
  aSection('s', [
    yesNo('greeted', { text: { en: 'Greeted?' } }),
    single('where', [{ id: 'hall', text: { en: 'In the hall' }, points: '1' }, '0'], {
      text: { en: 'Where?' },
    }),
  ]),
  aSection('t', [
    numberQuestion('people', { text: { en: 'How many?' } }),
    textQuestion('name', { text: { en: 'Who?' } }),
  ]),
])
const answered = (question: string): Condition => ({ kind: 'answered', question })
const number = (value: string): Expression => ({ kind: 'number', value })
const answer = (question: string): Expression => ({ kind: 'answer', question })

const greeted = { id: 'greeted', number: 1, text: { en: 'Greeted?' } }
const where = { id: 'where', number: 2, text: { en: 'Where?' } }
const people = { id: 'people', number: 3, text: { en: 'How many?' } }

describe('what a condition says', () => {
  test.each<[string, Condition, unknown]>([
    [
      'a group',
      { kind: 'all', of: [answered('greeted'), { kind: 'not', of: answered('people') }] },
      {
        kind: 'all',
        of: [
          { kind: 'answered', question: greeted },
          { kind: 'not', of: { kind: 'answered', question: people } },
        ],
      },
    ],
    ['an empty one', { kind: 'any', of: [] }, { kind: 'any', of: [] }],
    [
      'not applicable',
      { kind: 'not-applicable', question: 'people' },
      { kind: 'not-applicable', question: people },
    ],
    [
      'options, with their texts where they have some',
      { kind: 'chosen', question: 'where', options: ['hall', 'gone'] },
      {
        kind: 'chosen',
        question: where,
        options: [
          { id: 'hall', text: { en: 'In the hall' } },
          { id: 'gone', text: null },
        ],
      },
    ],
    [
      'yes and no, which have no text of their own',
      { kind: 'chosen', question: 'greeted', options: ['yes'] },
      { kind: 'chosen', question: greeted, options: [{ id: 'yes', text: null }] },
    ],
    [
      'a text',
      { kind: 'text-is', question: 'name', text: 'Anna' },
      {
        kind: 'text-is',
        question: { id: 'name', number: 4, text: { en: 'Who?' } },
        text: 'Anna',
      },
    ],
    [
      'a comparison of what was answered',
      { kind: 'compare', left: answer('people'), operator: 'above', right: number('3') },
      {
        kind: 'compare',
        left: answer('people'),
        operator: 'above',
        right: number('3'),
        question: people,
      },
    ],
    [
      'a comparison of what was worked out',
      {
        kind: 'compare',
        left: { kind: 'sum', of: [answer('people'), number('1')] },
        operator: 'equal',
        right: number('3'),
      },
      {
        kind: 'compare',
        left: { kind: 'sum', of: [answer('people'), number('1')] },
        operator: 'equal',
        right: number('3'),
        question: null,
      },
    ],
    [
      'a question that is gone, by its identifier',
      { kind: 'chosen', question: 'gone', options: ['a'] },
      {
        kind: 'chosen',
        question: { id: 'gone', number: null, text: null },
        options: [{ id: 'a', text: null }],
      },
    ],
  ])('%s', (_, condition, expected) => {
    expect(conditionText(document, condition)).toEqual(expected)
  })
})

describe('a condition of a copy', () => {
  const copied = (id: string) => `${id}-2`

  test.each<[Condition, Condition]>([
    [
      { kind: 'any', of: [answered('a'), { kind: 'not', of: answered('b') }] },
      { kind: 'any', of: [answered('a-2'), { kind: 'not', of: answered('b-2') }] },
    ],
    [
      { kind: 'all', of: [answered('a'), { kind: 'not-applicable', question: 'b' }] },
      { kind: 'all', of: [answered('a-2'), { kind: 'not-applicable', question: 'b-2' }] },
    ],
    [
      { kind: 'chosen', question: 'a', options: ['a', 'b'] },
      { kind: 'chosen', question: 'a-2', options: ['a', 'b'] },
    ],
    [
      { kind: 'text-is', question: 'a', text: 'a' },
      { kind: 'text-is', question: 'a-2', text: 'a' },
    ],
    [
      { kind: 'compare', left: answer('a'), operator: 'below', right: answer('b') },
      { kind: 'compare', left: answer('a-2'), operator: 'below', right: answer('b-2') },
    ],
  ])('reads its own questions and keeps the rest: %o', (condition, expected) => {
    expect(conditionWithQuestions(condition, copied)).toEqual(expected)
  })

  test.each<[Expression, Expression]>([
    [number('1'), number('1')],
    [
      { kind: 'chosen-count', question: 'a' },
      { kind: 'chosen-count', question: 'a-2' },
    ],
    [
      { kind: 'rounded', of: answer('a'), places: 2 },
      { kind: 'rounded', of: answer('a-2'), places: 2 },
    ],
    [
      { kind: 'if', when: answered('a'), value: answer('b'), otherwise: answer('c') },
      { kind: 'if', when: answered('a-2'), value: answer('b-2'), otherwise: answer('c-2') },
    ],
    [
      { kind: 'difference', of: [answer('a'), answer('b')] },
      { kind: 'difference', of: [answer('a-2'), answer('b-2')] },
    ],
    [
      { kind: 'quotient', of: [answer('a'), number('2')] },
      { kind: 'quotient', of: [answer('a-2'), number('2')] },
    ],
    [
      { kind: 'least', of: [answer('a'), answer('b'), number('3')] },
      { kind: 'least', of: [answer('a-2'), answer('b-2'), number('3')] },
    ],
  ])('works out its own numbers: %o', (expression, expected) => {
    expect(expressionWithQuestions(expression, copied)).toEqual(expected)
  })
})
