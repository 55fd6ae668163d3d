import { describe, expect, test } from 'vitest'
import { aFormula } from '@/test/factories/formula'
import { Fraction, fractionText } from '../exact'
import { evaluateFormula, traceFormula } from './evaluate-formula'
import type { CallNode, FormulaNode } from './formula-tree'
import { type Fact, Stop } from './formula-value'
import { canonicalFormula } from './spell-formula'

const huge = 10n ** 299n

const facts: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ['score', Fraction.of(1, 2)],
  ['on_time', Fraction.of(3, 4)],
  ['courtesy', Fraction.zero],
  ['worked_days', Fraction.of(huge)],
  ['norm_days', Fraction.of(1n, huge)],
  ['position', 'Cook'],
  ['is_new', true],
  ['figure', { missing: 'not-delivered' }],
  ['SCORE("till")', { missing: 'no-visits' }],
  ['SCORE("hall")', { missing: 'too-few-visits' }],
])

function outcome(text: string): string {
  const found = evaluateFormula(aFormula(text).tree, facts)
  if (found instanceof Stop) return `${found.reason} at ${canonicalFormula(found.node)}`
  return found instanceof Fraction ? fractionText(found) : JSON.stringify(found)
}

describe('a comparison', () => {
  test.each([
    ['<', [true, false, false]],
    ['<=', [true, true, false]],
    ['=', [false, true, false]],
    ['<>', [true, false, true]],
    ['>=', [false, true, true]],
    ['>', [false, false, true]],
  ])('of a half by %s with more, as much and less', (sign, expected) => {
    const others = ['on_time', '0.5', 'courtesy']
    expect(others.map((other) => outcome(`score ${sign} ${other}`))).toEqual(expected.map(String))
  })

  test('of texts is blind to the size of letters, of truths it is not to their kind', () => {
    expect(outcome('position = "COOK"')).toBe('true')
    expect(outcome('position <> "COOK"')).toBe('false')
    expect(outcome('position = "cooks"')).toBe('false')
    expect(outcome('position <> "cooks"')).toBe('true')
    expect(outcome('is_new = TRUE')).toBe('true')
    expect(outcome('is_new <> TRUE')).toBe('false')
    expect(outcome('is_new = FALSE')).toBe('false')
    expect(outcome('is_new <> FALSE')).toBe('true')
  })
})

