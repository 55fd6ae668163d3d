import { describe, expect, test } from 'vitest'
import { anyPlace, compiled, numberPlace } from '@/test/factories/formula'
import { type FormulaProblem, formulaProblem, UnreadableText } from './formula-problem'
import type { Spelling } from './functions'
import { readFormula } from './read-formula'

function problemsOf(text: string, spelling: Spelling, place = anyPlace): readonly FormulaProblem[] {
  const result = compiled(text, place, spelling)
  return result.ok ? [] : result.problems
}

/** What the sentence is made with. */
function told(text: string, spelling: Spelling = 'en', place = anyPlace) {
  return problemsOf(text, spelling, place).map(({ code, values }) => [code, values])
}

/** The text as each suggestion would make it. */
function mended(text: string, spelling: Spelling = 'en', place = anyPlace): readonly string[] {
  return problemsOf(text, spelling, place).flatMap(({ suggestions }) =>
    suggestions.map(({ from, to, text: put }) => text.slice(0, from) + put + text.slice(to)),
  )
}

describe('the sentence about what does not read knows', () => {
  test.each([
    ['', 'empty', {}],
    ['x'.repeat(2_001), 'too-long', { most: '2000' }],
    [`${'('.repeat(65)}1${')'.repeat(65)}`, 'too-deep', { most: '64' }],
    [`${'-'.repeat(64)}1`, 'too-deep', { most: '64' }],
    [
      `SUM(${Array(20)
        .fill(`${'-'.repeat(49)}1`)
        .join(',')})`,
      'too-many-parts',
      { most: '1000' },
    ],
    ['IF(a, b)', 'arguments', of('IF', '2', '3', 'exactly', ',')],
    ['MAX(1)', 'arguments', of('MAX', '1', '2', 'at-least', ',')],
    ['IFS(a, 1, b)', 'arguments', of('IFS', '3', '2', 'pairs', ',')],
    ['BAND(a, 1)', 'arguments', of('BAND', '2', '3', 'pairs', ',')],
    ['ABS(1, 2)', 'arguments', of('ABS', '2', '1', 'exactly', ',')],
    ['SCORE(till)', 'code-needed', { name: 'SCORE' }],
    ['IFF(a, b, c)', 'unknown-function', { name: 'IFF' }],
    ['trips.value', 'member', { member: 'value' }],
    ['1.0000000001', 'number', { places: '9' }],
    ['1.00000001%', 'number', { places: '7' }],
    ['60 000', 'spaced-number', { joined: '60000' }],
    ['a and b', 'word-operator', { word: 'AND' }],
    ['a => b', 'turned-comparison', { right: '>=' }],
    ['a =< b', 'turned-comparison', { right: '<=' }],
    ['a b', 'operator-missing', { found: 'b' }],
    ['a 25', 'operator-missing', { found: '25' }],
    ['a "b"', 'operator-missing', { found: '"' }],
    ['2(a)', 'operator-missing', { found: '(' }],
    ['IF(a,,b)', 'argument-missing', { separator: ',' }],
    ['IF(a;;b)', 'argument-missing', { separator: ',' }],
    ['a, b', 'separator-outside', { separator: ',' }],
    ['1 + * 2', 'value-missing', { found: '*' }],
    ['a[0]', 'character', { character: '[' }],
    ['1 + 😀', 'character', { character: '😀' }],
    ['-x%', 'percent-sign', {}],
  ])('%s', (text, code, values) => {
    expect(told(text)).toEqual([[code, values]])
  })

  test.each([
    ['МАКС(1,5)', 'arguments', of('МАКС', '1', '2', 'at-least', ';')],
    ['ОЦЕНКА(till)', 'code-needed', { name: 'ОЦЕНКА' }],
    ['ЕСЛИ(a > 0,9, 1, 2)', 'separator', { separator: ';' }],
    ['ЕСЛИ(a;;b)', 'argument-missing', { separator: ';' }],
    ['a; b', 'separator-outside', { separator: ';' }],
    ['a или b', 'word-operator', { word: 'ИЛИ' }],
  ])('in Russian: %s', (text, code, values) => {
    expect(told(text, 'ru')).toEqual([[code, values]])
  })
})

