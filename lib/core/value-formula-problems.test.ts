import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lives } from '@/test/at-length'
import { aComponent, aGate, aKpi, aScheme } from '@/test/factories/pay'
import { Fraction, largerOf } from './exact'
import { treeOf } from './formula/canonical-trees'
import { evaluateFormula, Fuel } from './formula/evaluate-formula'
import { walkFormula } from './formula-walks'
import type { KnownMetric } from './metric-problems'
import type { Component, ComputedValue, SchemeDocument } from './scheme'
import { mayActivate, schemeProblems } from './scheme-problems'
import { VisitTrial } from './visit-trials'

const formula = (text: string): ComputedValue => ({
  kind: 'formula',
  subject: 'person',
  periods: 1,
  formula: text,
  scores: ['all', 'till'].map((code) => ({ code, source: { kind: 'all' } })),
})
const computed = (text: string, more: Partial<Component> = {}) =>
  aComponent({ code: 'computed', value: formula(text), ...more })
const eight = { minimumVisits: 8, smoothing: 'none' } as const

const problemsOf = (document: SchemeDocument, metrics?: readonly KnownMetric[]) =>
  schemeProblems(document, metrics).map(
    ({ code, severity, place }) => `${severity} ${code} ${place.join('.')}`,
  )
const told = (text: string, more: Partial<Component> = {}) =>
  problemsOf(aScheme({ components: [computed(text, more)] }))
const falls = (text: string, more: Partial<Component> = {}) =>
  schemeProblems(aScheme({ components: [computed(text, more)] }))
    .filter(({ code }) => code === 'formula-pays-less')
    .map(({ values }) => `${values.of} ${values.previousAt}-${values.at}`)

const factsOf = (a: Fraction, b: Fraction) =>
  new Map([
    ['KPI("a")', a],
    ['KPI("b")', b],
  ])

const at = 'components.0.value.formula'
const few = `activation formula-less-for-few-visits ${at}`
const cliff = `warning cliff-on-few-visits ${at}`

