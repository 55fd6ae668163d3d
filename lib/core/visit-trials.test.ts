import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aScheme } from '@/test/factories/pay'
import { fractionText, parseDecimal } from './exact'
import { Fuel } from './formula/evaluate-formula'
import type { Component, SchemeDocument } from './scheme'
import { VisitTrial } from './visit-trials'

const plenty = 100_000

/** A part whose value is a formula; three visits are enough for it. */
const computed = (formula: string, more: Partial<Component> = {}): Component =>
  aComponent({
    code: 'own',
    value: {
      ...({ kind: 'formula', subject: 'person', periods: 1, formula } as const),
      scores: ['all', 'till'].map((code) => ({ code, source: { kind: 'all' } })),
    },
    ...more,
  })

/** The first part is the one that is tried. */
const trialOf = (
  [own, ...others]: readonly [Component, ...Component[]],
  more: Partial<SchemeDocument> = {},
  fuel = new Fuel(plenty),
) => new VisitTrial(own, aScheme({ components: [...others, own], ...more }), fuel)

const trial = (formula: string, more: Partial<Component> = {}, ...others: readonly Component[]) =>
  trialOf([computed(formula, more), ...others])

const fewOf = ({ fewVisits }: VisitTrial) =>
  fewVisits && [fractionText(fewVisits.rate), fractionText(fewVisits.full)]
/** What too few visits are paid, and what is paid at most. */
const few = (...given: Parameters<typeof trial>) => fewOf(trial(...given))
const cut = (...given: Parameters<typeof trial>) => fractionText(trial(...given).cutByFailures)

const courtesy = aComponent({ code: 'courtesy' })
const trips = aComponent({ code: 'trips', value: aKpi('trips', '25') })
const calls = aComponent({ code: 'calls', value: aKpi('calls') })
const least = (minimumVisits: number) =>
  ({ sampling: { minimumVisits, smoothing: 'none' } }) as const

describe('what enters a part', () => {
  test.each<[string, boolean, boolean]>([
    ['SCORE("all")', true, false],
    ['VISITS("all") / 10', true, false],
    ['1 - FAILURES("all") / 10', false, true],
    ['KPI("calls") / 150', false, false],
    ['tenure_months / 24', false, false],
    // Through another part, and through one that reads a third one.
    ['courtesy.rate', true, false],
    ['trips', false, false],
    ['counted / 2', true, true],
    ['through', true, true],
  ])('%s: visits %s, failures %s', (formula, visits, failures) => {
    const counted = computed('VISITS("till") - FAILURES("till")', { code: 'counted' })
    const through = computed('counted.rate', { code: 'through' })
    const found = trial(formula, {}, courtesy, trips, counted, through)
    expect([found.readsVisits, found.readsFailures]).toEqual([visits, failures])
  })

  test('is a score that is the part itself', () => {
    expect(trialOf([courtesy]).readsVisits).toBe(true)
    expect(trialOf([trips]).readsVisits).toBe(false)
  })

  test('is told also of parts that read each other', () => {
    const other = computed('own', { code: 'other' })
    expect(trial('other', {}, other).readsVisits).toBe(false)
    const found = trial('other', {}, computed('own + FAILURES("all")', { code: 'other' }))
    expect(found.readsFailures).toBe(true)
  })
})

