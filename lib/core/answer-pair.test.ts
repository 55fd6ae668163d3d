import { describe, expect, test } from 'vitest'
import {
  duration,
  multiple,
  numberQuestion,
  pairOption,
  photoQuestion,
  scale,
  single,
  textQuestion,
  yesNo,
} from '@/test/factories/checklist'
import { type Pair, pairRuleOf } from './answer-pair'
import type { AnswerValue, Question } from './checklist'
import { pairOfValue } from './count-answers'
import { pointsText } from './display-number'

const text = (pair: Pair | null) =>
  pair && `${pointsText(pair.earned)}/${pointsText(pair.possible)}`

function ruleOf(question: Question) {
  const rule = pairRuleOf(question)
  if (rule === null) throw new Error('An informational question')
  return rule
}

const option = (id: string): AnswerValue => ({ kind: 'choice', option: id })
const options = (...ids: string[]): AnswerValue => ({ kind: 'choices', options: ids })
const number = (value: string): AnswerValue => ({ kind: 'number', number: value })

const pairOf = (question: Question, value: AnswerValue) =>
  text(pairOfValue({ rule: ruleOf(question) }, value))

describe('pairs by question type', () => {
  const band = {
    kind: 'bands',
    bands: [
      { upTo: '20', credit: '1' },
      { upTo: '40', credit: '0.5' },
    ],
    otherwise: '0',
  } as const
  const falling = { kind: 'linear', zeroAt: '60', fullAt: '20' } as const

  test.each([
    ['yes', yesNo('q'), option('yes'), '1/1'],
    ['no', yesNo('q'), option('no'), '0/1'],
    ['no that costs', yesNo('q', { yes: '0', no: '-5' }), option('no'), '-5/5'],
    ['chosen of the highest', single('q', ['0', '5', '10']), option('5'), '5/10'],
    ['all options cost', single('q', ['-15', '-5', '0']), option('-5'), '-5/15'],
    ['all options are zero', single('q', ['0']), option('0'), '0/0'],
    ['several', multiple('q', ['1', '2', '0', '5']), options('1', '2'), '3/8'],
    ['several, some cost', multiple('q', ['4', '1', '-2']), options('4', '-2'), '2/5'],
    ['several, all cost', multiple('q', ['-4', '-1']), options('-1'), '-1/5'],
    ['scale', scale('q', 1, 5), number('2'), '0.25/1'],
    ['scale below zero', scale('q', -2, 1), number('0'), '0.67/1'],
    [
      'scale by bands',
      scale('q', 1, 5, { bands: { ...band, otherwise: '0.2' } }),
      number('5'),
      '1/1',
    ],
    ['duration at a limit', duration('q', { rule: band }), number('20'), '1/1'],
    ['duration past a limit', duration('q', { rule: band }), number('20.000000001'), '0.5/1'],
    ['line that falls', duration('q', { rule: falling }), number('30'), '0.75/1'],
    ['line, flat below', duration('q', { rule: falling }), number('0'), '1/1'],
    ['line, flat above', numberQuestion('q', { rule: falling }), number('600'), '0/1'],
  ])('%s', (_, question, value, expected) => {
    expect(pairOf(question, value)).toBe(expected)
  })

  test('an option may carry its own pair', () => {
    const own = single('q', [
      pairOption('yes', '1', '1'),
      pairOption('no', '0', '1'),
      pairOption('none', '0', '0'),
      pairOption('extra', '1', '0'),
    ])
    expect(['yes', 'no', 'none', 'extra'].map((id) => pairOf(own, option(id)))).toEqual([
      '1/1',
      '0/1',
      '0/0',
      '1/0',
    ])
    const several = multiple('q', [pairOption('a', '2', '3'), pairOption('b', '1', '0'), '4'])
    expect(pairOf(several, options('a', 'b'))).toBe('3/7')
  })

  test.each([
    ['yes-no', yesNo('q', { bonus: true }), option('yes'), '1/0'],
    ['several', multiple('q', ['1', '2'], { bonus: true }), options('1', '2'), '3/0'],
    ['scale', scale('q', 1, 5, { bonus: true }), number('4'), '0.75/0'],
  ])('bonus: %s', (_, question, value, expected) => {
    expect(pairOf(question, value)).toBe(expected)
  })

  test('what only informs has no pair', () => {
    const informing = [textQuestion('q'), photoQuestion('q'), numberQuestion('q'), duration('q')]
    expect(informing.map(pairRuleOf)).toEqual([null, null, null, null])
  })

  test('a value of another kind has no pair', () => {
    expect(pairOf(yesNo('q'), number('1'))).toBeNull()
    expect(pairOf(scale('q', 1, 5), option('1'))).toBeNull()
  })
})

describe('worst, best and full', () => {
  test.each([
    ['yes-no', yesNo('q'), '0/1', '1/1', '1/1'],
    ['bonus', yesNo('q', { bonus: true }), '0/0', '1/0', '0/0'],
    ['all options cost', single('q', ['-15', '-5', '0']), '-15/15', '0/15', '0/15'],
    ['several', multiple('q', ['4', '1', '-2']), '-2/5', '5/5', '5/5'],
    ['scale', scale('q', 1, 5), '0/1', '1/1', '1/1'],
    [
      'a band that no value of the scale reaches',
      scale('q', 1, 3, {
        bands: {
          kind: 'bands',
          bands: [
            { upTo: '1', credit: '0.2' },
            { upTo: '3', credit: '0.9' },
          ],
          otherwise: '0',
        },
      }),
      '0.2/1',
      '0.9/1',
      '0.9/1',
    ],
    [
      'own pairs: 0/0 is neither, a bonus is above full',
      single('q', [
        pairOption('none', '0', '0'),
        pairOption('extra', '1', '0'),
        pairOption('no', '0', '1'),
        pairOption('yes', '1', '1'),
      ]),
      '0/1',
      '1/0',
      '1/1',
    ],
    [
      'own pairs: the best share, not the most points',
      single('q', [pairOption('a', '5', '10'), pairOption('b', '3', '3')]),
      '5/10',
      '3/3',
      '3/3',
    ],
  ])('%s', (_, question, worst, best, full) => {
    const rule = ruleOf(question)
    expect([text(rule.worst), text(rule.best), text(rule.full)]).toEqual([worst, best, full])
  })
})