function of(name: string, given: string, least: string, kind: string, separator: string) {
  return { name, given, least, kind, separator }
}

describe('the sentence about what means nothing knows', () => {
  test.each([
    ['scor + 1', 'unknown-name', { name: 'scor' }],
    ['MAX + 1', 'function-as-name', { name: 'MAX' }],
    ['SCORE("tll")', 'unknown-code', { code: 'tll' }],
    ['IF(score * 2, 1, 2)', 'condition-needed', { name: 'score * 2' }],
    ['position & score', 'text-needed', { name: 'score' }],
    ['2^score', 'whole-power', { most: '100' }],
    ['ROUND(score, 10)', 'whole-places', { most: '9' }],
    ['score >= 92.5', 'percent-of-score', { number: '92.5' }],
    ['base + score', 'number-and-money', {}],
    ['position > "a"', 'order-of-texts', {}],
  ])('%s', (text, code, values) => {
    expect(told(text)).toEqual([[code, values]])
  })

  test('and names what may be missing as its reader writes it', () => {
    expect(told('SCORE("till") + 1', 'en', numberPlace)).toEqual([
      ['missing-value', { name: 'SCORE("till")' }],
    ])
    expect(told('ОЦЕНКА("till") + 1', 'ru', numberPlace)).toEqual([
      ['missing-value', { name: 'ОЦЕНКА("till")' }],
    ])
  })
})

describe('a suggestion is put where it belongs', () => {
  test.each([
    ['1 + "abc', ['1 + "abc"']],
    ['1 + «abc', ['1 + "abc']],
    ['(1 + (2 * 3', ['(1 + (2 * 3))']],
    ['(1 + 2  ', ['(1 + 2)  ']],
    ['(1 + 2)) * 3', ['(1 + 2) * 3']],
    ['(")") + ")))" )', ['(")") + ")))" ']],
    ['score + 60 000.5 * 2', ['score + 60000.5 * 2']],
    ['1 + score => 2', ['1 + score >= 2']],
    ['1 + score =< 2', ['1 + score <= 2']],
    ['score => ', ['score >= ']],
    ['1 + IFF(a, b, c)', ['1 + IF(a, b, c)', '1 + IFS(a, b, c)']],
    ['0,9 * * base', ['0.9 * * base']],
    [' 0,9 * base', ['0.9 * base']],
    ['2 * scor + 1', ['2 * score + 1']],
    ['1 + sales', ['1 + KPI("sales")']],
    ['1 + SCORE("tll")', ['1 + SCORE("till")']],
    ['1 + SCORE("sales")', ['1 + KPI("sales")']],
    ['2 * (base + (score - 1))', ['2 * (base * (score - 1))']],
    ['1 + (score > 0.9)', ['1 + IF(score > 0.9, 1, 0)']],
    ['NOT(0 < score < 1)', ['NOT(AND(0 < score, score < 1))']],
    ['NOT(score >= 85)', ['NOT(score >= 0.85)', 'NOT(score >= 85%)']],
    ['NOT(score >= 200)', ['NOT(score >= 2)', 'NOT(score >= 200%)']],
    ['NOT(score >= 200.5)', []],
    ['NOT(score >= 3)', ['NOT(score >= 0.03)', 'NOT(score >= 3%)']],
    ['NOT(score >= 2)', []],
    ['NOT(score >= 1.0000001)', []],
  ])('%s', (text, expected) => {
    expect(mended(text)).toEqual(expected)
  })

  test('in the spelling of the reader', () => {
    expect(mended('ЕСЛИ(a > 0,9, 1; 2)', 'ru')).toEqual(['ЕСЛИ(a > 0,9; 1; 2)'])
    expect(mended('2 * sales', 'ru')).toEqual(['2 * ПОКАЗАТЕЛЬ("sales")'])
    expect(mended('1 + ОЦЕНКА("sales")', 'ru')).toEqual(['1 + ПОКАЗАТЕЛЬ("sales")'])
    expect(mended('1 + (score > 0,9)', 'ru')).toEqual(['1 + ЕСЛИ(score > 0,9; 1; 0)'])
    expect(mended('1 + MAX(0.5, 2)', 'ru')).toEqual(['1 + МАКС(0,5; 2)'])
    expect(mended('НЕ(score >= 92,5)', 'ru')).toEqual(['НЕ(score >= 0,925)', 'НЕ(score >= 92,5%)'])
  })

  test('for a result, and for what may be missing', () => {
    expect(mended(' score > 0.5', 'en', numberPlace)).toEqual([' IF(score > 0.5, 1, 0)'])
    expect(mended('2 * figure', 'en', numberPlace)).toEqual(['2 * IFMISSING(figure, 0)'])
    expect(mended('2 * trips', 'en', numberPlace)).toEqual(['2 * IFMISSING(trips, 1)'])
    expect(mended('2 * KPI("sales")', 'en', numberPlace)).toEqual([
      '2 * IFMISSING(KPI("sales"), 0)',
    ])
  })
})

