import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aScheme } from '@/test/factories/pay'
import { Fraction, fractionText, parseDecimal } from './exact'
import {
  baseOf,
  contextsOf,
  kindOf,
  type Reading,
  readingsOf,
  triedValues,
} from './formula-readings'
import type { KnownMetric } from './metric-problems'
import type { Component, SchemeDocument } from './scheme'

const texts = (values: readonly Fraction[]) => values.map(fractionText)
const marks = (...numbers: readonly string[]) => numbers.map(parseDecimal)

describe('values at which a formula is tried, the most usual one first', () => {
  test('a fraction of 1: all of it, half and none, and beside what is named up to 1', () => {
    expect(texts(triedValues('fraction', []))).toEqual(['1/1', '1/2', '0/1'])
    expect(texts(triedValues('fraction', marks('0.8', '1.5')))).toEqual([
      ...['1/1', '1/2', '0/1', '4/5', '7999/10000'],
    ])
    // Nothing below 0, and each once.
    expect(texts(triedValues('fraction', marks('0', '0.5')))).toEqual([
      ...['1/1', '1/2', '0/1', '4999/10000'],
    ])
  })

  test('a figure as it was delivered: the largest that is named, and those beside', () => {
    expect(texts(triedValues('figure', []))).toEqual(['1/1', '0/1'])
    expect(texts(triedValues('figure', marks('0.5', '25')))).toEqual([
      ...['25/1', '0/1', '1/1', '1/2', '4999/10000', '249999/10000', '26/1', '24/1'],
    ])
  })

  test('visits: no fewer than are needed; failures: few', () => {
    expect(texts(triedValues('visits', []))).toEqual(['8/1', '1/1'])
    expect(texts(triedValues('visits', marks('4', '0.5'), 4))).toEqual(['8/1', '4/1', '5/1'])
    expect(texts(triedValues('visits', [], 10))).toEqual(['10/1'])
    expect(texts(triedValues('failures', marks('5')))).toEqual([
      ...['0/1', '1/1', '2/1', '3/1', '5/1', '6/1', '4/1'],
    ])
  })

  test('months, days and money', () => {
    expect(texts(triedValues('months', marks('36', '0.5')))).toEqual([
      ...['36/1', '0/1', '37/1', '35/1'],
    ])
    expect(texts(triedValues('months', marks('6')))).toEqual(['24/1', '0/1', '6/1', '7/1', '5/1'])
    expect(texts(triedValues('days', marks('15')))).toEqual([
      '21/1',
      '10/1',
      '15/1',
      '16/1',
      '14/1',
    ])
    expect(texts(triedValues('money', marks('3', '100', '50000')))).toEqual([
      ...['60000/1', '100/1', '101/1', '50000/1', '50001/1', '49999/1'],
    ])
  })

  test('what the names stand for', () => {
    const names = ['tenure_months', 'worked_days', 'norm_days', 'salary', 'base']
    expect(names.map(kindOf)).toEqual(['months', 'days', 'days', 'money', 'money'])
  })

  test('the base is that of the scheme where it has an amount', () => {
    const of = (base: SchemeDocument['base']) => fractionText(baseOf({ base }))
    expect(of({ kind: 'fixed', amount: '45000.00' })).toBe('45000/1')
    expect(of({ kind: 'fixed', amount: 'much' })).toBe('60000/1')
    expect(of({ kind: 'salary' })).toBe('60000/1')
    expect(of({ kind: 'pool', amount: '45000.00' })).toBe('60000/1')
  })
})

