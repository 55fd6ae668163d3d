import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, ownScore } from '@/test/factories/pay'
import { Fraction, parseDecimal } from './exact'
import type { Fact } from './formula/formula-value'
import type { FormulaMeasure, Measure, ScoreMeasure } from './measure'
import type { ComputedValue } from './scheme'
import {
  ownReadings,
  partsNamed,
  readParts,
  scoreRead,
  withReading,
  withScore,
} from './visit-readings'

const formula = (text: string, subject: ComputedValue['subject'] = 'person'): ComputedValue => ({
  ...{ kind: 'formula', subject, periods: 1, formula: text },
  scores: ['till', 'hall'].map((code) => ({ code, source: { kind: 'all' } })),
})
const byScore = aComponent({ code: 'courtesy', title: { en: 'Courtesy' } })
const byFigure = aComponent({ code: 'trips', value: aKpi('trips') })
const both = 'SCORE("till") + SCORE("hall") * SCORE("till") + VISITS("till")'

describe('the scores that parts of a scheme read', () => {
  test('one of a score, none of a figure, each once of a formula', () => {
    const components = [byScore, byFigure, aComponent({ code: 'bonus', value: formula(both) })]
    expect([...ownReadings(components)]).toEqual([
      [
        'courtesy',
        [
          {
            ...{ name: 'courtesy', codes: ['courtesy'], lookup: null, subject: 'person' },
            title: { en: 'Courtesy' },
          },
        ],
      ],
      ['trips', []],
      [
        'bonus',
        ['till', 'hall'].map((code, place) => ({
          ...{ name: `bonus#${place}`, codes: ['bonus'], lookup: `SCORE("${code}")` },
          ...{ subject: 'person', title: { ru: `ОЦЕНКА("${code}")`, en: `SCORE("${code}")` } },
        })),
      ],
    ])
    // The same list is not read again.
    expect(ownReadings(components)).toBe(ownReadings(components))
  })

  test('stints that read the person share theirs, those of the unit do not', () => {
    const stints = (subject: 'person' | 'unit') =>
      ['@1', '@2'].map((key) =>
        aComponent({ code: `courtesy${key}`, value: { ...ownScore, subject } }),
      )
    const namesOf = (subject: 'person' | 'unit') =>
      [...ownReadings(stints(subject)).values()].map((own) =>
        own.map(({ name, codes }) => [name, ...codes]),
      )
    expect(namesOf('person')).toEqual([
      [['courtesy', 'courtesy@1', 'courtesy@2']],
      [['courtesy', 'courtesy@1', 'courtesy@2']],
    ])
    expect(namesOf('unit')).toEqual([
      [['courtesy@1', 'courtesy@1']],
      [['courtesy@2', 'courtesy@2']],
    ])
    const computed = ['@1', '@2'].map((key) =>
      aComponent({ code: `bonus${key}`, value: formula('SCORE("till")', 'unit') }),
    )
    expect([...ownReadings(computed).values()].flat().map(({ name }) => name)).toEqual([
      ...['bonus#0@1', 'bonus#0@2'],
    ])
    const told = (components: typeof computed) =>
      readParts(components).map(({ component, codes, reading, isOnly }) => [
        ...[component.code, codes.join(' '), reading.name, isOnly],
      ])
    expect(told(stints('person'))).toEqual([
      ['courtesy@1', 'courtesy@1 courtesy@2', 'courtesy', true],
    ])
    expect(told(computed)).toEqual([
      ['bonus@1', 'bonus@1', 'bonus#0@1', true],
      ['bonus@2', 'bonus@2', 'bonus#0@2', true],
    ])
  })

  test('a part that names others moves with what they read, in the order of the scheme', () => {
    const components = [
      byScore,
      aComponent({ code: 'bonus', value: formula('SCORE("till") + courtesy.rate + trips') }),
      byFigure,
      aComponent({ code: 'twice', value: formula('bonus * courtesy') }),
    ]
    expect(
      readParts(components).map(({ component, reading, isOnly }) => [
        ...[component.code, reading.name, isOnly],
      ]),
    ).toEqual([
      ['courtesy', 'courtesy', true],
      ['bonus', 'bonus#0', false],
      ['bonus', 'courtesy', false],
      ['twice', 'courtesy', false],
      ['twice', 'bonus#0', false],
    ])
    const named = (at: number) =>
      partsNamed(components[at] ?? byScore, components).map(({ code }) => code)
    expect([named(0), named(1), named(3)]).toEqual([
      ...[[], ['courtesy', 'trips'], ['courtesy', 'bonus']],
    ])
    const stints = ['@1', '@2'].flatMap((key) => [
      aComponent({ code: `courtesy${key}` }),
      aComponent({ code: `bonus${key}`, value: formula('courtesy') }),
    ])
    expect(partsNamed(stints[3] ?? byScore, stints).map(({ code }) => code)).toEqual(['courtesy@2'])
  })
})

