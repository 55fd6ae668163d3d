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

describe('parts inside of others', () => {
  const inner = aSection('inner', [yesNo('x', { showWhen: answered('a') })], {
    showWhen: { kind: 'any', of: [answered('a'), answered('b'), answered('c')] },
  })
  const nested = aChecklist([
    aSection('outer', [numberQuestion('a'), yesNo('b'), yesNo('c')], { sections: [inner] }),
  ])

  test('are told as what they are', () => {
    expect(readersOf(nested, gone)).toEqual([
      { kind: 'section', id: 'inner', places: ['show-when'] },
      { kind: 'question', id: 'x', places: ['show-when'] },
    ])
    expect(readersOf(nested, new Set(['a', 'x'])).map(({ id }) => id)).toEqual(['inner'])
    expect(readersOf(nested, new Set(['a', 'inner']))).toEqual([])
  })

  test('are freed too', () => {
    const [freed] = withoutReadsOf(nested, gone).sections[0]?.sections ?? []
    expect(freed?.showWhen).toEqual({ kind: 'any', of: [answered('b'), answered('c')] })
    expect(freed?.questions[0]).toEqual(yesNo('x'))
  })
})

describe('a piped text', () => {
  const piping = (question: Question) =>
    readersOf(aChecklist([aSection('s', [numberQuestion('a'), question])]), gone).map(
      ({ places }) => places,
    )
  const pipe = `After \${a}`

  test.each<[string, Question]>([
    ['in a hint', yesNo('q', { hint: { ru: pipe } })],
    [
      'in the message of a constraint',
      yesNo('q', {
        constraint: { when: answered('b'), message: { en: pipe } },
      }),
    ],
    ['in the text of an option', single('q', [{ id: 'o', text: { en: pipe }, points: '1' }, '0'])],
  ])('%s reads', (_, question) => {
    expect(piping(question)).toEqual([['piped-text']])
  })

  test('without a pipe reads nothing', () => {
    expect(piping(yesNo('q', { text: { en: 'After a' } }))).toEqual([])
  })
})

describe('what is freed keeps the rest', () => {
  const freed = (question: Question) =>
    withoutReadsOf(aChecklist([aSection('s', [numberQuestion('a'), question])]), gone).sections[0]
      ?.questions[1]

  test('a negation of what is left, and a group in its own kind', () => {
    const group: Condition = { kind: 'any', of: [answered('b'), answered('a'), answered('c')] }
    const left: Condition = { kind: 'any', of: [answered('b'), answered('c')] }
    expect(conditionWithout({ kind: 'not', of: group }, gone)).toEqual({ kind: 'not', of: left })
    expect(conditionWithout({ ...group, kind: 'all' }, gone)).toEqual({ ...left, kind: 'all' })
  })

  test('a group in which one part became smaller is another group', () => {
    const group: Condition = {
      kind: 'all',
      of: [{ kind: 'any', of: [answered('a'), answered('b')] }, answered('c')],
    }
    expect(conditionWithout(group, gone)).toEqual({
      kind: 'all',
      of: [answered('b'), answered('c')],
    })
  })

  test('a constraint that reads something else besides', () => {
    const constraint = { when: both, message: { en: 'Why' } }
    const own = yesNo('q', { constraint, showWhen: answered('a') })
    expect(freed(own)).toEqual(
      yesNo('q', { constraint: { when: answered('b'), message: { en: 'Why' } } }),
    )
  })

  test('options that stand without a condition', () => {
    const option = { id: 'o', text: { en: 'O' }, points: '1' }
    const own = single('q', [{ ...option, showWhen: answered('a') }, '0'])
    expect(freed(own)).toEqual(single('q', [option, '0']))
  })

  test('a question that reads nothing of it is the very same', () => {
    const other = yesNo('q', { showWhen: answered('b') })
    const document = aChecklist([
      aSection('s', [numberQuestion('a'), other, yesNo('r', { showWhen: answered('a') })]),
    ])
    expect(withoutReadsOf(document, gone).sections[0]?.questions[1]).toBe(other)
  })
})