describe('the limits of a text', () => {
  const outcome = (text: string) => {
    const read = readFormula(text, 'en')
    return read.ok ? 'ok' : `${read.problem.code} ${read.problem.from}-${read.problem.to}`
  }
  const brackets = (count: number) => `${'('.repeat(count)}1${')'.repeat(count)}`
  /** So many parts: a sum of numbers with 49 signs before each. */
  const parts = (count: number) => {
    const signed = Array.from({ length: Math.floor((count - 1) / 50) }, () => `${'-'.repeat(49)}1`)
    const rest = (count - 1) % 50
    return `SUM(${[...signed, ...(rest > 0 ? [`${'-'.repeat(rest - 1)}1`] : [])].join(',')})`
  }
  const ones = (count: number) => `SUM(${Array(count).fill('1').join(',')})`

  test.each([
    ['2000 spaces', ' '.repeat(2_000), 'empty 0-2000'],
    ['2001 spaces', ' '.repeat(2_001), 'too-long 2000-2001'],
    ['2000 characters', `1${' '.repeat(1_999)}`, 'ok'],
    ['2001 characters', `1${' '.repeat(2_000)}`, 'too-long 2000-2001'],
    ['64 levels', brackets(63), 'ok'],
    ['65 levels', brackets(64), 'too-deep 64-65'],
    ['65 brackets', brackets(65), 'too-deep 64-65'],
    ['brackets side by side', `SUM(${Array(80).fill('(1)').join(',')})`, 'ok'],
    ['signs side by side', `SUM(${Array(80).fill('-1').join(',')})`, 'ok'],
    ['1000 parts', parts(1_000), 'ok'],
    ['1001 parts', parts(1_001), 'too-many-parts 1022-1023'],
    ['200 arguments', ones(200), 'ok'],
    ['201 arguments', ones(201), 'arguments 0-406'],
    ['202 arguments in pairs', `IFS(${Array(202).fill('1').join(',')})`, 'arguments 0-408'],
    ['9 places', '0.123456789', 'ok'],
    ['7 places of percents', '0.1234567%', 'ok'],
    ['8 places of percents', '0.12345678%', 'number 0-11'],
    ['5 arguments in steps', 'BAND(1, 2, 3, 4, 5)', 'ok'],
  ])('%s', (_, text, expected) => {
    expect(outcome(text)).toBe(expected)
  })
})

test('a text that cannot be read is thrown by its problem and place', () => {
  const thrown = new UnreadableText(formulaProblem('empty', { from: 3, to: 4 }))
  expect(String(thrown)).toBe('UnreadableText: formula: empty at 3')
})
