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
import { pairRuleOf } from './answer-pair'
import type { Answer, Question } from './checklist'
import { compileChecklist } from './compile-checklist'
import type { Condition } from './condition'
import { countAnswers } from './count-answers'
import { InvalidAnswer } from './invalid-answer'
import { pairOfValue } from './value-pair'

const chose = (question: string, option: string): Condition => ({
  kind: 'chosen',
  question,
  options: [option],
})

const rule = { kind: 'linear', zeroAt: '0', fullAt: '10' } as const
const computed = (id: string, given: object = {}): Question =>
  ({
    ...numberQuestion(id),
    type: 'computed',
    value: { kind: 'answer', question: 'wait' },
    rule,
    ...given,
  }) as unknown as Question

function count(questions: readonly Question[], answers: readonly Answer[], ...hidden: string[]) {
  const compiled = compileChecklist(aChecklist([aSection('s', questions)]))
  const { states, pairs } = countAnswers(compiled, answers, new Set(hidden))
  return states.map((state, place) => {
    const pair = pairs[place] ?? null
    return pair === null ? state : `${state} ${pair.earnedText} of ${pair.possibleText}`
  })
}

function faultOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof InvalidAnswer)) throw error
    return `${error.questionId}: ${error.fault}`
  }
}

describe('computed values', () => {
  const wait = numberQuestion('wait')

  test('count by their rule like an answer', () => {
    expect(count([wait, computed('c')], [counted('wait', '4')])).toEqual([
      'informational',
      'scored 2/5 of 1/1',
    ])
    expect(count([wait, computed('c', { rule: null })], [counted('wait', '4')])).toEqual([
      'informational',
      'informational',
    ])
  })

  test('without a value are not assessed', () => {
    expect(count([wait, computed('c')], [])).toEqual(['informational', 'hidden'])
    expect(count([wait, computed('c')], [notApplicable('wait')])).toEqual([
      'informational',
      'hidden',
    ])
  })

  test('are not answered by anybody', () => {
    expect(faultOf(() => count([wait, computed('c')], [counted('c', '4')]))).toBe('c: not-asked')
  })
})

describe('what is hidden', () => {
  const questions = [
    yesNo('a'),
    yesNo('b', { showWhen: chose('a', 'yes') }),
    yesNo('c'),
    textQuestion('t'),
  ]

  test('by branching and besides it', () => {
    const answers = [no('a'), yes('b'), yes('c')]
    expect(count(questions, answers)).toEqual([
      'scored 0/1 of 1/1',
      'hidden',
      'scored 1/1 of 1/1',
      'informational',
    ])
    expect(count(questions, answers, 'c', 't')).toEqual([
      'scored 0/1 of 1/1',
      'hidden',
      'hidden',
      'hidden',
    ])
    expect(count(questions, [yes('a'), yes('b'), yes('c')], 's')).toEqual([
      'hidden',
      'hidden',
      'hidden',
      'hidden',
    ])
  })

  test('is not looked at, whatever was answered there', () => {
    expect(count(questions, [no('a'), chosen('b', 'maybe')])[1]).toBe('hidden')
  })
})

describe('refused', () => {
  const wine = { id: 'wine', text: { en: 'Wine' }, points: '1', showWhen: chose('a', 'yes') }
  const tea = { id: 'tea', text: { en: 'Tea' }, points: '1' }
  const questions = [yesNo('a'), single('b', [tea, wine]), multiple('c', [tea, wine])]

  test.each<[string, Answer[]]>([
    ['b: option-not-offered', [no('a'), chosen('b', 'wine')]],
    ['c: option-not-offered', [ticked('c', 'tea', 'wine')]],
    ['x: unknown-question', [yes('x')]],
    ['a: answered-twice', [yes('a'), no('a')]],
    ['a: unknown-option', [chosen('a', 'maybe')]],
    ['a: wrong-kind', [written('a', 'yes')]],
    ['a: wrong-kind', [counted('a', '1')]],
    ['a: wrong-kind', [anAnswer('a', { value: { kind: 'date', date: '2026-11-22' } })]],
    ['b: wrong-kind', [ticked('b', 'tea')]],
  ])('%s', (fault, answers) => {
    expect(faultOf(() => count(questions, answers))).toBe(fault)
  })

  test('an option is taken where it is offered', () => {
    expect(count(questions, [yes('a'), chosen('b', 'wine'), ticked('c', 'tea', 'wine')])).toEqual([
      'scored 1/1 of 1/1',
      'scored 1/1 of 1/1',
      'scored 2/1 of 2/1',
    ])
  })
})

describe('equal values of different kinds are told apart', () => {
  test('also when one of them is remembered', () => {
    const compiled = compileChecklist(
      aChecklist([aSection('s', [numberQuestion('a', { rule }), single('b', ['1', '2'])])]),
    )
    const counts = (...answers: Answer[]) =>
      countAnswers(compiled, answers, new Set()).pairs.map((pair) => pair?.earnedText ?? null)
    expect(counts(counted('a', '1'), chosen('b', '1'))).toEqual(['1/10', '1/1'])
    expect(counts(counted('a', '2'), chosen('b', '2'))).toEqual(['1/5', '2/1'])
    expect(counts(counted('a', '1'))).toEqual(['1/10', null])
    expect(faultOf(() => counts(chosen('a', '1')))).toBe('a: wrong-kind')
    expect(faultOf(() => counts(written('a', '1')))).toBe('a: wrong-kind')
  })
})

test('a rule reads only values of its kind', () => {
  const ruleOf = (question: Question) => {
    const found = pairRuleOf(question)
    if (found === null) throw new Error('The question counts')
    return { rule: found }
  }
  const choice = { kind: 'choice', option: 'yes' } as const
  const choices = { kind: 'choices', options: ['1'] } as const
  const number = { kind: 'number', number: '5' } as const
  const readBy = (question: Question) =>
    [choice, choices, number].map((value) => pairOfValue(ruleOf(question), value) !== null)
  expect(readBy(yesNo('q'))).toEqual([true, false, false])
  expect(readBy(multiple('q', ['1']))).toEqual([false, true, false])
  expect(readBy(numberQuestion('q', { rule }))).toEqual([false, false, true])
  expect(pairOfValue(ruleOf(yesNo('q')), { kind: 'choice', option: 'maybe' })).toBeNull()
})
