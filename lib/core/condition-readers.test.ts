import { describe, expect, test } from 'vitest'
import { aChecklist, aSection, numberQuestion, single, yesNo } from '@/test/factories/checklist'
import type { Question } from './checklist'
import type { Condition } from './condition'
import { conditionWithout, readersOf, withoutReadsOf } from './condition-readers'

const answered = (question: string): Condition => ({ kind: 'answered', question })
const both: Condition = { kind: 'all', of: [answered('a'), answered('b')] }
const gone = new Set(['a'])

const computed: Question = {
  ...numberQuestion('sum'),
  type: 'computed',
  unit: null,
  value: { kind: 'answer', question: 'a' },
  rule: null,
}

const document = aChecklist([
  aSection('s', [
    numberQuestion('a'),
    yesNo('b'),
    yesNo('c', { showWhen: answered('a'), requiredWhen: both }),
    yesNo('d', { constraint: { when: answered('a'), message: { en: 'Why' } } }),
    single('e', [{ id: 'o', text: { en: 'O' }, points: '1', showWhen: answered('a') }, '0']),
    computed,
    yesNo('f', { text: { en: `After \${a}` } }),
    yesNo('g', { showWhen: answered('b') }),
  ]),
  aSection('t', [yesNo('h')], { showWhen: { kind: 'not', of: answered('a') } }),
])

describe('readers of a question', () => {
  test('are told with every place where they read it', () => {
    expect(readersOf(document, gone).map(({ id, places }) => [id, ...places])).toEqual([
      ['c', 'show-when', 'required-when'],
      ['d', 'constraint'],
      ['e', 'option-show-when'],
      ['sum', 'computed'],
      ['f', 'piped-text'],
      ['t', 'show-when'],
    ])
  })

  test('are not told when they are gone themselves', () => {
    const all = new Set(['a', 's', 't'])
    expect(readersOf(document, all)).toEqual([])
    expect(readersOf(document, new Set(['nobody']))).toEqual([])
  })
})

describe('what is left of a condition', () => {
  test.each<[string, Condition, Condition | undefined]>([
    ['the claim itself goes', answered('a'), undefined],
    ['another claim stays', answered('b'), answered('b')],
    ['a group of two becomes the other one', both, answered('b')],
    ['an empty group goes', { kind: 'any', of: [answered('a')] }, undefined],
    ['the negation of nothing goes', { kind: 'not', of: answered('a') }, undefined],
    [
      'a comparison goes whatever else it reads',
      {
        kind: 'compare',
        left: { kind: 'sum', of: [{ kind: 'answer', question: 'a' }] },
        operator: 'above',
        right: { kind: 'number', value: '1' },
      },
      undefined,
    ],
  ])('%s', (_, condition, left) => {
    expect(conditionWithout(condition, gone)).toEqual(left)
  })

  test('a group of others is the very same', () => {
    const other: Condition = {
      kind: 'not',
      of: { kind: 'any', of: [answered('b'), answered('c')] },
    }
    expect(conditionWithout(other, gone)).toBe(other)
  })
})

test('a document is freed of conditions; formulas and texts are left to people', () => {
  const freed = withoutReadsOf(document, gone)
  expect(readersOf(freed, gone).map(({ id, places }) => [id, ...places])).toEqual([
    ['sum', 'computed'],
    ['f', 'piped-text'],
  ])
  const [, , c, d] = freed.sections[0]?.questions ?? []
  expect(c?.requiredWhen).toEqual(answered('b'))
  expect(c && 'showWhen' in c).toBe(false)
  expect(d && 'constraint' in d).toBe(false)
  expect(withoutReadsOf(document, new Set(['nobody']))).toBe(document)
})