describe('a formula that pays less for a better score', () => {
  test.each<[string, readonly string[]]>([
    ['1 - SCORE("all")', ['SCORE("all") 0-1']],
    ['IF(SCORE("all") > 0.9, 0.5, SCORE("all"))', ['SCORE("all") 0.9-0.9001']],
    // Under one condition alone, and under each of several.
    ['IF(tenure_months >= 6, 1 - SCORE("all"), SCORE("all"))', ['SCORE("all") 0-1']],
    ['IF(KPI("calls") > 150, SCORE("all"), 1 - SCORE("all"))', ['SCORE("all") 0-1']],
    ['IF(SCORE("till") < 0.3, 1 - SCORE("all"), 1)', ['SCORE("all") 0-1']],
    ['IF(AND(salary > 100000, base > 0), 1 - SCORE("all"), SCORE("all"))', ['SCORE("all") 0-1']],
    ['IF(worked_days < 10, 1 - SCORE("all"), SCORE("all"))', ['SCORE("all") 0-1']],
    // Between the numbers that it names.
    ['IF(SCORE("all") * 100 >= 85, 0.5, SCORE("all"))', ['SCORE("all") 0.84-0.85']],
    // Every place, and every score.
    [
      'BAND(SCORE("all"), 0.2, 0.5, 0.4, 0.1, 0.6, 1, 0.8, 0.2)',
      ['SCORE("all") 0.3999-0.4', 'SCORE("all") 0.7999-0.8'],
    ],
    ['2 - SCORE("all") - SCORE("till")', ['SCORE("all") 0-1', 'SCORE("till") 0-1']],
  ])('%s is told where', (text, expected) => {
    expect(falls(text)).toEqual(expected)
  })

  test.each([
    'SCORE("all")',
    'MIN(1, SCORE("all") + 0.1)',
    'LINEAR(SCORE("all"), 0.6, 0.95, 0, 1)',
    'SCORE("all") * SCORE("till")',
    'IF(SCORE("all") >= 0.9, 1, SCORE("all"))',
    'SCORE("all") / 2 + IF(KPI("calls") > 150, 0.5, 0)',
  ])('%s is not', (text) => {
    expect(falls(text)).toEqual([])
  })

  test('is a warning with what is paid on both sides', () => {
    const document = aScheme({
      components: [computed('1 - SCORE("all") / 2', { sampling: eight })],
    })
    const [found, ...others] = schemeProblems(document)
    expect(others).toEqual([])
    expect(found).toEqual({
      code: 'formula-pays-less',
      severity: 'warning',
      place: ['components', 0, 'value', 'formula'],
      values: { of: 'SCORE("all")', previousAt: '0', previousRate: '1', at: '1', rate: '0.5' },
    })
    expect(mayActivate([...schemeProblems(document)])).toBe(true)
  })

  test('is judged by what the curve pays', () => {
    const text = '1.5 - SCORE("all") / 2'
    const to = (cap: string) => ({ kind: 'proportional', cap }) as const
    expect(falls(text, { curve: to('1') })).toEqual([])
    expect(falls(text, { curve: to('1.2') })).toEqual(['SCORE("all") 0.6-1'])
    const curve = { kind: 'formula', formula: 'MIN(value, 1.2)' } as const
    expect(falls(text, { curve })).toEqual(['SCORE("all") 0.6-1'])
  })

  test('reads other parts: their value, their rate and their amount', () => {
    const courtesy = aComponent({ share: '0.5' })
    for (const text of ['1 - courtesy', '1 - courtesy.rate', '1 - courtesy.amount / base']) {
      const components = [courtesy, computed(text, { share: '0.5' })]
      const found = schemeProblems(aScheme({ components }))
      expect(found.find(({ code }) => code === 'formula-pays-less')?.values).toMatchObject({
        ...{ of: 'courtesy', previousAt: '0', at: '1' },
      })
    }
  })

  test('and of a figure by the way that the catalogue says is better', () => {
    const churn = { code: 'churn', direction: 'less', unit: 'share' } as const
    const onTime = { code: 'on_time', direction: 'more', unit: 'share' } as const
    const of = (text: string) =>
      problemsOf(aScheme({ components: [computed(text)] }), [churn, onTime])
    expect(of('1 - KPI("churn")')).toEqual([])
    expect(of('KPI("churn")')).toEqual([`warning formula-pays-more-for-worse ${at}`])
    expect(of('1 - KPI("on_time")')).toEqual([`warning formula-pays-less ${at}`])
    expect(of('KPI("on_time")')).toEqual([])
    expect(told('1 - KPI("on_time") / 100')).toEqual([])
  })
})

describe('a cliff inside a formula', () => {
  test.each([
    ['IF(SCORE("all") >= 0.9, 1, 0.5)', true],
    ['IF(SCORE("all") * 100 >= 85, 1, 0.5)', true],
    ['IF(AND(SCORE("all") >= 0.5, SCORE("till") >= 0.5), 1, 0.2)', true],
    // Two points of a hundred from nothing to all: one visit crosses them.
    ['LINEAR(SCORE("all"), 0.84, 0.86, 0, 1)', true],
    ['LINEAR(SCORE("all"), 0.6, 0.95, 0, 1)', false],
    ['MIN(1, SCORE("all") * 1.2)', false],
    ['IF(KPI("calls") >= 150, 1, 0.5)', false],
  ])('%s stands on few visits: %s', (text, expected) => {
    expect(told(text)).toEqual(expected ? [cliff] : [])
    expect(told(text, { sampling: eight })).toEqual([])
  })

  test('counts the visits of the part that is read', () => {
    const reader = computed('IF(courtesy >= 0.9, 1, 0.5)', { share: '0.5', sampling: eight })
    const on = (minimumVisits: number) =>
      schemeProblems(
        aScheme({
          components: [
            reader,
            aComponent({ share: '0.5', sampling: { minimumVisits, smoothing: 'none' } }),
          ],
        }),
      ).map(({ code, values }) => `${code} ${values.minimumVisits}`)
    expect(on(4)).toEqual(['cliff-on-few-visits 4'])
    expect(on(8)).toEqual([])
  })

  test('is told once where the curve is a cliff anyway', () => {
    const curve = { kind: 'all-or-nothing', from: '0.9' } as const
    expect(told('SCORE("all")', { curve })).toEqual([
      'warning cliff-on-few-visits components.0.curve',
    ])
  })
})

