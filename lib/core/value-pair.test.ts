import { describe, expect, test } from 'vitest'
import { duration, multiple, numberQuestion, pairOption, single } from '@/test/factories/checklist'
import { pairRuleOf } from './answer-pair'
import type { AnswerValue, Question } from './checklist'
import { fractionText } from './exact'
import { pairOfValue } from './value-pair'

function pair(question: Question, value: AnswerValue): string | null {
  const rule = pairRuleOf(question)
  if (rule === null) throw new Error('a question with points')
  const found = pairOfValue({ rule }, value)
  return found && `${fractionText(found.earned)} of ${fractionText(found.possible)}`
}

const one = single('a', ['5', '2', '0'])
const several = multiple('m', ['2', '3', '-1'])
const bands = { kind: 'bands', bands: [{ upTo: '20', credit: '1' }], otherwise: '0.25' } as const
const time = duration('d', { rule: bands })

const choice = (option: string): AnswerValue => ({ kind: 'choice', option })
const choices = (...options: string[]): AnswerValue => ({ kind: 'choices', options })
const number = (value: string): AnswerValue => ({ kind: 'number', number: value })

/** Identifiers of options as the factories give them. */
const optionsOf = (question: Question) =>
  'options' in question ? question.options.map(({ id }) => id) : []

describe('the pair of a value', () => {
  test('of one option is its own', () => {
    const [best = '', middle = ''] = optionsOf(one)
    expect(pair(one, choice(best))).toBe('5/1 of 5/1')
    expect(pair(one, choice(middle))).toBe('2/1 of 5/1')
    const own = single('a', [pairOption('x', '1', '4'), pairOption('y', '3', '3')])
    expect(pair(own, choice('x'))).toBe('1/1 of 4/1')
  })

  test('of several options is their sum, of what all together can earn', () => {
    const [two = '', three = '', less = ''] = optionsOf(several)
    expect(pair(several, choices(two, three))).toBe('5/1 of 5/1')
    expect(pair(several, choices(two, less))).toBe('1/1 of 5/1')
    expect(pair(several, choices())).toBe('0/1 of 5/1')
  })

  test('of a number is its credit', () => {
    expect(pair(time, number('20'))).toBe('1/1 of 1/1')
    expect(pair(time, number('20.5'))).toBe('1/4 of 1/1')
  })

  test('of an option that the question does not have is none, or adds nothing', () => {
    const [two = ''] = optionsOf(several)
    expect(pair(one, choice('gone'))).toBeNull()
    expect(pair(several, choices(two, 'gone'))).toBe('2/1 of 5/1')
  })

  test('of another kind of value is none', () => {
    const [best = ''] = optionsOf(one)
    const [two = ''] = optionsOf(several)
    expect(pair(one, choices(best))).toBeNull()
    expect(pair(one, number('5'))).toBeNull()
    expect(pair(several, choice(two))).toBeNull()
    expect(pair(several, number('2'))).toBeNull()
    expect(pair(time, choice('20'))).toBeNull()
    const plain = numberQuestion('n', { rule: { kind: 'linear', zeroAt: '0', fullAt: '10' } })
    expect(pair(plain, choices('5'))).toBeNull()
    expect(pair(plain, number('5'))).toBe('1/2 of 1/1')
  })
})