describe('too few visits', () => {
  test.each<[string, string, string]>([
    ['IFMISSING(SCORE("all"), 0.5)', '1/2', '1/1'],
    ['IF(VISITS("all") < 3, 0.2, 0.6)', '1/5', '3/5'],
    // None at all, and one less than enough: whichever is paid less.
    ['IF(VISITS("all") = 0, 0.3, 1)', '3/10', '1/1'],
    ['IF(VISITS("all") = 2, 0.4, 1)', '2/5', '1/1'],
    ['IF(VISITS("all") = 0, 0.3, IF(VISITS("all") = 2, 0.4, 1))', '3/10', '1/1'],
    ['IF(VISITS("all") = 0, 0.4, IF(VISITS("all") = 2, 0.3, 1))', '3/10', '1/1'],
    // A score of two visits is as missing as one of none.
    ['IFMISSING(SCORE("all"), IF(VISITS("all") = 0, 0.5, 1))', '1/2', '1/1'],
    ['IFMISSING(SCORE("all"), IF(VISITS("all") = 2, 0.5, 1))', '1/2', '1/1'],
    // More than enough, as the formula names it.
    ['IF(VISITS("all") >= 20, 1, 0.5)', '1/2', '1/1'],
    ['IF(VISITS("all") > 20, 1, 0.5)', '1/2', '1/1'],
    ['IF(VISITS("all") > 7, 1, 0.5)', '1/2', '1/1'],
    // Just enough can be the best.
    ['IF(VISITS("all") = 3, 1, 0.5)', '1/2', '1/1'],
    // The best score is not the highest one.
    ['IFMISSING(IF(SCORE("all") = 0.5, 1, 0.2), 0.9)', '9/10', '1/1'],
    // What is paid above the whole does not count as lost, and is told.
    ['IFMISSING(SCORE("all") * 1.2, 0.9)', '9/10', '6/5'],
  ])('%s pay %s of %s', (formula, rate, full) => {
    expect(few(formula)).toEqual([rate, full])
  })

  test.each([
    'SCORE("all")',
    'IFMISSING(SCORE("all"), 1)',
    'IFMISSING(SCORE("all") * 1.2, 1)',
    'IFMISSING(SCORE("all") / 2, 0.5)',
    'IF(VISITS("all") < 3, 1, SCORE("all"))',
    'KPI("calls") / 150',
    // Three are enough, whatever is said of them.
    'IF(VISITS("all") > 2, 0.2, 0.6)',
  ])('%s never pay less', (formula) => {
    expect(few(formula)).toBeNull()
  })

  test('are fewer than the part asks for, of the smallest number too', () => {
    const formula = 'IFMISSING(SCORE("all"), IF(VISITS("all") >= 4, 0.5, 1))'
    expect(few(formula, least(5))).toEqual(['1/2', '1/1'])
    expect(few(formula, least(4))).toBeNull()
    expect(few('IFMISSING(SCORE("all"), 0.5)', least(1))).toEqual(['1/2', '1/1'])
    expect(few('IF(VISITS("all") = 0, 0.5, 1)', least(1))).toEqual(['1/2', '1/1'])
    // With the smallest of several there is still too little for the others.
    const sure = aComponent({ code: 'courtesy', ...least(6) })
    expect(few('IFMISSING(courtesy, 0.5)', least(1), sure)).toEqual(['1/2', '1/1'])
    expect(few('IFMISSING(courtesy, 0.5)', least(9), sure)).toEqual(['1/2', '1/1'])
    // More than eight, where the part asks for more.
    expect(few('IFMISSING(SCORE("all"), 0.5)', least(12))).toEqual(['1/2', '1/1'])
    const many = aComponent({ code: 'courtesy', ...least(12) })
    expect(few('IFMISSING(courtesy, 0.5)', least(3), many)).toEqual(['1/2', '1/1'])
  })

  test('are looked for by the smallest number that a part asks for, enough ones by the largest', () => {
    const six = aComponent({ code: 'courtesy', ...least(6) })
    const beside = (formula: string) => few(`${formula} + 0 * IFMISSING(courtesy, 1)`, {}, six)
    expect(beside('IF(VISITS("all") = 2, 0.4, 1)')).toEqual(['2/5', '1/1'])
    expect(beside('IF(VISITS("all") = 5, 0.4, 1)')).toBeNull()
    expect(beside('IF(VISITS("all") = 6, 1, 0.5)')).toEqual(['1/2', '1/1'])
    // A figure asks for no visits, whatever number stands beside it.
    const figure = { ...trips, ...least(1) }
    const formula = 'IF(VISITS("all") = 2, 0.4, 1) + 0 * trips'
    expect(few(formula, {}, figure)).toEqual(['2/5', '1/1'])
  })

  test('are sought among numbers of visits that there can be', () => {
    expect(few('IF(VISITS("all") >= 99, 1, 0.5)')).toEqual(['1/2', '1/1'])
    // A hundred and more is a figure, and half a visit is none.
    expect(few('IF(VISITS("all") >= 100, 1, 0.5)')).toBeNull()
    expect(few('IF(VISITS("all") > 24.5, 1, 0.5)')).toBeNull()
  })

  test('may pay less only where another fact is not as usual', () => {
    const missing = 'IFMISSING(SCORE("all"), 0.5)'
    const always = ['1/2', '1/1']
    expect(few(`IF(tenure_months < 1, ${missing}, SCORE("all"))`)).toEqual(always)
    expect(few(`IF(worked_days < 15, ${missing}, SCORE("all"))`)).toEqual(always)
    expect(few(`IF(norm_days < 15, ${missing}, SCORE("all"))`)).toEqual(always)
    expect(few(`IF(salary > 70000, ${missing}, SCORE("all"))`)).toEqual(always)
    expect(few(`IF(KPI("calls") < 150, ${missing}, SCORE("all"))`)).toEqual(always)
    expect(few(`IF(trips < 0.8, ${missing}, SCORE("all"))`, {}, trips)).toEqual(always)
    expect(few(`IF(trips.rate = 0, ${missing}, SCORE("all"))`, {}, trips)).toEqual(always)
    expect(few(`IF(calls < 150, ${missing}, SCORE("all"))`, {}, calls)).toEqual(always)
    expect(few(`IF(calls >= 150, ${missing}, SCORE("all"))`, {}, calls)).toEqual(always)
  })

  test('are tried with the base of the scheme and no other', () => {
    const of = (amount: string) =>
      fewOf(
        trialOf([computed('IF(base < 50000, IFMISSING(SCORE("all"), 0.5), SCORE("all"))')], {
          base: { kind: 'fixed', amount },
        }),
      )
    expect(of('45000.00')).toEqual(['1/2', '1/1'])
    expect(of('60000.00')).toBeNull()
    // So the numbers beside it take no turn from what may be another.
    const amounts = 'base * 0 * (1000 + 2000 + 3000 + 4000 + 5000)'
    const condition = 'AND(tenure_months = 7, worked_days = 21)'
    const formula = `${amounts} + IF(${condition}, IFMISSING(SCORE("all"), 0.5), SCORE("all"))`
    expect(few(formula)).toEqual(['1/2', '1/1'])
  })

  test('pay less where a figure that stands in for them is a bad one', () => {
    expect(few('IFMISSING(SCORE("all"), KPI("calls") / 150)')).toEqual(['0/1', '1/1'])
    expect(few('IFMISSING(SCORE("all"), calls / 150)', {}, calls)).toEqual(['0/1', '1/1'])
    expect(few('IFMISSING(SCORE("all"), trips)', {}, trips)).toEqual(['1/2', '1/1'])
    expect(few('IFMISSING(SCORE("all") * KPI("calls") / 150, 0.5)')).toEqual(['1/2', '1/1'])
  })

  test('of a part that is another one follow its own rule of what is missing', () => {
    // Held, so that the other rate stands; paid in full, so that nothing is missing.
    const by = (missing: Component['missing']) =>
      few('IFMISSING(courtesy.rate, 0.5)', {}, aComponent({ code: 'courtesy', missing }))
    expect(by('hold')).toEqual(['1/2', '1/1'])
    expect(by('pay-full')).toBeNull()
  })
})