describe('a formula that pays less for too few visits', () => {
  test.each([
    'IF(VISITS("all") < 3, 0, 1)',
    'IF(VISITS("all") >= 5, 1, 0.5)',
    'IFMISSING(SCORE("all"), 0.01)',
    'IFMISSING(SCORE("all"), 0.99)',
    'IF(KPI("calls") >= 100, IFMISSING(SCORE("all"), 0.5), 0)',
    'IFMISSING(SCORE("all"), IFMISSING(SCORE("till"), 0.8))',
    'MIN(1, VISITS("all") / 10)',
  ])('%s cannot be activated', (text) => {
    expect(told(text)).toContain(few)
    const document = aScheme({ components: [computed(text)] })
    expect(mayActivate(schemeProblems(document))).toBe(false)
  })

  test.each([
    'SCORE("all")',
    'IFMISSING(SCORE("all"), 1)',
    'IFMISSING(SCORE("all"), SCORE("till"))',
    'SCORE("all") * KPI("calls") / 30 + VISITS("all") / 100',
    'IF(VISITS("all") < 3, 1, SCORE("all"))',
    'IFMISSING(KPI("calls"), 0) / 150',
    '1 / VISITS("all")',
  ])('%s can', (text) => {
    expect(told(text)).not.toContain(few)
  })

  test.each([
    'IFMISSING(SCORE("all"), KPI("calls"))',
    'IFMISSING(SCORE("all"), KPI("calls") / 150)',
    'IFMISSING(SCORE("all") * 60000, KPI("sales")) / 60000',
    'IFMISSING(SCORE("all"), BAND(KPI("calls"), 100, 0.5, 150, 1))',
    'IF(VISITS("all") < 3, KPI("calls") / 150, SCORE("all"))',
    'IF(VISITS("all") < 3, KPI("calls") / 150, 1)',
    'IFMISSING(SCORE("all"), 1 - KPI("returns") / 100)',
    'IFMISSING(SCORE("all"), IF(AND(KPI("degrees") >= 18, KPI("degrees") <= 22), 1, 0.5))',
    'IFMISSING(SCORE("all"), (KPI("sales") - KPI("returns")) / 60000)',
    // Large ones alone: what nobody has named yet is a figure as well.
    'IFMISSING(SCORE("all"), KPI("calls") * 0.5)',
    'IFMISSING(SCORE("all"), KPI("calls") / 150) * IF(VISITS("till") < 3, 0.5, 1)',
    // Figures can be below zero: a deviation from a plan is.
    'IFMISSING(SCORE("all"), KPI("calls") * 0.5 - KPI("calls"))',
    'IFMISSING(SCORE("all"), -KPI("deviation") / 100)',
    'IFMISSING(SCORE("all"), KPI("plan") - KPI("deviation") - 5)',
    'IF(VISITS("all") < 3, 0.5 - KPI("deviation"), SCORE("all"))',
    'IFMISSING(SCORE("all"), IF(AND(KPI("deviation") > -22, KPI("deviation") < -18), 1, 0.5))',
    // Best between two numbers, at what one is of another, and for one figure of two.
    'IFMISSING(SCORE("all"), KPI("calls") * (1 - KPI("calls")) * 4)',
    'IFMISSING(SCORE("all"), MIN(KPI("calls") / 3, 9 - KPI("calls") * 8 / 3))',
    'IFMISSING(SCORE("all"), IF(AND(KPI("degrees") > 18, KPI("degrees") < 22), KPI("b") / 9, 0))',
    'IFMISSING(SCORE("all"), IF(AND(KPI("degrees") > 18, KPI("degrees") < 22), -KPI("b") / 9, 0))',
  ])('%s can, with a warning: a good figure loses nobody anything', (text) => {
    const told = schemeProblems(aScheme({ components: [computed(text)] }))
    expect(told.map(({ code, severity }) => `${severity} ${code}`)).toContain(
      'warning formula-figure-for-few-visits',
    )
    expect(told.map(({ code }) => code)).not.toContain('formula-less-for-few-visits')
  })

  test.each([
    'IFMISSING(SCORE("all"), MIN(KPI("calls") / 150, 0.9))',
    'IFMISSING(SCORE("all"), KPI("calls") * 0)',
    'IFMISSING(SCORE("all"), IF(KPI("calls") >= 0, 0, 0))',
    'IF(KPI("calls") >= 100, IFMISSING(SCORE("all"), 0.5), IFMISSING(SCORE("all"), 1))',
    'IF(VISITS("all") < 3, 0, KPI("calls") / 150)',
    'IFMISSING(SCORE("all"), -ABS(KPI("deviation")))',
    'IFMISSING(SCORE("all"), 0.9 - KPI("deviation")^2)',
    'IFMISSING(SCORE("all"), MAX(-0.5, MIN(0.5, KPI("deviation"))))',
    'IFMISSING(SCORE("all"), MIN(KPI("calls"), 0.2)) + KPI("plan") * 0.9',
    'IFMISSING(SCORE("all"), KPI("calls") * 0) + KPI("plan")',
    'IFMISSING(SCORE("all"), MIN(KPI("sales") / KPI("goal"), 0.5)) + KPI("plan") * 0.9',
    'IF(VISITS("all") < 3, 0.5, KPI("calls") / 150)',
  ])('%s cannot: no figure makes up for it', (text) => {
    expect(told(text)).toContain(few)
  })

  test('whatever is refused pays less under every figure of either sign', () => {
    const figure = fc.constantFrom('KPI("a")', 'KPI("b")')
    const factor = fc.constantFrom('-2', '-1', '-0.5', '0', '0.25', '1', '3')
    const line = fc
      .tuple(figure, factor, factor, figure, factor)
      .map(([one, by, plus, other, times]) => `${one} * ${by} + ${plus} + ${other} * ${times}`)
    const standIn = fc.oneof(
      line,
      fc.tuple(line, factor).map(([of, most]) => `MIN(${of}, ${most})`),
      fc.tuple(line, factor, factor).map(([of, low, high]) => `MAX(${low}, MIN(${of}, ${high}))`),
      fc.tuple(figure, factor).map(([of, most]) => `${most} - ${of}^2`),
      fc.tuple(figure, figure, factor).map(([of, by, most]) => `MIN(${of} * ${by}, ${most})`),
      fc.tuple(figure, factor, line).map(([of, from, then]) => `IF(${of} >= ${from}, ${then}, 0)`),
    )
    const steps = Array.from({ length: 17 }, (_, step) => Fraction.of(step - 8, 2))
    const sampled = [...steps, Fraction.of(1_000), Fraction.of(-1_000)]
    const pairs = sampled.flatMap((a) => sampled.map((b) => factsOf(a, b)))
    const seen = { refused: 0, warned: 0 }
    const asserted = fc.property(standIn, (text) => {
      const formula = `IFMISSING(SCORE("all"), ${text})`
      const codes = schemeProblems(aScheme({ components: [computed(formula)] })).map(
        ({ code }) => code,
      )
      const tree = treeOf(text)
      const best = pairs
        .map((facts) => evaluateFormula(tree, facts))
        .reduce<Fraction>(
          (high, at) => (at instanceof Fraction ? largerOf(high, at) : high),
          Fraction.zero,
        )
      if (!codes.includes('formula-less-for-few-visits')) {
        seen.warned += 1
        return
      }
      seen.refused += 1
      expect(best.isBelow(Fraction.one)).toBe(true)
    })
    fc.assert(asserted, { seed: 5, numRuns: lives(200) })
    expect(Math.min(seen.refused, seen.warned)).toBeGreaterThan(lives(200) / 10)
  })

  test('a figure that is a part of its own stands in as well', () => {
    const calls = aComponent({ code: 'calls', share: '0.5', value: aKpi('calls', '150') })
    const codes = (text: string) =>
      schemeProblems(aScheme({ components: [calls, computed(text, { share: '0.5' })] })).map(
        ({ code }) => code,
      )
    expect(codes('IFMISSING(SCORE("all"), calls)')).toContain('formula-figure-for-few-visits')
    expect(codes('IFMISSING(SCORE("all"), calls * 0)')).toContain('formula-less-for-few-visits')
  })

  test('by way of another part as well, with what is paid and what could be', () => {
    const components = [aComponent({ share: '0.5' }), computed('IFMISSING(courtesy, 0)')]
    const found = schemeProblems(aScheme({ components }))
    expect(found.find(({ code }) => code === 'formula-less-for-few-visits')).toEqual({
      ...{ code: 'formula-less-for-few-visits', severity: 'activation' },
      ...{ place: ['components', 1, 'value', 'formula'], values: { rate: '0', full: '1' } },
    })
  })

  test('what the curve pays in full anyway costs nobody anything', () => {
    const curve = { kind: 'all-or-nothing', from: '0.8' } as const
    expect(told('IFMISSING(SCORE("all"), 0.9)', { curve, sampling: eight })).toEqual([])
    expect(told('IFMISSING(SCORE("all"), 0.7)', { curve, sampling: eight })).toEqual([few])
  })
})

