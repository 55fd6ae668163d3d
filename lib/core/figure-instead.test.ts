import { describe, expect, test } from 'vitest'
import { aComponent, aKpi } from '@/test/factories/pay'
import { Fraction, parseDecimal } from './exact'
import { figuresInstead, triedFigures } from './figure-instead'
import type { Component } from './scheme'

/** A part whose value is a formula. */
const computed = (formula: string, code = 'computed'): Component =>
  aComponent({
    code,
    value: {
      ...({ kind: 'formula', subject: 'person', periods: 1, formula } as const),
      scores: [{ code: 'all', source: { kind: 'all' } }],
    },
  })

const formulaOf = (component: Component | undefined) =>
  component?.value.kind === 'formula' ? component.value.formula : undefined

/** What one formula becomes among other parts; null where nothing stands in for visits. */
const instead = (formula: string, ...others: readonly Component[]) => {
  const found = figuresInstead([computed(formula), ...others])
  return found && formulaOf(found.components[0])
}

describe('a figure in the place of a score that is missing', () => {
  test.each([
    ['KPI("calls")', 'KPI("1")'],
    // What is made of it stays: the limit is the scheme's, and the same for everybody.
    ['MIN(KPI("calls") / 150, 0.9)', 'MIN(KPI("1") / 150, 0.9)'],
    ['-KPI("returns") + 1', '-KPI("1") + 1'],
    ['1 - KPI("returns")', '1 - KPI("1")'],
    ['ROUND(-(KPI("returns") - 1), 2)', 'ROUND(-(KPI("1") - 1), 2)'],
    // One figure is one wherever it is read; another one is another.
    ['KPI("calls") + KPI("calls") * KPI("plan")', 'KPI("1") + KPI("1") * KPI("2")'],
  ])('%s is the figure %s', (other, expected) => {
    expect(instead(`IFMISSING(SCORE("all"), ${other})`)).toBe(
      `IFMISSING(SCORE("all"), ${expected})`,
    )
  })

  test('is one beside the score alone: what else the formula reads of figures stays', () => {
    expect(instead('KPI("calls") * IFMISSING(SCORE("all"), KPI("calls"))')).toBe(
      'KPI("calls") * IFMISSING(SCORE("all"), KPI("1"))',
    )
    expect(instead('IFMISSING(SCORE("all") * KPI("calls"), KPI("calls"))')).toBe(
      'IFMISSING(SCORE("all") * KPI("calls"), KPI("1"))',
    )
  })

  test.each([
    'IFMISSING(SCORE("all"), 0.9)',
    'IFMISSING(SCORE("all"), SCORE("all"))',
    'IFMISSING(SCORE("all"), base / 60000)',
    // A figure that was not delivered is no visit that did not take place.
    'IFMISSING(KPI("calls"), KPI("plan"))',
    '1 - -KPI("calls")',
    'ROUND(SCORE("all"), 2)',
  ])('is none in %s', (formula) => {
    expect(instead(formula)).toBeNull()
  })
})

describe('a figure that is paid by the number of visits', () => {
  test('stands in both branches of IF, and the condition stays', () => {
    expect(instead('IF(VISITS("all") >= 3, SCORE("all"), KPI("calls") / 150)')).toBe(
      'IF(VISITS("all") >= 3, SCORE("all"), KPI("1") / 150)',
    )
    expect(instead('IF(VISITS("all") < KPI("least"), KPI("calls"), KPI("sales"))')).toBe(
      'IF(VISITS("all") < KPI("least"), KPI("1"), KPI("2"))',
    )
  })

  test('stands in every branch of IFS, whichever of its conditions asks for visits', () => {
    expect(instead('IFS(KPI("trips") >= 20, 1, VISITS("all") < 3, KPI("calls"))')).toBe(
      'IFS(KPI("trips") >= 20, 1, VISITS("all") < 3, KPI("1"))',
    )
    expect(instead('IFS(VISITS("all") >= 3, KPI("plan"), KPI("trips") >= 20, KPI("calls"))')).toBe(
      'IFS(VISITS("all") >= 3, KPI("1"), KPI("trips") >= 20, KPI("2"))',
    )
  })

  test.each([
    'IF(KPI("trips") >= 20, KPI("calls"), KPI("sales"))',
    // Visits that are paid themselves are no condition.
    'IF(KPI("trips") >= 20, VISITS("all"), KPI("calls"))',
    'IF(KPI("trips") >= 20, KPI("calls"), VISITS("all"))',
    // Both are paid, whatever the number of visits.
    'MAX(VISITS("all") / 8, KPI("calls"))',
  ])('is none in %s', (formula) => {
    expect(instead(formula)).toBeNull()
  })
})