describe('another score in the place of one that was read', () => {
  const till = 'SCORE("till")'
  const score = {
    ...{ kind: 'score', mean: parseDecimal('0.7'), visits: 3, interval: null, smoothing: null },
  } as const satisfies ScoreMeasure
  const computed: FormulaMeasure = {
    kind: 'formula',
    facts: new Map<string, Fact>([
      [till, parseDecimal('0.7')],
      ['SCORE("hall")', { missing: 'too-few-visits' }],
    ]),
    visits: new Map([
      [till, 4],
      ['SCORE("hall")', 1],
    ]),
  }
  const figure = { kind: 'kpi', actual: Fraction.one } as const

  test('is put where the measure holds one, and nowhere else', () => {
    expect(withScore(score, { lookup: null }, Fraction.one)).toEqual({
      ...score,
      mean: Fraction.one,
    })
    expect(withScore(figure, { lookup: null }, Fraction.one)).toBe(figure)
    expect(withScore(score, { lookup: till }, Fraction.one)).toBe(score)
    expect(withScore(computed, { lookup: 'SCORE("hall")' }, Fraction.one)).toBe(computed)
    expect(withScore(computed, { lookup: till }, Fraction.one)).toEqual({
      ...computed,
      facts: new Map([...computed.facts, [till, Fraction.one]]),
    })
  })

  test('is put into all parts that hold the one', () => {
    const measures = new Map([
      ['a@1', score],
      ['a@2', score],
      ['b', score],
    ])
    const moved = withReading(
      measures,
      { codes: ['a@1', 'a@2', 'gone'], lookup: null },
      Fraction.one,
    )
    expect([...moved].map(([code, one]) => [code, one === score])).toEqual([
      ['a@1', false],
      ['a@2', false],
      ['b', true],
    ])
    expect(measures.get('a@1')).toBe(score)
  })

  test('is known with its visits where it pays', () => {
    const measures = new Map<string, Measure>([
      ['a', score],
      ['none', { ...score, mean: null }],
      ['b', computed],
      ['before', { kind: 'formula', facts: computed.facts } as const],
      ['trips', figure],
    ])
    const read = (code: string | undefined, lookup: string | null) =>
      scoreRead(measures, { codes: code === undefined ? [] : [code], lookup })
    expect(read('a', null)).toEqual({ mean: score.mean, visits: 3 })
    expect(read('b', till)).toEqual({ mean: score.mean, visits: 4 })
    for (const [code, lookup] of [
      ...([
        ['none', null],
        ['trips', null],
        ['b', null],
        ['gone', null],
      ] as const),
      ...([
        ['b', 'SCORE("hall")'],
        ['b', 'SCORE("other")'],
        ['a', till],
      ] as const),
      ...([
        ['before', till],
        ['gone', till],
        [undefined, till],
      ] as const),
    ])
      expect(read(code, lookup)).toBeNull()
  })
})
