import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  aSection,
  multiple,
  numberQuestion,
  single,
  yesNo,
} from '@/test/factories/checklist'
import type { Question } from './checklist'
import type { Condition } from './condition'
import {
  freedQuestion,
  goneParts,
  readersOf,
  withoutReadsOf,
  withShowWhen,
} from './condition-readers'

const answered = (question: string): Condition => ({ kind: 'answered', question })
const answer = (question: string) => ({ kind: 'answer', question }) as const
const both: Condition = { kind: 'all', of: [answered('a'), answered('b')] }
const gone = goneParts(['a'])

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
    const all = goneParts(['a', 's', 't'])
    expect(readersOf(document, all)).toEqual([])
    expect(readersOf(document, goneParts(['nobody']))).toEqual([])
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
  expect(withoutReadsOf(document, goneParts(['nobody']))).toBe(document)
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
    expect(readersOf(nested, goneParts(['a', 'x'])).map(({ id }) => id)).toEqual(['inner'])
    expect(readersOf(nested, goneParts(['a', 'inner']))).toEqual([])
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

describe('what only a person can mend', () => {
  const choice: Question = {
    ...computed,
    value: {
      kind: 'if',
      when: answered('a'),
      value: { kind: 'number', value: '1' },
      otherwise: { kind: 'answer', question: 'b' },
    },
  }
  test.each<[string, Question]>([
    ['a piped text', yesNo('q', { text: { en: `After \${a}` } })],
    ['a formula that reads a number that is gone', computed],
    ['a formula that goes by a question that is gone', choice],
  ])('%s leaves the very same question', (_, question) => {
    expect(freedQuestion(question, gone)).toBe(question)
  })

  test('is no hindrance to what can be freed beside it', () => {
    const piping = yesNo('q', { text: { en: `After \${a}` }, showWhen: answered('a') })
    expect(freedQuestion(piping, gone)).toEqual(yesNo('q', { text: { en: `After \${a}` } }))
    for (const question of [computed, choice, { ...computed, value: answer('b') }])
      expect(freedQuestion({ ...question, showWhen: answered('a') }, gone)).toEqual(question)
  })
})

describe('an option that is gone', () => {
  const has = (...options: string[]): Condition => ({ kind: 'chosen', question: 'm', options })
  const before = single('m', ['x', 'y', 'z'])
  const now = single('m', ['x', 'y'])
  const changed = new Map([['m', now]])
  const reading = [
    yesNo('all', { showWhen: has('z') }),
    yesNo('one', { showWhen: has('y', 'z') }),
    yesNo('none', { showWhen: has('y') }),
    {
      ...numberQuestion('sum'),
      type: 'computed',
      unit: null,
      value: {
        kind: 'if',
        when: has('z'),
        value: { kind: 'number', value: '1' },
        otherwise: { kind: 'number', value: '0' },
      },
      rule: null,
    } satisfies Question,
    yesNo('piped', { text: { en: `After \${m}` } }),
  ]
  const document = aChecklist([aSection('s', [before, ...reading])])

  test('is told by the parts that name it', () => {
    expect(readersOf(document, changed).map(({ id, places }) => [id, ...places])).toEqual([
      ['all', 'show-when'],
      ['one', 'show-when'],
      ['sum', 'computed'],
    ])
  })

  test('is read no more, the others are', () => {
    const questions = withoutReadsOf(document, changed).sections[0]?.questions ?? []
    const left = new Map(questions.map((question) => [question.id, question]))
    expect(left.get('all')).toEqual(yesNo('all'))
    expect(left.get('one')?.showWhen).toEqual(has('y'))
    expect(left.get('none')).toBe(reading[2])
    expect(left.get('sum')).toMatchObject({ value: { kind: 'number', value: '0' } })
    expect(left.get('piped')).toBe(reading[4])
  })

  test('takes a check of the own answer with it, and nothing else', () => {
    const alone: Condition = {
      kind: 'not',
      of: {
        kind: 'all',
        of: [
          has('z'),
          {
            kind: 'compare',
            left: { kind: 'chosen-count', question: 'm' },
            operator: 'above',
            right: { kind: 'number', value: '1' },
          },
        ],
      },
    }
    const ticks = multiple('m', ['x', 'y'], { constraint: { when: alone, message: { en: 'Why' } } })
    expect(freedQuestion(ticks, new Map([['m', ticks]]))).toEqual(multiple('m', ['x', 'y']))
    const third = multiple('m', ['x', 'z'], { constraint: { when: alone, message: null } })
    expect(freedQuestion(third, new Map([['m', third]]))).toBe(third)
  })
})

test('a section that reads nothing of what is lost is the very same', () => {
  const section = aSection('s', [], { showWhen: answered('b') })
  expect(withShowWhen(section, gone)).toBe(section)
})