describe('a cut by failures in a formula', () => {
  const salary = (components: readonly Component[], more: Partial<SchemeDocument> = {}) =>
    schemeProblems(aScheme({ base: { kind: 'salary' }, components, ...more })).filter(
      ({ code }) => code === 'cut-over-legal-limit',
    )

  test('is held against a fifth of the month’s pay', () => {
    expect(salary([computed('IF(FAILURES("all") > 0, 0, 1)')])).toEqual([
      {
        code: 'cut-over-legal-limit',
        severity: 'warning',
        place: ['components', 0, 'value', 'formula'],
        values: { limit: '20', known: 'share', cut: '50' },
      },
    ])
    expect(salary([computed('IF(FAILURES("all") > 0, 0.6, 1)')])).toEqual([])
    expect(salary([computed('IF(FAILURES("all") > 0, 0.59, 1)')])).toHaveLength(1)
    expect(salary([computed('MAX(0, 1 - FAILURES("all") / 10)')])).toHaveLength(1)
    expect(salary([computed('IF(FAILURES("all") > 25, 0, 1)')])).toHaveLength(1)
    expect(salary([computed('1')])).toEqual([])
    const lawful = [computed('IF(FAILURES("all") > 0, 0.6, 1)')]
    expect(schemeProblems(aScheme({ base: { kind: 'salary' }, components: lawful }))).toEqual([])
    const other = { currency: 'EUR' }
    expect(salary([computed('IF(FAILURES("all") > 0, 0, 1)')], other)).toEqual([])
  })

  test('several formulas cut together, at the place of the largest cut', () => {
    const part = (code: string, share: string) =>
      computed('IF(FAILURES("all") > 0, 0, 1)', { code, share })
    const rest = aComponent({ share: '0.55', value: aKpi('calls') })
    // 0.45 of 2 salaries
    expect(salary([part('a', '0.2'), part('b', '0.25'), rest])).toMatchObject([
      { place: ['components', 1, 'value', 'formula'], values: { cut: '22.5' } },
    ])
    expect(salary([part('a', '0.2'), { ...rest, share: '0.8' }])).toEqual([])
  })

  test('by way of another part as well', () => {
    const clean = computed('IF(FAILURES("all") > 0, 0, 1)', { code: 'clean', share: '0.1' })
    const reader = computed('clean.rate', { share: '0.9' })
    expect(salary([clean, reader])).toMatchObject([{ values: { cut: '50' } }])
  })
})