describe('too few visits with other figures in their place', () => {
  const standIn = (formula: string, code = 'own', ...others: readonly Component[]) => ({
    components: [...others, computed(formula, { code })],
    codes: ['1'],
  })
  const figure = (at: string) => new Map([['1', parseDecimal(at)]])

  test('pay less where the figure is paid less than enough visits are at the best', () => {
    const less = trial('IFMISSING(SCORE("all"), KPI("calls") / 150)').paysLessWith(
      standIn('IFMISSING(SCORE("all"), KPI("1") / 150)'),
    )
    expect(['150', '149', '0', '-150', '151'].map((at) => less(figure(at)))).toEqual([
      ...[false, true, true, true, false],
    ])
  })

  test('leave the other figures as they are', () => {
    // With 100 calls and more the score is paid, with fewer a half.
    const own = 'IF(KPI("calls") >= 100, IFMISSING(SCORE("all"), KPI("calls")), 0.5)'
    const other = 'IF(KPI("calls") >= 100, IFMISSING(SCORE("all"), KPI("1")), 0.5)'
    const less = trial(own).paysLessWith(standIn(other))
    expect([less(figure('1')), less(figure('0.9'))]).toEqual([false, true])
  })

  test('are beside what enough visits are paid by the own formula', () => {
    const own = trial('IFMISSING(SCORE("all") / 2, KPI("calls"))')
    const less = own.paysLessWith(standIn('IFMISSING(SCORE("all"), KPI("1"))'))
    expect([less(figure('0.5')), less(figure('0.4'))]).toEqual([false, true])
  })

  test('have nothing that speaks for them where no value is named, or the part is not there', () => {
    const own = trial('IFMISSING(SCORE("all"), KPI("calls") / 150)')
    expect(own.paysLessWith(standIn('SCORE("all") * KPI("1")'))(figure('1'))).toBe(true)
    expect(own.paysLessWith(standIn('KPI("1")', 'other'))(figure('1'))).toBe(true)
    // Held, not paid in full, where the figure gives no value.
    expect(own.paysLessWith(standIn('1 / KPI("1")'))(figure('0'))).toBe(true)
    expect(own.paysLessWith(standIn('1 / KPI("1")'))(figure('1'))).toBe(false)
  })

  test('read the other parts as these have them', () => {
    const sales = (formula: string) => computed(formula, { code: 'sales' })
    const own = trial('IFMISSING(SCORE("all"), sales)', {}, sales('KPI("sales") / 60000'))
    const less = own.paysLessWith(
      standIn('IFMISSING(SCORE("all"), sales)', 'own', sales('KPI("1") / 60000')),
    )
    expect([less(figure('60000')), less(figure('30000'))]).toEqual([false, true])
  })
})

