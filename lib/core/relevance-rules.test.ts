import { describe, expect, test } from 'vitest'
import {
  aChecklist,
  anAnswer,
  aSection,
  chosen,
  counted,
  multiple,
  no,
  notApplicable,
  numberQuestion,
  single,
  textQuestion,
  ticked,
  written,
  yes,
  yesNo,
} from '@/test/factories/checklist'
import type { Answer, AnswerValue, Question } from './checklist'
import type { Condition, Expression } from './condition'
import { hasLogic, isOffered } from './form-reading'
import { relevanceOf } from './relevance'
import { scoreEvaluation } from './score-evaluation'

const chose = (question: string, ...options: string[]): Condition => ({
  kind: 'chosen',
  question,
  options,
})
const answer = (question: string): Expression => ({ kind: 'answer', question })
const number = (value: string): Expression => ({ kind: 'number', value })
const answered = (question: string): Condition => ({ kind: 'answered', question })

const computed = (id: string, value: Expression, showWhen?: Condition): Question =>
  ({ ...numberQuestion(id), type: 'computed', value, showWhen }) as unknown as Question

const document = (...questions: Question[]) => aChecklist([aSection('s', questions)])

const read = (questions: Question[], ...answers: Answer[]) =>
  relevanceOf(document(...questions), answers)

describe('a checklist without logic', () => {
  test('asks everything', () => {
    const plain = document(yesNo('a'), single('b', ['1']))
    expect(hasLogic(plain)).toBe(false)
    const relevance = relevanceOf(plain, [yes('a')])
    expect(relevance.hidden.size + relevance.required.size + relevance.broken.size).toBe(0)
    expect([relevance.withheld.size, relevance.known.size]).toEqual([0, 0])
    expect(relevance.computed).toEqual([])
  })

  test.each<[string, Question]>([
    ['showWhen', yesNo('b', { showWhen: answered('a') })],
    ['requiredWhen', yesNo('b', { requiredWhen: answered('a') })],
    ['constraint', yesNo('b', { constraint: { when: answered('a'), message: null } })],
    ['computed', computed('b', number('1'))],
    [
      'an option',
      single('b', [{ id: '1', text: { en: '1' }, points: '1', showWhen: answered('a') }]),
    ],
  ])('%s is logic, wherever it stands', (_, question) => {
    expect(hasLogic(document(yesNo('a'), question))).toBe(true)
    const inner = aSection('s', [yesNo('a')], { sections: [aSection('i', [question])] })
    expect(hasLogic(aChecklist([aSection('t', []), inner]))).toBe(true)
  })

  test('so is a section that depends', () => {
    const section = aSection('t', [], { showWhen: answered('a') })
    expect(hasLogic(aChecklist([aSection('s', [yesNo('a')]), section]))).toBe(true)
  })
})