describe('trying formulas', () => {
  test('waits until the scheme can be computed', () => {
    const wrong = aScheme({ components: [computed('1 - SCORE("all")', { share: '1,0' })] })
    expect(problemsOf(wrong)).toEqual(['error not-a-decimal components.0.share'])
  })

  test('goes on beside a gate and without the regulation', () => {
    const document = aScheme({
      ...{ regulation: null, gates: [aGate()] },
      components: [computed('1 - SCORE("all")', { sampling: eight })],
    })
    expect(problemsOf(document)).toEqual([
      'activation no-regulation regulation',
      `warning formula-pays-less ${at}`,
    ])
  })

  /** About as much as a formula may hold, in numbers of two hundred digits. */
  const sums = Array.from({ length: 14 }, () => `SUM(${Array(20).fill('a^99').join(', ')})`)
  const heavy = computed(`MAX(${sums.join(', ')})`.replaceAll(' ', ''), { share: '0.5' })
  const document = aScheme({ components: [aComponent({ code: 'a', share: '0.5' }), heavy] })

  test('takes no more than its fuel, whatever stands in it', () => {
    const { value } = heavy
    if (value.kind !== 'formula') throw new Error('a formula')
    const fuel = new Fuel(5_000)
    expect(walkFormula(heavy, value, document, [], fuel).falls).toEqual([])
    expect(fuel.left).toBeLessThanOrEqual(0)
    expect(fuel.left).toBeGreaterThan(-800)
    const trial = new Fuel(5_000)
    expect(new VisitTrial(heavy, document, trial).fewVisits).toBeNull()
    expect(trial.left).toBeGreaterThan(-800)
  })

  test('tries plain figures alone in the place of visits where a formula has hundreds of parts', () => {
    const better = 'IF(AND(KPI("degrees") > 18, KPI("degrees") < 22), KPI("b") / 9, 0)'
    const sum = `SUM(${Array(20).fill('1').join(',')})`
    const codes = (sums: number) => {
      const formula = `IFMISSING(SCORE("all"),${better})+0*(${Array(sums).fill(sum).join('+')})`
      return schemeProblems(aScheme({ components: [computed(formula)] })).map(({ code }) => code)
    }
    expect(codes(1)).toContain('formula-figure-for-few-visits')
    expect(codes(27)).toContain('formula-less-for-few-visits')
  })

  test('finds what is wrong in a formula of a thousand parts', () => {
    const terms = Array.from(
      { length: 12 },
      (_, k) =>
        `SUM(${Array(20)
          .fill(`b-.${k + 1}`)
          .join(',')})`,
    )
    const big = computed(`1-MAX(${terms.join(',')})/20`, { share: '0.5' })
    const other = aComponent({ code: 'b', share: '0.5' })
    const found = schemeProblems(aScheme({ components: [other, big] }))
    expect(found.find(({ code }) => code === 'formula-pays-less')?.values.of).toBe('b')
    const few = computed(`IFMISSING(b,.5)+MAX(${terms.join(',')})*0`, { share: '0.5' })
    const codes = (formula: Component) =>
      schemeProblems(aScheme({ components: [other, formula] })).map(({ code }) => code)
    // Without b all of it is missing, and the rule of the part decides.
    expect(codes(few)).not.toContain('formula-less-for-few-visits')
    const all = computed(`IFMISSING(b+MAX(${terms.join(',')})*0,.5)`, { share: '0.5' })
    expect(codes(all)).toContain('formula-less-for-few-visits')
  })
})

test('too few visits paid in full cost nothing, also where more than all can be earned', () => {
  const codesOf = (formula: string) =>
    schemeProblems(aScheme({ components: [computed(formula)] })).map(({ code }) => code)
  const whole = 'MIN(1.2, IFMISSING(SCORE("all") / 0.9, 1))'
  expect(codesOf(whole)).not.toContain('formula-less-for-few-visits')
  const less = 'MIN(1.2, IFMISSING(SCORE("all") / 0.9, 0.99))'
  expect(codesOf(less)).toContain('formula-less-for-few-visits')
})
