import { describe, expect, test } from 'vitest'
import { Fraction, parseDecimal } from './exact'
import {
  buildSheet,
  countPair,
  MOST_KINDS,
  PairKinds,
  type PairQuestion,
  type PairSection,
  type Sheet,
} from './score-sheet'

const decimal = parseDecimal
const policies = { method: 'weighted-sections', allowOver100: false } as const

const question = (id: string, given: Partial<PairQuestion> = {}): PairQuestion => ({
  id,
  weight: Fraction.one,
  bonus: false,
  denominator: 1n,
  critical: null,
  ...given,
})

const section = (
  id: string,
  questions: readonly PairQuestion[],
  given: Partial<PairSection> = {},
): PairSection => ({ id, weight: Fraction.one, questions, sections: [], ...given })

describe('places', () => {
  test('a section stands after the one that holds it, questions in reading order', () => {
    const inner = section('i', [question('b')], { sections: [section('j', [question('c')])] })
    const sheet = buildSheet(
      [section('s', [question('a')], { sections: [inner] }), section('t', [question('d')])],
      { method: 'total-points', allowOver100: true },
    )
    expect(sheet).toMatchObject({ method: 'total-points', allowOver100: true })
    expect(sheet.sections).toEqual([
      { id: 's', parent: null, root: 0 },
      { id: 'i', parent: 0, root: 0 },
      { id: 'j', parent: 1, root: 0 },
      { id: 't', parent: null, root: 1 },
    ])
    expect(sheet.questions.map(({ id, section: own, root }) => [id, own, root])).toEqual([
      ['a', 0, 0],
      ['b', 1, 0],
      ['c', 2, 0],
      ['d', 3, 1],
    ])
    expect(sheet.roots.map(({ section: own }) => own)).toEqual([0, 3])
  })
})

describe('scales', () => {
  test('weights of root sections become whole together', () => {
    const weights = ['0.25', '1', '1.5'].map((weight, place) =>
      section(`s${place}`, [], { weight: decimal(weight) }),
    )
    const { weightScale, roots } = buildSheet(weights, policies)
    expect(weightScale).toBe(4n)
    expect(roots.map(({ weight }) => weight)).toEqual([1n, 4n, 6n])
  })

  test('pairs become whole by weight and denominator, informational ones do not matter', () => {
    const scaleOf = (...questions: PairQuestion[]) =>
      buildSheet([section('s', questions)], policies).scale
    expect(scaleOf(question('a'))).toBe(1n)
    expect(scaleOf(question('a', { denominator: 3n }), question('b', { denominator: 4n }))).toBe(
      12n,
    )
    expect(scaleOf(question('a', { weight: decimal('0.5'), denominator: 3n }))).toBe(6n)
    expect(scaleOf(question('a', { weight: Fraction.of(3), denominator: 3n }))).toBe(1n)
    expect(scaleOf(question('a', { weight: decimal('0.5'), denominator: null }))).toBe(1n)
  })
})

describe('bonus sections', () => {
  const bonus = () => question('x', { bonus: true })
  const isBonus = (...sections: PairSection[]) =>
    buildSheet(sections, policies).roots.map((root) => root.bonus)

  test('hold bonus questions only, texts aside, also further in', () => {
    expect(isBonus(section('s', [bonus()]))).toEqual([true])
    expect(isBonus(section('s', [bonus(), question('t', { denominator: null })]))).toEqual([true])
    expect(isBonus(section('s', [bonus(), question('a')]))).toEqual([false])
    expect(isBonus(section('s', [], { sections: [section('i', [bonus()])] }))).toEqual([true])
    expect(isBonus(section('s', [bonus()], { sections: [section('i', [question('a')])] }))).toEqual(
      [false],
    )
  })

  test('a section without anything that counts is none, and each is judged by its own', () => {
    expect(isBonus(section('s', []))).toEqual([false])
    expect(isBonus(section('s', [question('t', { bonus: true, denominator: null })]))).toEqual([
      false,
    ])
    expect(
      isBonus(section('s', [question('a')]), section('t', [bonus()]), section('u', [])),
    ).toEqual([false, true, false])
  })
})

describe('a pair', () => {
  const limits = { effect: 'cap', limit: Fraction.of(60), threshold: decimal('0.5') } as const
  const sheetOf = (own: PairQuestion): Sheet => buildSheet([section('s', [own])], policies)
  const counted = (own: PairQuestion, earned: string, possible: string) => {
    const sheet = sheetOf(own)
    const [onSheet] = sheet.questions
    if (onSheet === undefined) throw new Error('The sheet has one question')
    return countPair(sheet, onSheet, { earned: decimal(earned), possible: decimal(possible) })
  }

  test('enters the sums scaled, and says its points as they are', () => {
    const own = question('a', { weight: decimal('1.5'), denominator: 4n })
    expect(counted(own, '0.25', '1')).toEqual({
      earned: 3n,
      possible: 12n,
      earnedText: '3/8',
      possibleText: '3/2',
      kind: 1,
      critical: null,
    })
  })

  test('one that its question did not announce is refused', () => {
    expect(() => counted(question('a', { denominator: 2n }), '0.25', '1')).toThrow(
      new RangeError('The pair does not fit its sheet'),
    )
  })

  test('fails below the threshold, which is reached exactly', () => {
    const own = question('a', { denominator: 1000n, critical: limits })
    const stateOf = (earned: string, possible: string) => counted(own, earned, possible).critical
    expect(stateOf('0.499', '1')).toBe('failed')
    expect(stateOf('0.5', '1')).toBe('passed')
    expect(stateOf('1', '3')).toBe('failed')
    expect(stateOf('1.5', '3')).toBe('passed')
    expect(stateOf('0', '0')).toBeNull()
    expect(stateOf('1', '0')).toBeNull()
  })
})

describe('kinds of pairs', () => {
  test('equal pairs of one root section have one number', () => {
    const kinds = new PairKinds()
    expect([
      kinds.kindOf(0, 1n, 1n),
      kinds.kindOf(0, 0n, 1n),
      kinds.kindOf(1, 1n, 1n),
      kinds.kindOf(0, 1n, 1n),
      kinds.kindOf(0, 11n, 1n),
      kinds.kindOf(0, 1n, 11n),
    ]).toEqual([1, 2, 3, 1, 4, 5])
  })

  test('beyond the most of them new ones are not told, known ones still are', () => {
    const kinds = new PairKinds()
    const all = Array.from({ length: MOST_KINDS }, (_, n) => kinds.kindOf(0, BigInt(n), 1n))
    expect(all.at(-1)).toBe(MOST_KINDS)
    expect(kinds.kindOf(0, 0n, 2n)).toBeNull()
    expect(kinds.kindOf(0, 7n, 1n)).toBe(8)
  })
})