describe('a cut by failures', () => {
  test.each<[string, string]>([
    ['IF(FAILURES("all") > 0, 0.4, 1)', '3/5'],
    ['IF(FAILURES("all") = 2, 0.4, 1)', '3/5'],
    ['IF(FAILURES("all") >= 25, 0.4, 1)', '3/5'],
    ['IF(FAILURES("all") > 25, 0.4, 1)', '3/5'],
    ['MAX(0, 1 - FAILURES("all") / 10)', '1/1'],
    // The largest of several.
    ['IF(FAILURES("all") = 1, 0.3, IF(FAILURES("all") = 2, 0.5, 1))', '7/10'],
    ['IF(FAILURES("all") = 1, 0.5, IF(FAILURES("all") = 2, 0.3, 1))', '7/10'],
    // Of what is paid without one, at the best score and with many visits.
    ['IF(FAILURES("all") > 0, 0.4, SCORE("all") * 1.2)', '4/5'],
    ['IF(VISITS("all") >= 8, IF(FAILURES("all") > 0, 0.4, 1), 1)', '3/5'],
    ['IF(VISITS("all") > 30, IF(FAILURES("all") > 0, 0.4, 1), 1)', '3/5'],
    // With another figure than the usual one.
    ['IF(KPI("calls") < 150, IF(FAILURES("all") > 0, 0.4, 1), 1)', '3/5'],
    // More for failures is no cut.
    ['IF(FAILURES("all") > 0, 1, 0.4)', '0/1'],
    ['1', '0/1'],
    ['1 / FAILURES("all")', '0/1'],
  ])('of %s is %s', (formula, expected) => {
    expect(cut(formula)).toBe(expected)
  })

  test('is a share of the base', () => {
    expect(cut('IF(FAILURES("all") > 0, 0.4, 1)', { share: '0.25' })).toBe('3/20')
  })

  test('is as large as the visits of the part allow', () => {
    const formula = 'IF(VISITS("all") >= 12, IF(FAILURES("all") > 0, 0.4, 1), 1)'
    expect(cut(formula, least(12))).toBe('3/5')
    expect(cut('IF(SCORE("all") > 0.5, IF(FAILURES("all") > 0, 0, 1), 1)', least(12))).toBe('1/1')
  })
})

describe('fuel', () => {
  const wide = 'IFMISSING(SCORE("all"), 0.5) + KPI("calls") * 0'

  const used = (formula: string) => {
    const fuel = new Fuel(plenty)
    trialOf([computed(formula)], {}, fuel)
    return plenty - fuel.left
  }

  test('is laid aside for thirteen outcomes, each with all parts of the formula and its curve', () => {
    // Once to know what it takes, which is five parts, and then 13 times the five and one for the curve.
    expect(used('(SCORE("all") + 1) * 2')).toBe(5 + 13 * 6)
    // Days at 21 and 10, and at 15, 16 and 14, which the formula names.
    expect(used('worked_days / 15 * SCORE("all")')).toBe(5 + 5 * 13 * 6)
  })

  test('is enough for ten outcomes: what else the formula names is not tried', () => {
    const marks = '0.11 + 0.21 + 0.31 + 0.41'
    const best = (at: string) =>
      few(`IFMISSING(IF(SCORE("all") = ${at}, 1, 0.5), 0.5) + 0 * (${marks})`)
    expect(best('0.11')).toEqual(['1/2', '1/1'])
    expect(best('0.61')).toBeNull()
    const worst = (at: number) => cut(`IF(FAILURES("all") = ${at}, 0, 1) + 0 * (10 + 20 + 30 + 40)`)
    expect([worst(20), worst(50)]).toEqual(['1/1', '0/1'])
  })

  test('is used for what is tried, and nothing is tried without it', () => {
    const fuel = new Fuel(plenty)
    trialOf([computed(wide)], {}, fuel)
    expect(fuel.left).toBeGreaterThan(plenty - 2_000)
    expect(fuel.left).toBeLessThan(plenty - 100)
    expect(fewOf(trialOf([computed(wide)], {}, new Fuel(0)))).toBeNull()
    expect(fewOf(trialOf([computed(wide)], {}, new Fuel(20)))).toBeNull()
  })
})