describe('what is asked', () => {
  const till = yesNo('till')
  const why = textQuestion('why', { showWhen: chose('till', 'no') })
  const more = yesNo('more', { showWhen: answered('why') })

  test('a question follows the answer that it depends on', () => {
    expect([...read([till, why], no('till')).hidden]).toEqual([])
    expect([...read([till, why], yes('till')).hidden]).toEqual(['why'])
    expect([...read([till, why]).hidden]).toEqual(['why'])
  })

  test('the answer to a hidden question is none', () => {
    const { hidden, known } = read([till, why, more], yes('till'), written('why', 'Closed'))
    expect([...hidden]).toEqual(['why', 'more'])
    expect([...known.keys()]).toEqual(['till'])
    expect([...read([till, why, more], no('till'), written('why', 'Closed')).hidden]).toEqual([])
  })

  test('a hidden section hides what is in it, by its own name alone', () => {
    const sections = [
      aSection('s', [till]),
      aSection('t', [yesNo('a')], {
        showWhen: chose('till', 'yes'),
        sections: [aSection('i', [yesNo('b', { requiredWhen: answered('till') })])],
      }),
      aSection('u', [yesNo('c', { showWhen: answered('a') })]),
    ]
    const hiding = relevanceOf(aChecklist(sections), [no('till'), yes('a'), yes('b')])
    expect([...hiding.hidden]).toEqual(['t', 'c'])
    expect([...hiding.required]).toEqual([])
    const asking = relevanceOf(aChecklist(sections), [yes('till'), yes('a'), yes('b')])
    expect([...asking.hidden]).toEqual([])
    expect([...asking.required]).toEqual(['b'])
  })

  test('an answer that cannot stand, says nothing or comes later is none', () => {
    const after = yesNo('after', { showWhen: answered('b') })
    const shown = (given: Answer, b: Question = single('b', ['1'])) =>
      !read([b, after], given).hidden.has('after')
    expect(shown(chosen('b', '1'))).toBe(true)
    expect(shown(chosen('b', '2'))).toBe(false)
    expect(shown(anAnswer('b'))).toBe(false)
    expect(shown(written('b', ' '), textQuestion('b'))).toBe(false)
    expect(read([after, single('b', ['1'])], chosen('b', '1')).hidden.has('after')).toBe(true)
  })

  test('of two answers to one question the last one counts', () => {
    expect([...read([till, why], no('till'), yes('till')).hidden]).toEqual(['why'])
  })
})

describe('what is required, and what an answer must fulfil', () => {
  test('required while its condition holds and it is asked', () => {
    const questions = (showWhen: Condition) => [
      yesNo('a'),
      yesNo('b', { showWhen, requiredWhen: chose('a', 'no') }),
    ]
    expect([...read(questions(answered('a')), no('a')).required]).toEqual(['b'])
    expect([...read(questions(answered('a')), yes('a')).required]).toEqual([])
    expect([...read(questions(chose('a', 'yes')), no('a')).required]).toEqual([])
  })

  test('a constraint reads the answer itself', () => {
    const when: Condition = {
      kind: 'compare',
      left: answer('a'),
      operator: 'at-most',
      right: number('10'),
    }
    const questions = [numberQuestion('a', { constraint: { when, message: null } })]
    expect([...read(questions, counted('a', '11')).broken]).toEqual(['a'])
    expect([...read(questions, counted('a', '10')).broken]).toEqual([])
    expect([...read(questions).broken]).toEqual([])
  })
})

describe('options that are not always offered', () => {
  const option = (id: string, showWhen?: Condition) => ({
    id,
    text: { en: id },
    points: '1',
    showWhen,
  })
  const goods = multiple('goods', [option('tea'), option('cake', chose('hungry', 'yes'))])
  const drink = single('drink', [option('tea'), option('wine', chose('hungry', 'yes'))])
  const after = yesNo('after', { showWhen: answered('goods') })

  test('are withheld until their condition holds', () => {
    const { withheld } = read([yesNo('hungry'), goods, drink], no('hungry'))
    expect([...withheld].map(([id, options]) => [id, [...options]])).toEqual([
      ['goods', ['cake']],
      ['drink', ['wine']],
    ])
    expect(read([yesNo('hungry'), goods, drink], yes('hungry')).withheld.size).toBe(0)
  })

  test('an answer with one that is withheld is none, and is not offered', () => {
    const questions = [yesNo('hungry'), goods, drink, after]
    const answers = [no('hungry'), ticked('goods', 'tea', 'cake')]
    const relevance = read(questions, ...answers)
    expect(relevance.hidden.has('after')).toBe(true)
    expect(isOffered(relevance, ticked('goods', 'tea', 'cake'))).toBe(false)
    expect(isOffered(relevance, ticked('goods', 'tea'))).toBe(true)
    expect(isOffered(relevance, chosen('drink', 'wine'))).toBe(false)
    expect(isOffered(relevance, chosen('drink', 'tea'))).toBe(true)
    expect(isOffered(relevance, anAnswer('drink'))).toBe(true)
    expect(isOffered(relevance, yes('hungry'))).toBe(true)
    expect(isOffered(relevance, counted('drink', '1'))).toBe(true)
    expect(read(questions, no('hungry'), ticked('goods', 'tea')).hidden.has('after')).toBe(false)
  })
})

