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
import { pointsText } from './display-number'
import { pairOfValue } from './value-pair'

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
  const rising = { kind: 'linear', zeroAt: '10', fullAt: '20' } as const
  const step = { kind: 'linear', zeroAt: '10', fullAt: '10' } as const
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
    ['line that rises', numberQuestion('q', { rule: rising }), number('12.5'), '0.25/1'],
    ['line that rises, before', numberQuestion('q', { rule: rising }), number('9'), '0/1'],
    ['line that rises, behind', numberQuestion('q', { rule: rising }), number('21'), '1/1'],
    ['line without length, below', numberQuestion('q', { rule: step }), number('9.9'), '0/1'],
    ['line without length, there', numberQuestion('q', { rule: step }), number('10'), '1/1'],
    ['past all bands', duration('q', { rule: band }), number('41'), '0/1'],
    ['at the last limit', duration('q', { rule: band }), number('40'), '0.5/1'],
    ['a scale of one value', scale('q', 3, 3), number('3'), '0/1'],
    ['the top of a scale', scale('q', 1, 5), number('5'), '1/1'],
    ['the bottom of a scale', scale('q', 1, 5), number('1'), '0/1'],
    ['several, one unknown', multiple('q', ['1', '2']), options('1', '7'), '1/3'],
    ['several, none costs', multiple('q', ['0', '4']), options('0'), '0/4'],
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
    const informing = [
      textQuestion('q'),
      photoQuestion('q'),
      numberQuestion('q'),
      duration('q'),
      yesNo('q', { informational: true }),
      yesNo('q', { informational: true, bonus: true }),
    ]
    expect(informing.map(pairRuleOf)).toEqual(informing.map(() => null))
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

describe('worst and best of numbers', () => {
  const all = (...credits: string[]) => ({
    kind: 'bands' as const,
    bands: credits.slice(1).map((credit, place) => ({ upTo: String(place + 1), credit })),
    otherwise: credits[0] ?? '0',
  })

  test.each([
    [
      'a line',
      numberQuestion('q', { rule: { kind: 'linear', zeroAt: '9', fullAt: '3' } }),
      '0/1',
      '1/1',
    ],
    ['bands that all cost', duration('q', { rule: all('-1', '-3', '-2') }), '-3/1', '-1/1'],
    ['bands that all bring', duration('q', { rule: all('0.5', '0.25', '1') }), '0.25/1', '1/1'],
    [
      'a scale of one value with bands',
      scale('q', 1, 1, { bands: all('0', '0.5') }),
      '0.5/1',
      '0.5/1',
    ],
  ])('%s', (_, question, worst, best) => {
    const rule = ruleOf(question)
    expect([text(rule.worst), text(rule.best)]).toEqual([worst, best])
  })
})