describe('facts put together a few times', () => {
  const of = (tried: Readonly<Record<string, readonly string[]>>, most: number) =>
    contextsOf(
      new Map(Object.entries(tried).map(([name, values]) => [name, marks(...values)])),
      most,
    ).map((context) => [...context].map(([name, value]) => `${name} ${fractionText(value)}`).join())

  test('first as usual, then one another at a time, and all at once between them', () => {
    const two = { a: ['1', '2', '3'], b: ['5', '6'] }
    expect(of(two, 9)).toEqual([
      ...['a 1/1,b 5/1', 'a 2/1,b 5/1', 'a 2/1,b 6/1', 'a 3/1,b 5/1', 'a 1/1,b 6/1'],
    ])
    expect(of(two, 2)).toEqual(['a 1/1,b 5/1', 'a 2/1,b 5/1'])
    expect(of(two, 0)).toEqual(['a 1/1,b 5/1'])
  })

  test('in turn, so that few of them are of every kind', () => {
    const many = { a: ['1', '2'], b: ['5', '6', '7', '8', '9'] }
    const first = ['a 1/1,b 5/1', 'a 2/1,b 5/1', 'a 2/1,b 6/1', 'a 1/1,b 6/1', 'a 1/1,b 7/1']
    expect(of(many, 5)).toEqual(first)
    expect(of(many, 99)).toEqual([...first, 'a 2/1,b 8/1', 'a 1/1,b 8/1', 'a 1/1,b 9/1'])
  })

  test('each once, and one that is empty for no facts', () => {
    expect(of({ a: ['1', '2'] }, 9)).toEqual(['a 1/1', 'a 2/1'])
    // 1/2 and 51 are not 1/25 and 1, although they have the same digits.
    expect(of({ a: ['0.5', '0.04'], b: ['51', '1'] }, 9)).toEqual([
      ...['a 1/2,b 51/1', 'a 1/25,b 51/1', 'a 1/25,b 1/1', 'a 1/2,b 1/1'],
    ])
    expect(contextsOf(new Map(), 9)).toEqual([new Map()])
  })
})

