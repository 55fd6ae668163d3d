import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  multiple,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import type { Question } from './checklist'
import type { Condition, Expression } from './condition'
import { logicProblems } from './logic-problems'

const chose = (question: string, ...options: string[]): Condition => ({
  kind: 'chosen',
  question,
  options,
})
const read = (question: string): Expression => ({ kind: 'answer', question })
const above = (left: Expression, value: string): Condition => ({
  kind: 'compare',
  left,
  operator: 'above',
  right: { kind: 'number', value },
})

const codes = (...questions: Question[]) =>
  logicProblems(aChecklist([aSection('s', questions)])).map(
    ({ code, questionId, field }) => `${questionId} ${field}: ${code}`,
  )

describe('problems of branching', () => {
  test('a sound checklist has none', () => {
    expect(
      codes(
        yesNo('a'),
        multiple('b', ['1', '2'], { showWhen: chose('a', 'yes') }),
        scale('c', 1, 5, { constraint: { when: above(read('c'), '1'), message: null } }),
        yesNo('d', {
          text: { en: 'After ${a} and ${b}' },
          commentOn: ['no'],
          preset: { kind: 'choice', option: 'yes' },
          requiredWhen: above({ kind: 'chosen-count', question: 'b' }, '1'),
        }),
      ),
    ).toEqual([])
  })

  const cases: [string, Question[], string][] = [
    [
      'a question that is not there',
      [yesNo('a', { showWhen: chose('x', 'yes') })],
      'a showWhen: condition-unknown',
    ],
    ['itself', [yesNo('a', { showWhen: chose('a', 'yes') })], 'a showWhen: condition-later'],
    [
      'a later one',
      [yesNo('a', { requiredWhen: chose('b', 'yes') }), yesNo('b')],
      'a requiredWhen: condition-later',
    ],
    [
      'an option that is gone',
      [yesNo('a'), yesNo('b', { showWhen: chose('a', 'maybe') })],
      'b showWhen: condition-option',
    ],
    [
      'no option at all',
      [yesNo('a'), yesNo('b', { showWhen: chose('a') })],
      'b showWhen: condition-option',
    ],
    [
      'an option of a text',
      [textQuestion('a'), yesNo('b', { showWhen: chose('a', 'yes') })],
      'b showWhen: condition-kind',
    ],
    [
      'the number of a choice',
      [yesNo('a'), yesNo('b', { showWhen: above(read('a'), '1') })],
      'b showWhen: condition-kind',
    ],
    [
      'N/A that cannot be',
      [
        yesNo('a', { allowNotApplicable: false }),
        yesNo('b', { showWhen: { kind: 'not-applicable', question: 'a' } }),
      ],
      'b showWhen: condition-kind',
    ],
    [
      'half a number',
      [scale('a', 1, 5), yesNo('b', { showWhen: above(read('a'), '1,') })],
      'b showWhen: not-a-decimal',
    ],
    [
      'a piped text of a later one',
      [yesNo('a', { hint: { ru: 'см. ${b}' } }), yesNo('b')],
      'a null: pipe-later',
    ],
    ['a piped text of nothing', [yesNo('a', { text: { en: '${x}' } })], 'a null: pipe-unknown'],
    [
      'a demand after an unknown option',
      [single('a', ['1'], { photoOn: ['2'] })],
      'a photoOn: demand-unknown-option',
    ],
    [
      'a preset of another kind',
      [scale('a', 1, 5, { preset: { kind: 'number', number: '6' } })],
      'a preset: preset-invalid',
    ],
    [
      'what cannot be reached',
      [
        yesNo('a'),
        yesNo('b', { showWhen: { kind: 'all', of: [chose('a', 'yes'), chose('a', 'no')] } }),
      ],
      'b showWhen: unreachable',
    ],
  ]

  test.each(cases)('%s', (_, questions, problem) => {
    expect(codes(...questions)).toEqual([problem])
  })

  test('a computed value that reads no answer is the same in every visit', () => {
    const computed = (value: Expression): Question => ({
      ...yesNo('q'),
      ...{ type: 'computed', unit: null, value, rule: null },
    })
    const five: Expression = { kind: 'number', value: '5' }
    const reads: Expression = { kind: 'sum', of: [five, read('n')] }
    const chooses: Expression = {
      kind: 'if',
      when: chose('a', 'yes'),
      value: five,
      otherwise: five,
    }
    expect(codes(computed({ kind: 'sum', of: [five, five] }))).toEqual([
      'q value: computed-reads-nothing',
    ])
    expect(codes(scale('n', 1, 5), computed(reads))).toEqual([])
    expect(codes(yesNo('a'), computed(chooses))).toEqual([])
  })

  test('deep in an expression, and at an option', () => {
    const deep: Expression = {
      kind: 'if',
      when: chose('x', 'yes'),
      value: { kind: 'rounded', of: { kind: 'sum', of: [read('y')] }, places: 2 },
      otherwise: { kind: 'number', value: 'one' },
    }
    const document = aChecklist([
      aSection('s', [
        { ...yesNo('q'), type: 'computed', unit: null, value: deep, rule: null },
        single('r', [{ id: 'o', text: { en: 'o' }, points: '1', showWhen: chose('z', 'yes') }]),
      ]),
    ])
    expect(
      logicProblems(document).map(({ code, optionId, detail }) => [code, optionId, detail]),
    ).toEqual([
      ['condition-unknown', null, 'x'],
      ['condition-unknown', null, 'y'],
      ['not-a-decimal', null, null],
      ['condition-unknown', 'o', 'z'],
    ])
  })

  test('a matrix has rows of the same columns', () => {
    const problemsOf = (...rows: Question[]) =>
      logicProblems(aChecklist([aSection('m', rows, { layout: 'matrix' })])).map(({ code }) => code)
    expect(problemsOf(single('a', ['1', '0']), single('b', ['1', '0']))).toEqual([])
    expect(problemsOf(single('a', ['1', '0']), single('b', ['1', '2']))).toEqual(['matrix-unequal'])
    expect(problemsOf(single('a', ['1', '0']), yesNo('b'))).toEqual(['matrix-unequal'])
  })
})