describe('own pairs from the worst to the best', () => {
  const ends = (...pairs: [string, string][]) => {
    const rule = ruleOf(
      single(
        'q',
        pairs.map(([points, possible], place) => pairOption(`o${place}`, points, possible)),
      ),
    )
    return [text(rule.worst), text(rule.best), text(rule.full), pointsText(rule.possible)]
  }

  test.each<[string, [string, string][], string[]]>([
    [
      'points lost without any possible are the worst',
      [
        ['0', '1'],
        ['-1', '0'],
        ['1', '1'],
      ],
      ['-1/0', '1/1', '1/1', '1'],
    ],
    [
      'points gained without any possible are the best',
      [
        ['1', '0'],
        ['1', '1'],
        ['0', '1'],
      ],
      ['0/1', '1/0', '1/1', '1'],
    ],
    [
      'of several such the larger',
      [
        ['1', '0'],
        ['3', '0'],
        ['2', '0'],
        ['1', '2'],
      ],
      ['1/2', '3/0', '1/2', '2'],
    ],
    [
      'and the smaller',
      [
        ['-1', '0'],
        ['-3', '0'],
        ['-2', '0'],
        ['1', '2'],
      ],
      ['-3/0', '1/2', '1/2', '2'],
    ],
    [
      'only points without any possible',
      [
        ['2', '0'],
        ['0', '0'],
        ['1', '0'],
      ],
      ['0/0', '2/0', '0/0', '0'],
    ],
    [
      'only "does not apply"',
      [
        ['0', '0'],
        ['0', '0'],
      ],
      ['0/0', '0/0', '0/0', '0'],
    ],
    [
      'shares are compared, not points',
      [
        ['9', '10'],
        ['1', '2'],
        ['3', '4'],
      ],
      ['1/2', '9/10', '9/10', '10'],
    ],
    [
      'more than possible is not full',
      [
        ['0', '2'],
        ['3', '2'],
      ],
      ['0/2', '3/2', '2/2', '2'],
    ],
    [
      '"does not apply" is neither the worst nor the best',
      [
        ['0', '0'],
        ['0', '1'],
        ['1', '1'],
      ],
      ['0/1', '1/1', '1/1', '1'],
    ],
    [
      'nor beside points lost without any possible',
      [
        ['-1', '0'],
        ['0', '1'],
        ['0', '0'],
        ['1', '1'],
      ],
      ['-1/0', '1/1', '1/1', '1'],
    ],
  ])('%s', (_, pairs, expected) => {
    expect(ends(...pairs)).toEqual(expected)
    expect(ends(...pairs.toReversed())).toEqual(expected)
  })
})

describe('the common denominator of all pairs', () => {
  const line = (zeroAt: string, fullAt: string) =>
    numberQuestion('q', { rule: { kind: 'linear', zeroAt, fullAt } })
  const bands = (...credits: string[]) => ({
    kind: 'bands' as const,
    bands: credits.slice(1).map((credit, place) => ({ upTo: String(place), credit })),
    otherwise: credits[0] ?? '0',
  })

  test.each<[string, Question, bigint]>([
    ['yes-no', yesNo('q', { yes: '0.5', no: '0.25' }), 4n],
    ['own pairs', single('q', [pairOption('a', '0.5', '1.25'), '3']), 4n],
    ['several', multiple('q', ['0.5', '0.125', '-0.2']), 40n],
    ['several with own possible', multiple('q', [pairOption('a', '1', '0.25')]), 4n],
    ['scale', scale('q', 2, 9), 7n],
    ['scale of one value', scale('q', 2, 2), 1n],
    ['bands of a scale', scale('q', 1, 3, { bands: bands('0.3', '0.5', '1') }), 10n],
    ['bands', duration('q', { rule: bands('0', '0.25', '0.2') }), 20n],
    ['line', line('0', '60'), 60_000_000_000n],
    ['falling line', line('3', '1'), 2_000_000_000n],
    ['line without length', line('3', '3'), 1n],
    ['bonus', yesNo('q', { yes: '0.5', bonus: true }), 2n],
  ])('%s', (_, question, denominator) => {
    expect(ruleOf(question).denominator).toBe(denominator)
  })
})

describe('bands of a long scale', () => {
  const bands = {
    kind: 'bands',
    bands: [{ upTo: '5000', credit: '0.5' }],
    otherwise: '1',
  } as const
  const best = (max: number) => text(ruleOf(scale('q', 0, max, { bands })).best)

  test('up to 1000 steps every value is tried, above it every band counts as reachable', () => {
    expect([best(1000), best(1001)]).toEqual(['0.5/1', '1/1'])
    expect(text(ruleOf(scale('q', 5, 1, { bands })).best)).toBe('1/1')
  })
})

describe('a bonus has nothing possible, whatever its kind', () => {
  test.each([yesNo('q', { bonus: true }), multiple('q', ['2', '-1'], { bonus: true })])(
    '$type',
    (question) => {
      const rule = ruleOf(question)
      expect([rule.possible, rule.worst.possible, rule.best.possible].map(pointsText)).toEqual([
        '0',
        '0',
        '0',
      ])
      expect(text(rule.full)).toBe('0/0')
    },
  )
})