describe('computed values', () => {
  const third: Expression = { kind: 'quotient', of: [answer('a'), number('3')] }
  const twice: Expression = { kind: 'product', of: [answer('c'), number('2')] }

  test('are answers with nine places, which later ones read', () => {
    const { computed: values, known } = read(
      [numberQuestion('a'), computed('c', third), computed('d', twice)],
      counted('a', '2'),
    )
    expect(values).toEqual([
      {
        questionId: 'c',
        value: { kind: 'number', number: '0.666666667' },
        notApplicable: null,
        comment: null,
        attachments: [],
        answeredAt: '',
      },
      expect.objectContaining({
        questionId: 'd',
        value: { kind: 'number', number: '1.333333334' },
      }),
    ])
    expect([...known.keys()]).toEqual(['a', 'c', 'd'])
  })

  test('a missing value is no answer, nor is that of a hidden one', () => {
    expect(read([numberQuestion('a'), computed('c', third)]).computed).toEqual([])
    const hidden = computed('c', third, chose('a', 'x'))
    expect(read([numberQuestion('a'), hidden], counted('a', '2')).computed).toEqual([])
  })
})

describe('what conditions see', () => {
  const plain = (type: string) => ({ ...textQuestion('q'), type }) as unknown as Question
  const given = (value: AnswerValue) => anAnswer('q', { value })
  const nothing = { notApplicable: false, options: [], number: null, text: null }
  const later = yesNo('later', { showWhen: answered('q') })
  const seen = (question: Question, own: Answer) => read([question, later], own).known.get('q')

  test.each<[string, Question, Answer, object]>([
    ['a choice', yesNo('q'), yes('q'), { options: ['yes'] }],
    ['choices', multiple('q', ['1', '2']), ticked('q', '2', '1'), { options: ['2', '1'] }],
    ['a text', textQuestion('q'), written('q', 'Anna'), { text: 'Anna' }],
    ['a date', plain('date'), given({ kind: 'date', date: '2026-11-22' }), { text: '2026-11-22' }],
    ['a time', plain('time'), given({ kind: 'time', time: '09:30' }), { text: '09:30' }],
    ['N/A', yesNo('q'), notApplicable('q'), { notApplicable: true }],
    [
      'N/A beside a value',
      yesNo('q'),
      { ...yes('q'), notApplicable: 'Closed' },
      { notApplicable: true },
    ],
    [
      'a place',
      plain('place'),
      given({ kind: 'place', latitude: '1', longitude: '2', accuracy: null }),
      {},
    ],
    ['a photo', plain('photo'), anAnswer('q', { attachments: ['p'] }), {}],
  ])('%s', (_, question, own, expected) => {
    expect(seen(question, own)).toEqual({ ...nothing, ...expected })
  })

  test('a number, exactly', () => {
    expect(seen(numberQuestion('q'), counted('q', '0.10'))?.number).toMatchObject({ n: 1n, d: 10n })
  })
})

test('the score leaves out what branching hides', () => {
  const checklist = document(
    yesNo('a'),
    yesNo('b', { showWhen: chose('a', 'no') }),
    yesNo('c', { showWhen: chose('a', 'yes') }),
  )
  const scored = (...answers: Answer[]) => scoreEvaluation(checklist, answers)
  expect(scored(yes('a'), no('b'), yes('c')).total?.text).toBe('100.00')
  expect(scored(no('a'), yes('b'), no('c')).total?.text).toBe('50.00')
  expect(scored(yes('a'), no('b'), yes('c')).questions.map(({ state }) => state)).toEqual([
    'scored',
    'hidden',
    'scored',
  ])
})