describe('another part of the scheme that a formula names', () => {
  const calls = aComponent({ code: 'calls', value: aKpi('calls', '150') })
  const courtesy = aComponent({ code: 'courtesy' })

  test('is a figure where it reads one', () => {
    expect(instead('IFMISSING(SCORE("all"), calls)', calls)).toBe(
      'IFMISSING(SCORE("all"), KPI("1"))',
    )
    // Its value, rate and amount are one figure.
    expect(instead('IFMISSING(SCORE("all"), calls.rate + KPI("plan") * calls)', calls)).toBe(
      'IFMISSING(SCORE("all"), KPI("1") + KPI("2") * KPI("1"))',
    )
  })

  test('is a figure as a whole where a formula computes it of one', () => {
    const sales = computed('(KPI("sales") - KPI("returns")) / 60000', 'sales')
    expect(instead('IFMISSING(SCORE("all"), sales)', sales)).toBe(
      'IFMISSING(SCORE("all"), KPI("1"))',
    )
  })

  test('is a score that may be missing where it reads one', () => {
    expect(instead('IFMISSING(courtesy, KPI("calls"))', courtesy)).toBe(
      'IFMISSING(courtesy, KPI("1"))',
    )
    const smoothed = computed('SCORE("all") * 0.9', 'smoothed')
    expect(instead('IFMISSING(smoothed, KPI("calls"))', smoothed)).toBe(
      'IFMISSING(smoothed, KPI("1"))',
    )
  })

  test('is no figure where it stands on visits itself', () => {
    expect(instead('IFMISSING(SCORE("all"), courtesy)', courtesy)).toBeNull()
    const both = computed('SCORE("all") * KPI("calls")', 'both')
    expect(instead('IFMISSING(SCORE("all"), both)', both)).toBeNull()
  })
})

test('figures are counted through all parts, and parts without one stay the same', () => {
  const plain = aComponent({ code: 'plain' })
  const found = figuresInstead([
    computed('IFMISSING(SCORE("all"), KPI("calls"))', 'a'),
    plain,
    computed('IFMISSING(SCORE("all"), KPI("plan") + KPI("calls"))', 'b'),
  ])
  expect(found?.codes).toEqual(['1', '2'])
  expect(found?.components.map(formulaOf)).toEqual([
    'IFMISSING(SCORE("all"), KPI("1"))',
    undefined,
    'IFMISSING(SCORE("all"), KPI("2") + KPI("1"))',
  ])
  expect(found?.components[1]).toBe(plain)
})

test.each([
  'SCORE("all") * KPI("calls")',
  '-KPI("calls")',
  'MAX(KPI("calls"), 1)',
  'IFMISSING(SCORE("all"), 1)',
  'ROUND(-(KPI("calls") + 1), MIN(2, 3))',
])('a formula without one, %s, stays the very part that it was', (formula) => {
  const own = computed(formula, 'own')
  const other = computed('IFMISSING(SCORE("all"), KPI("calls"))', 'other')
  expect(figuresInstead([own, other])?.components[0]).toBe(own)
})

describe('figures with which a stand-in is tried', () => {
  const standIns = { components: [], codes: ['1', '2'] }
  const one = { components: [], codes: ['1'] }
  const tried = (of: typeof standIns, marks: readonly string[], most = 1_000) =>
    triedFigures(of, marks.map(parseDecimal), most).map((figures) =>
      of.codes.map((code) => {
        const { n, d } = figures.get(code) ?? Fraction.zero
        return Number(n) / Number(d)
      }),
    )

  test('are plain ones of either sign first, each with each', () => {
    const plain = [99_999_999_999, 1, 0, -1, -99_999_999_999]
    expect(tried(one, [], 5)).toEqual(plain.map((figure) => [figure]))
    const pairs = plain.flatMap((first) => plain.map((second) => [first, second]))
    expect(tried(standIns, ['7'], 25)).toHaveLength(25)
    expect(tried(standIns, ['7'], 25)).toEqual(expect.arrayContaining(pairs))
  })

  test('then what the formula names, what lies between, and what one number is of another', () => {
    const figures = tried(one, ['18', '22', '0']).flat()
    expect(figures).toEqual(expect.arrayContaining([18, -18, 22, 20, -20, 9, 11, 0.5, -0.5]))
    expect(new Set(figures).size).toBe(figures.length)
  })

  test('of several, with the others plain or the same', () => {
    expect(tried(standIns, ['18'])).toEqual(
      expect.arrayContaining([
        [18, -1],
        [-1, 18],
        [18, 18],
        [-18, 99_999_999_999],
      ]),
    )
  })

  test('of more than two, one by itself and all the others alike', () => {
    const three = { components: [], codes: ['1', '2', '3'] }
    const figures = tried(three, ['18'], 5_000)
    expect(figures).toEqual(
      expect.arrayContaining([
        [18, -1, -1],
        [-1, 18, -1],
        [-1, -1, 18],
      ]),
    )
    expect(figures).toContainEqual([18, 18, 18])
    expect(figures).not.toContainEqual([-1, 18, 18])
  })

  test('and each once, also where their digits are the same', () => {
    const figures = tried(standIns, ['18', '81'], 5_000)
    expect(figures).toEqual(
      expect.arrayContaining([
        [1, 81],
        [1 / 18, 1],
      ]),
    )
    expect(new Set(figures.map((pair) => pair.join(' '))).size).toBe(figures.length)
  })

  test('lie in the middle of neighbours, whatever numbers they are made of', () => {
    // 2 and 9 are what 2 is of 1, and 18 of 2; nothing lies between them.
    expect(tried(one, ['18']).flat()).toEqual(expect.arrayContaining([5.5, -5.5, 13.5, 0.75]))
  })

  test('are no more than may be tried, and of many numbers the first', () => {
    expect(tried(standIns, ['18', '22'], 40)).toHaveLength(40)
    const many = ['11', '12', '13', '14', '15', '16', '17']
    const figures = tried(one, many).flat()
    expect(figures).toContain(16)
    expect(figures).not.toContain(17)
  })
})