describe('of several stops the first is named', () => {
  test.each([
    ['figure + SCORE("till")', 'not-delivered at figure'],
    ['SCORE("till") + figure', 'no-visits at SCORE("till")'],
    ['figure > SCORE("till")', 'not-delivered at figure'],
    ['score > SCORE("till")', 'no-visits at SCORE("till")'],
    ['SUM(score, SCORE("till"), figure)', 'no-visits at SCORE("till")'],
    ['-SCORE("hall")', 'too-few-visits at SCORE("hall")'],
    ['figure^2', 'not-delivered at figure'],
    ['AND(figure > 1, SCORE("till") > 1)', 'not-delivered at figure'],
    ['AND(1 / courtesy > 1, FALSE)', 'division-by-zero at 1 / courtesy'],
    ['OR(1 / courtesy > 1, TRUE)', 'division-by-zero at 1 / courtesy'],
    ['IFS(figure > 1, 1, TRUE, 2)', 'not-delivered at figure'],
    ['IFS(FALSE, 1, figure > 1, 2)', 'not-delivered at figure'],
    ['IF(FALSE, 1, figure)', 'not-delivered at figure'],
    ['IFS(FALSE, 1)', 'no-condition-met at IFS(FALSE, 1)'],
    ['BAND(score, figure, 1)', 'not-delivered at figure'],
    ['BAND(score, 0.5, figure)', 'not-delivered at figure'],
    ['BAND(score, 0.6, figure)', '0/1'],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})

describe('numbers that grow too large are named at the part that made them', () => {
  test.each([
    ['worked_days + worked_days * 9', 'too-large at worked_days + worked_days * 9'],
    ['worked_days * 9', `${huge * 9n}/1`],
    ['-worked_days - worked_days * 9', 'too-large at -worked_days - worked_days * 9'],
    ['worked_days * 10', 'too-large at worked_days * 10'],
    ['worked_days / norm_days', 'too-large at worked_days / norm_days'],
    ['SUM(worked_days * 9, worked_days)', 'too-large at SUM(worked_days * 9, worked_days)'],
    [
      'SUM(worked_days * 9, worked_days, -worked_days)',
      'too-large at SUM(worked_days * 9, worked_days, -worked_days)',
    ],
    ['AVERAGE(worked_days * 9, worked_days)', 'too-large at AVERAGE(worked_days * 9, worked_days)'],
    ['CEILING(worked_days * 9 + 1, 3)', `${huge * 9n + 3n}/1`],
    [
      'CEILING(worked_days * 9 + 1, worked_days * 5)',
      'too-large at CEILING(worked_days * 9 + 1, worked_days * 5)',
    ],
    [
      'LINEAR(score, 0, norm_days + 1, 0, worked_days * 9)',
      'too-large at LINEAR(score, 0, norm_days + 1, 0, worked_days * 9)',
    ],
  ])('%s', (text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})

describe('a text', () => {
  test('takes numbers as they were written', () => {
    expect(outcome('position & 1.50 & "-" & 7%')).toBe('"Cook1.50-7%"')
    expect(outcome('1 & "a"')).toBe('"1a"')
  })

  test('that is missing is no text', () => {
    for (const text of ['position & "a"', '"a" & position']) {
      const found = evaluateFormula(aFormula(text).tree, new Map())
      expect(found instanceof Stop && found.reason).toBe('not-delivered')
    }
  })
})

describe('what a checker would have refused is a mistake of the program', () => {
  const at = { from: 0, to: 0 }
  const call = (name: CallNode['name'], ...of: readonly FormulaNode[]): FormulaNode => ({
    kind: 'call',
    name,
    nameAt: at,
    of,
    ...at,
  })
  const name = (of: string): FormulaNode => ({ kind: 'name', name: of, ...at })
  const one: FormulaNode = { kind: 'number', text: '1', isPercentage: false, ...at }

  test.each<[string, FormulaNode, string]>([
    [
      'a text in a sum',
      { kind: 'binary', operator: '+', left: name('position'), right: one, ...at },
      'name gives no number',
    ],
    [
      'a name of a number in a text',
      { kind: 'binary', operator: '&', left: name('score'), right: one, ...at },
      'name gives no text',
    ],
    [
      'a number for a condition',
      call('IF', one, one, one),
      'A condition is neither true nor false',
    ],
    ['no condition at all', call('NOT'), 'A condition is neither true nor false'],
    ['nothing to stand in', call('IFMISSING', one), 'IFMISSING takes two'],
    ['nothing to stand in for', call('IFMISSING'), 'IFMISSING takes two'],
    ['no number at all', call('SUM'), 'A function without an argument'],
    ['no band at all', call('BAND'), 'A function without an argument'],
  ])('%s', (_, tree, message) => {
    expect(() => evaluateFormula(tree, facts)).toThrow(new TypeError(message))
    expect(() => traceFormula(tree, facts)).toThrow(TypeError)
  })
})

test('a stop tells whether something may stand in its place', () => {
  const tree = aFormula('1').tree
  const reasons = ['no-visits', 'too-few-visits', 'not-delivered'] as const
  expect(reasons.map((reason) => new Stop(reason, tree).isMissing)).toEqual([true, true, true])
  const others = [
    'division-by-zero',
    'too-large',
    'no-condition-met',
    'step-sign',
    'turned-bounds',
  ] as const
  expect(others.some((reason) => new Stop(reason, tree).isMissing)).toBe(false)
})