describe('what a formula reads', () => {
  const courtesy = aComponent({ code: 'courtesy', share: '0.25' })
  const read = (
    text: string,
    components: readonly Component[] = [courtesy],
    metrics: readonly KnownMetric[] = [],
    more: Partial<SchemeDocument> = {},
  ) => {
    const own = aComponent({ code: 'own', sampling: { minimumVisits: 4, smoothing: 'none' } })
    return readingsOf(own, text, aScheme({ components: [own, ...components], ...more }), metrics)
  }
  const walked = ({ walk }: Pick<Reading, 'walk'> = { walk: null }) =>
    walk && {
      from: fractionText(walk.values[0] ?? Fraction.one),
      to: fractionText(walk.values.at(-1) ?? Fraction.zero),
      places: walk.values.length,
      better: walk.better,
      visits: walk.visits && [walk.visits.minimum, fractionText(walk.visits.reach)],
    }
  const told = (reading: Reading | undefined, at: string) =>
    reading
      ?.facts(parseDecimal(at))
      .map(([key, fact]) => [...[key, fact instanceof Fraction ? fractionText(fact) : 'none']])
  const metric = (code: string, unit: KnownMetric['unit'] = 'share'): KnownMetric => ({
    ...{ code, unit, direction: 'less' },
  })

  test('each once, whatever of it is read, in the order of the formula', () => {
    const names = (text: string) => read(text).map(({ name }) => name)
    expect(names('SCORE("all") + courtesy.rate * courtesy + SCORE("all") + tenure_months')).toEqual(
      [...['SCORE("all")', 'courtesy', 'tenure_months']],
    )
    expect(names('1 + 2')).toEqual([])
  })

  test('a score is walked from 0 to 1, and one visit of the fewest moves it', () => {
    const [score] = read('IF(SCORE("all") > 0.805, 1, 0)')
    // 101 hundredths, and three places around 0.805; what lies around 0 and 1 within them once more.
    expect(walked(score)).toMatchObject({ from: '0/1', to: '1/1', better: 'more' })
    expect(texts(score?.walk?.values ?? [])).toEqual(expect.arrayContaining(['161/200']))
    expect(score?.walk?.visits?.minimum).toBe(4)
    expect(texts(score?.tried ?? []).slice(0, 3)).toEqual(['1/1', '1/2', '0/1'])
    expect(told(score, '0.7')).toEqual([['SCORE("all")', '7/10']])
    const values = score?.walk?.values ?? []
    expect(values.every((one, at) => values[at - 1]?.isBelow(one) ?? at === 0)).toBe(true)
  })

  test('visits and failures are counted and walked nowhere', () => {
    const [visits, failures] = read('VISITS("all") + FAILURES("all")')
    expect([visits?.walk, failures?.walk]).toEqual([null, null])
    expect([texts(visits?.tried ?? []), texts(failures?.tried ?? [])]).toEqual([
      ['8/1', '4/1'],
      ['0/1', '1/1', '2/1', '3/1'],
    ])
  })

  test('a figure is walked where the catalogue says that it is a share, the better way', () => {
    const metrics = [metric('other', 'number'), metric('late')]
    const [late] = read('KPI("late")', [], metrics)
    expect(walked(late)).toEqual({
      from: '0/1',
      to: '2/1',
      places: 201,
      better: 'less',
      visits: null,
    })
    expect(texts(late?.tried ?? [])).toEqual(['1/1', '1/2', '0/1'])
    const [other] = read('KPI("other")', [], metrics)
    expect([other?.walk, texts(other?.tried ?? [])]).toEqual([null, ['1/1', '0/1']])
    expect(read('KPI("unknown")', [], metrics)[0]?.walk).toBeNull()
  })

  test('a name that every formula knows is tried by its kind, the base as it is', () => {
    const [base, days] = read('base / worked_days')
    expect([texts(base?.tried ?? []), base?.walk, told(base, '5')]).toEqual([
      ...[['60000/1'], null, [['base', '5/1']]],
    ])
    expect([texts(days?.tried ?? []), days?.walk]).toEqual([['21/1', '10/1'], null])
    // Everybody has the base of the scheme: what a formula names beside it tells of nobody.
    const fixed = { base: { kind: 'fixed', amount: '45000.00' } } as const
    expect(texts(read('base - 50000', [], [], fixed)[0]?.tried ?? [])).toEqual(['45000/1'])
    expect(texts(read('salary - 50000', [], [], fixed)[0]?.tried ?? [])).toEqual([
      ...['60000/1', '50000/1', '50001/1', '49999/1'],
    ])
  })

  test('another part moves with its value, its rate and its amount', () => {
    const [part] = read('courtesy.amount + courtesy')
    // A quarter of 60,000.00 at 0.8.
    expect(told(part, '0.8')).toEqual([
      ['courtesy', '4/5'],
      ['courtesy.rate', '4/5'],
      ['courtesy.amount', '12000/1'],
    ])
    expect(walked(part)).toMatchObject({ from: '0/1', to: '1/1', places: 101, better: 'more' })
    expect(part?.walk?.visits?.minimum).toBe(3)
    const computed = aComponent({
      ...{ code: 'courtesy', share: '0.25' },
      curve: { kind: 'formula', formula: '1 / (value - 0.5)' },
    })
    expect(told(read('courtesy', [computed])[0], '0.75')).toEqual([
      ['courtesy', '3/4'],
      ['courtesy.rate', '4/1'],
      ['courtesy.amount', '60000/1'],
    ])
    expect(told(read('courtesy', [computed])[0], '0.5')).toEqual([
      ['courtesy', '1/2'],
      ['courtesy.rate', 'none'],
      ['courtesy.amount', 'none'],
    ])
  })

  test('of a figure it is known by its plan or the catalogue whether it is a fraction of 1', () => {
    const of = (target: string | null, metrics: readonly KnownMetric[] = []) =>
      read('trips', [aComponent({ code: 'trips', value: aKpi('trips', target) })], metrics)[0]
    expect(walked(of('25'))).toMatchObject({ to: '2/1', places: 201, better: 'more', visits: null })
    expect(of(null)?.walk).toBeNull()
    expect(texts(of(null)?.tried ?? [])).toEqual(['1/1', '0/1'])
    expect(walked(of(null, [metric('trips')]))).toMatchObject({ to: '2/1', visits: null })
    const others = [metric('other'), metric('trips', 'number')]
    expect(of(null, others)?.walk).toBeNull()
    const falling = aComponent({
      ...{ code: 'trips', value: aKpi('trips', '25') },
      curve: {
        kind: 'points',
        direction: 'falling',
        points: [
          { at: '0', rate: '1' },
          { at: '1', rate: '0' },
        ],
      },
    })
    expect(walked(read('trips', [falling])[0])).toMatchObject({ better: 'less' })
  })
})
