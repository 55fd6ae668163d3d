import { describe, expect, test } from 'vitest'
import { aComponent, aKpi, aScheme } from '@/test/factories/pay'
import { fractionText } from './exact'
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
  fewVisits && [fractionText(fewVisits.rate), fractionText(fewVisits.full), fewVisits.isAlways]
/** What too few visits are paid, what is paid at most, and whether it is always less. */
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
    expect(few(formula)).toEqual([rate, full, true])
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
    expect(few(formula, least(5))).toEqual(['1/2', '1/1', true])
    expect(few(formula, least(4))).toBeNull()
    expect(few('IFMISSING(SCORE("all"), 0.5)', least(1))).toEqual(['1/2', '1/1', true])
    expect(few('IF(VISITS("all") = 0, 0.5, 1)', least(1))).toEqual(['1/2', '1/1', true])
    // With the smallest of several there is still too little for the others.
    const sure = aComponent({ code: 'courtesy', ...least(6) })
    expect(few('IFMISSING(courtesy, 0.5)', least(1), sure)).toEqual(['1/2', '1/1', true])
    expect(few('IFMISSING(courtesy, 0.5)', least(9), sure)).toEqual(['1/2', '1/1', true])
    // More than eight, where the part asks for more.
    expect(few('IFMISSING(SCORE("all"), 0.5)', least(12))).toEqual(['1/2', '1/1', true])
    const many = aComponent({ code: 'courtesy', ...least(12) })
    expect(few('IFMISSING(courtesy, 0.5)', least(3), many)).toEqual(['1/2', '1/1', true])
  })

  test('may pay less only where another fact is not as usual', () => {
    const missing = 'IFMISSING(SCORE("all"), 0.5)'
    const always = ['1/2', '1/1', true]
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
    expect(of('45000.00')).toEqual(['1/2', '1/1', true])
    expect(of('60000.00')).toBeNull()
  })

  test('pay less by a figure alone where a good one costs nothing', () => {
    expect(few('IFMISSING(SCORE("all"), KPI("calls") / 150)')).toEqual(['0/1', '1/1', false])
    expect(few('IFMISSING(SCORE("all"), calls / 150)', {}, calls)).toEqual(['0/1', '1/1', false])
    expect(few('IFMISSING(SCORE("all"), trips)', {}, trips)).toEqual(['1/2', '1/1', false])
    // A bad figure makes the score worth less than nothing measured at all.
    const times = 'IFMISSING(SCORE("all") * KPI("calls") / 150, 0.5)'
    expect(few(times)).toEqual(['1/2', '1/1', false])
    // Where visits do not matter at all with other figures, it is always less where they do.
    const on = 'IF(KPI("calls") >= 100, IFMISSING(SCORE("all"), 0.5), 0)'
    expect(few(on)).toEqual(['1/2', '1/1', true])
  })

  test('of a part that is another one follow its own rule of what is missing', () => {
    // Held, so that the other rate stands; paid in full, so that nothing is missing.
    const by = (missing: Component['missing']) =>
      few('IFMISSING(courtesy.rate, 0.5)', {}, aComponent({ code: 'courtesy', missing }))
    expect(by('hold')).toEqual(['1/2', '1/1', true])
    expect(by('pay-full')).toBeNull()
  })
})

describe('too few visits by other formulas', () => {
  const own = 'IFMISSING(SCORE("all"), KPI("calls") / 150)'
  const found = trial(own)
  const by = (formula: string, code = 'own') => found.paysLessBy([computed(formula, { code })])

  test('pay less where these pay less than the own one with enough', () => {
    expect(by('IFMISSING(SCORE("all"), 0.9)')).toBe(true)
    expect(by('IFMISSING(SCORE("all"), 1)')).toBe(false)
    // What these would pay with enough visits does not count.
    expect(by('IFMISSING(SCORE("all") * 0, 1)')).toBe(false)
    expect(by('IFMISSING(SCORE("all") * 2, 0.9)')).toBe(true)
  })

  test('nothing speaks for those that name no value, nor for what is not there', () => {
    expect(by('SCORE("all")')).toBe(true)
    expect(by('IFMISSING(SCORE("all"), 1)', 'other')).toBe(true)
  })

  test('read the other parts as these have them', () => {
    const sales = (formula: string) => computed(formula, { code: 'sales' })
    const reading = trial('IFMISSING(SCORE("all"), sales)', {}, sales('KPI("sales") / 60000'))
    const other = computed('IFMISSING(SCORE("all"), sales)')
    expect(reading.paysLessBy([sales('0.5'), other])).toBe(true)
    expect(reading.paysLessBy([sales('1'), other])).toBe(false)
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

  test('is used for what is tried, and nothing is tried without it', () => {
    const fuel = new Fuel(plenty)
    trialOf([computed(wide)], {}, fuel)
    expect(fuel.left).toBeGreaterThan(plenty - 2_000)
    expect(fuel.left).toBeLessThan(plenty - 100)
    expect(fewOf(trialOf([computed(wide)], {}, new Fuel(0)))).toBeNull()
    expect(fewOf(trialOf([computed(wide)], {}, new Fuel(20)))).toBeNull()
  })
})
