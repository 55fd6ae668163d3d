import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '@/test/seeded'
import { aComponent, aDriverScheme, aGate, aKpi, aScheme } from '@/test/factories/pay'
import { canonicalJson } from './canonical-json'
import { displayValue } from './component-result'
import { Fraction, fractionText, parseDecimal, parseFraction } from './exact'
import type { GateReading } from './gates'
import type { Measure } from './measure'
import { parseMoney, sumMoney } from './money'
import { adjustmentBetween } from './pay-adjustment'
import { computePayout } from './payout'
import type { PayoutInput } from './payout-input'
import type { Component, MissingRule, SchemeDocument } from './scheme'

const kpi = (actual: string | null): Measure => ({
  kind: 'kpi',
  actual: actual === null ? null : parseDecimal(actual),
})

const score = (mean: string | null, visits = 4): Measure => ({
  kind: 'score',
  mean: mean === null ? null : parseDecimal(mean),
  visits,
  interval: null,
  smoothing: null,
})

function input(
  scheme: SchemeDocument,
  measures: Readonly<Record<string, Measure>> = {},
  only: Partial<PayoutInput> = {},
): PayoutInput {
  return {
    rules: scheme,
    base: '60000.00',
    time: null,
    measures: new Map(Object.entries(measures)),
    gateReadings: new Map(),
    ...only,
  }
}

const october = () => ({
  trips: kpi('20'),
  on_time: kpi('1'),
  courtesy: score('0.845', 2),
  clean: kpi('1'),
  handover: kpi('1'),
})

describe('the worked example', () => {
  const result = () => computePayout(input(aDriverScheme(), october()))

  test('pays 53,400.00 of 60,000.00', () => {
    expect(result().payout).toBe('53400.00')
    expect(result().atFull).toBe('60000.00')
    expect(result().totalRate).toBe('89/100')
    expect(result().exact).toBe('53400/1')
  })

  test('says what was measured and what was paid without measurement', () => {
    expect(result().components[0]).toMatchObject({
      measure: { kind: 'kpi', actual: '20/1', target: '25' },
      value: '4/5',
      display: { text: '80.00', unit: 'percent' },
      rate: '4/5',
      missing: null,
      amount: '26400.00',
    })
    expect(result().components[2]).toMatchObject({
      measure: { kind: 'score', mean: '169/200', visits: 2, minimumVisits: 3 },
      value: '169/200',
      display: { text: '84.50', unit: 'percent' },
      rate: '1/1',
      missing: { reason: 'too-few-visits', rule: 'pay-full', applied: 'pay-full' },
      amount: '6000.00',
    })
    expect(result().paidUnmeasured).toBe('6000.00')
    expect(result().held).toEqual([])
  })

  test('is plain JSON', () => {
    expect(JSON.parse(canonicalJson(result()))).toEqual(result())
  })
})

describe('a value that is missing', () => {
  const of = (missing: MissingRule, measured: Measure | undefined, value: Component['value']) => {
    const scheme = aScheme({
      components: [
        aComponent({ code: 'trips', share: '0.9', value: aKpi('trips') }),
        aComponent({ code: 'other', share: '0.1', value, missing }),
      ],
    })
    return computePayout(
      input(scheme, { trips: kpi('0.5'), ...(measured ? { other: measured } : {}) }),
    )
  }
  const visited = aComponent().value

  test.each([
    ['pay-full', score('0.2', 2), visited, '33000.00', 'pay-full', 'too-few-visits'],
    ['pay-full', score(null, 0), visited, '33000.00', 'pay-full', 'no-visits'],
    ['pay-full', undefined, visited, '33000.00', 'pay-full', 'no-visits'],
    ['renormalise', score('0.2', 2), visited, '30000.00', 'renormalise', 'too-few-visits'],
    ['hold', score('0.2', 2), visited, '27000.00', 'hold', 'too-few-visits'],
    ['pay-zero', kpi(null), aKpi('x'), '27000.00', 'pay-zero', 'not-delivered'],
    ['pay-zero', undefined, aKpi('x'), '27000.00', 'pay-zero', 'not-delivered'],
    // Too few visits never cost money, whatever a draft says.
    ['pay-zero', score('0.2', 2), visited, '33000.00', 'pay-full', 'too-few-visits'],
  ] as const)('%s, case %$', (rule, measured, value, payout, applied, reason) => {
    const result = of(rule, measured, value)
    expect(result.payout).toBe(payout)
    expect(result.components[1]?.missing).toEqual({ reason, rule, applied })
  })

  test('on exactly the minimum of visits counts as measured', () => {
    expect(of('pay-full', score('0.2', 3), visited).payout).toBe('28200.00')
  })

  test('a held component locks as 0 under its name', () => {
    const result = of('hold', score('0.2', 2), visited)
    expect(result.held).toEqual(['other'])
    expect(result.lines).toContainEqual({ kind: 'component', code: 'other', amount: '0.00' })
    expect(result.components[1]?.rate).toBeNull()
  })

  test('with nothing measured there is nobody to renormalise over, so all is paid', () => {
    const components = ['a', 'b'].map((code) =>
      aComponent({ code, share: '0.5', missing: 'renormalise' }),
    )
    const result = computePayout(input(aScheme({ components })))
    expect(result.payout).toBe('60000.00')
    expect(result.components.map(({ missing }) => missing?.applied)).toEqual([
      'pay-full',
      'pay-full',
    ])
    expect(result.paidUnmeasured).toBe('60000.00')
  })

  test('renormalising leaves the shares of held and fully paid components alone', () => {
    const components = [
      aComponent({ code: 'measured', share: '0.4', value: aKpi('m') }),
      aComponent({ code: 'spread', share: '0.2', missing: 'renormalise' }),
      aComponent({ code: 'full', share: '0.3', missing: 'pay-full' }),
      aComponent({ code: 'held', share: '0.1', missing: 'hold' }),
    ]
    const result = computePayout(input(aScheme({ components }), { measured: kpi('0.5') }))
    expect(result.components.map(({ effectiveShare }) => effectiveShare)).toEqual([
      '3/5',
      '0/1',
      '3/10',
      '1/10',
    ])
    expect(result.payout).toBe('36000.00')
  })

  test('pay-full pays no more than the curve ever does', () => {
    const curve = {
      kind: 'tiers',
      compare: 'exact',
      tiers: [{ from: '0.8', rate: '0.4' }],
    } as const
    expect(computePayout(input(aScheme({ components: [aComponent({ curve })] }))).payout).toBe(
      '24000.00',
    )
  })
})

describe('smoothing', () => {
  const smoothed = aComponent({ sampling: { minimumVisits: 1, smoothing: 'reliability' } })
  const measure = (mean: string, reliability: Fraction): Measure => ({
    kind: 'score',
    mean: parseDecimal(mean),
    visits: 1,
    interval: null,
    smoothing: { groupMean: parseDecimal('0.853'), reliability },
  })

  test('pays the smoothed value and shows the mean beside it', () => {
    const result = computePayout(
      input(aScheme({ components: [smoothed] }), {
        courtesy: measure('0.95', parseDecimal('0.21')),
      }),
    )
    expect(result.components[0]).toMatchObject({
      value: fractionText(parseDecimal('0.87337')),
      measure: { mean: '19/20', smoothing: { groupMean: '853/1000', reliability: '21/100' } },
    })
    expect(result.payout).toBe('52402.20')
  })
})

describe('a curve that is a formula', () => {
  const scheme = (formula: string) =>
    aScheme({
      components: [
        aComponent({
          code: 'sales',
          share: '0.4',
          curve: { kind: 'formula', formula },
          value: aKpi('sales'),
        }),
        aComponent({ code: 'rest', share: '0.6', value: aKpi('rest') }),
      ],
    })

  test('pays what it computes, exactly, and is rounded once', () => {
    const result = computePayout(
      input(scheme('IF(value >= 0.9, value / 3, 0)'), { sales: kpi('1'), rest: kpi('1') }),
    )
    expect(result.components[0]?.rate).toBe('1/3')
    expect(result.payout).toBe('44000.00')
  })

  test('holds a part for which it names no rate, whatever is said of the unmeasured', () => {
    const result = computePayout(
      input(scheme('0.1 / (value - 1)'), { sales: kpi('1'), rest: kpi('1') }),
    )
    expect(result.payout).toBe('36000.00')
    expect(result.held).toEqual(['sales'])
    expect(result.components[0]).toMatchObject({
      rate: null,
      missing: { reason: 'not-computable', rule: 'pay-full', applied: 'hold' },
    })
  })

  test('what was not measured follows the rule of the part', () => {
    const result = computePayout(
      input(scheme('0.1 / (value - 1)'), { sales: kpi(null), rest: kpi('1') }),
    )
    expect(result.components[0]?.missing?.reason).toBe('not-delivered')
  })
})

describe('display never crosses a threshold', () => {
  test('84.996 % against 85 % shows a third place', () => {
    const component = aComponent({ curve: { kind: 'all-or-nothing', from: '0.85' } })
    const result = computePayout(
      input(aScheme({ components: [component] }), { courtesy: score('0.84996') }),
    )
    expect(result.components[0]?.display).toEqual({ text: '84.996', unit: 'percent' })
    expect(result.payout).toBe('0.00')
  })

  test.each([
    ['1/3', '0.33'],
    // 0.849966...: two places would stand on the threshold.
    ['25499/30000', '0.84997'],
    ['123456789/1000000000', '0.123456789'],
    ['1/8', '0.125'],
  ])('a figure of %s without a target reads %s', (exact, text) => {
    const component = aComponent({
      value: aKpi('points'),
      curve: { kind: 'all-or-nothing', from: '0.85' },
    })
    expect(displayValue(component, parseFraction(exact))).toEqual({ text, unit: 'number' })
  })

  test('a figure with a target, and a formula, are percentages', () => {
    const target = aComponent({ value: aKpi('points', '25') })
    expect(displayValue(target, parseDecimal('0.5'))).toEqual({ text: '50.00', unit: 'percent' })
  })

  test('a figure without a target is shown as delivered', () => {
    const component = aComponent({ value: aKpi('points') })
    const result = computePayout(
      input(aScheme({ components: [component] }), { courtesy: kpi('21.4') }),
    )
    expect(result.components[0]?.display).toEqual({ text: '21.4', unit: 'number' })
  })
})

describe('gates', () => {
  const full = { courtesy: score('1') }
  const failures = (count: number): ReadonlyMap<string, GateReading> =>
    new Map([['critical', { kind: 'failures', count }]])
  const timesheet = { basis: 'timesheet', worked: '10', norm: '20' } as const
  const presence = aGate({ code: 'presence', condition: { kind: 'presence', below: '0.6' } })
  const bound = aGate({
    code: 'bound',
    condition: {
      kind: 'lower-bound',
      value: { kind: 'score', subject: 'person', source: { kind: 'all' }, periods: 1 },
      below: '0.7',
      minimumVisits: 3,
    },
  })
  const reading = (mean: string | null, visits: number): ReadonlyMap<string, GateReading> =>
    new Map([
      [
        'bound',
        { kind: 'score', measure: { mean: mean === null ? null : parseDecimal(mean), visits } },
      ],
    ])

  test.each([
    ['one failure of two', 1, '60000.00', false],
    ['two failures', 2, '48000.00', true],
    ['three failures', 3, '48000.00', true],
  ])('%s', (_name, count, payout, applies) => {
    const scheme = aScheme({ gates: [aGate()] })
    const result = computePayout(input(scheme, full, { gateReadings: failures(count) }))
    expect(result.payout).toBe(payout)
    expect(result.gates).toEqual([
      {
        code: 'critical',
        title: { en: 'critical failure confirmed twice' },
        capRate: '0.8',
        kind: 'failures',
        observed: `${count}/1`,
        limit: '2',
        applies,
      },
    ])
  })

  test('a cap above the total rate changes nothing', () => {
    const scheme = aScheme({ gates: [aGate()] })
    const half = { courtesy: score('0.5') }
    expect(computePayout(input(scheme, half, { gateReadings: failures(2) })).payout).toBe(
      '30000.00',
    )
  })

  test('a gate on a score of which nothing was read never applies', () => {
    const [gate] = computePayout(input(aScheme({ gates: [bound] }), full)).gates
    expect(gate).toMatchObject({ observed: null, limit: '0.7', applies: false })
  })

  test('presence is read from the timesheet', () => {
    const scheme = aScheme({ gates: [presence] })
    const result = computePayout(input(scheme, full, { time: timesheet }))
    expect(result.gates[0]).toMatchObject({ observed: '1/2', applies: true })
    expect(result.payout).toBe('24000.00')
  })

  test('presence never applies without a timesheet: a newcomer was not absent', () => {
    const scheme = aScheme({ gates: [presence] })
    const newcomer = { basis: 'calendar', worked: '10', norm: '31' } as const
    for (const time of [null, newcomer]) {
      const [gate] = computePayout(input(scheme, full, { time })).gates
      expect(gate).toMatchObject({ observed: null, applies: false })
    }
  })

  test.each([
    ['below the bound', '0.6999', 3, true],
    ['on the bound', '0.7', 3, false],
    ['below it on too few visits', '0.1', 2, false],
    ['nothing to see', null, 0, false],
  ])('lower bound: %s', (_name, mean, visits, applies) => {
    const scheme = aScheme({ gates: [bound] })
    const result = computePayout(input(scheme, full, { gateReadings: reading(mean, visits) }))
    expect(result.gates[0]?.applies).toBe(applies)
    expect(result.payout).toBe(applies ? '48000.00' : '60000.00')
  })
})

describe('proration', () => {
  const full = { courtesy: score('1') }

  test.each([
    ['worked days', { basis: 'timesheet', worked: '17', norm: '21' }, '48571.43', 'timesheet'],
    ['half days', { basis: 'timesheet', worked: '10.5', norm: '21' }, '30000.00', 'timesheet'],
    ['days employed', { basis: 'calendar', worked: '17', norm: '31' }, '32903.23', 'calendar'],
    ['overtime', { basis: 'timesheet', worked: '22', norm: '20' }, '66000.00', 'timesheet'],
    ['nothing worked', { basis: 'timesheet', worked: '0', norm: '20' }, '0.00', 'timesheet'],
    ['nothing known', null, '60000.00', 'full'],
  ] as const)('%s', (_name, time, payout, basis) => {
    const result = computePayout(input(aScheme(), full, { time }))
    expect(result.payout).toBe(payout)
    expect(result.proration.basis).toBe(basis)
  })

  test('a scheme may go without', () => {
    const time = { basis: 'timesheet', worked: '1', norm: '21' } as const
    const result = computePayout(input(aScheme({ proration: false }), full, { time }))
    expect(result.payout).toBe('60000.00')
    expect(result.proration).toEqual({ factor: '1/1', basis: 'off', worked: '1', norm: '21' })
  })

  test('impossible days are thrown', () => {
    const at = (worked: string, norm: string) => () =>
      computePayout(input(aScheme(), full, { time: { basis: 'timesheet', worked, norm } }))
    expect(at('1', '0')).toThrow('The norm days must be above zero')
    expect(at('1', '-20')).toThrow('The norm days must be above zero')
    expect(at('-1', '20')).toThrow('The worked days cannot be negative')
  })
})

describe('floor, cap, rounding', () => {
  const nothing = { courtesy: score('0') }

  test('a floor above a sum of zero has a line of its own', () => {
    const result = computePayout(input(aScheme({ floor: '5000.00' }), nothing))
    expect(result.boundedBy).toBe('floor')
    expect(result.lines).toEqual([
      { kind: 'component', code: 'courtesy', amount: '0.00' },
      { kind: 'floor', code: 'floor', amount: '5000.00' },
    ])
  })

  test.each([
    ['0.1', 'floor', '10000.00'],
    ['0.5', null, '30000.00'],
    ['1', 'cap', '50000.00'],
  ] as const)('at %s the bound is %s', (mean, boundedBy, payout) => {
    const scheme = aScheme({ floor: '10000.00', cap: '50000.00' })
    const result = computePayout(input(scheme, { courtesy: score(mean) }))
    expect([result.boundedBy, result.payout]).toEqual([boundedBy, payout])
  })

  test('what is paid at full is bounded and rounded as well', () => {
    const atFull = (more: Partial<SchemeDocument>) =>
      computePayout(input(aScheme(more), nothing)).atFull
    expect(atFull({ cap: '50000.00' })).toBe('50000.00')
    expect(atFull({ floor: '70000.00' })).toBe('70000.00')
    expect(atFull({ components: [aComponent({ share: '0.12345' })] })).toBe('7407.00')
    const whole = { mode: 'half-up', unit: '100' } as const
    expect(atFull({ components: [aComponent({ share: '0.12345' })], rounding: whole })).toBe(
      '7400.00',
    )
  })

  test('a floor above a sum that is no zero is in the lines', () => {
    const scheme = aScheme({ floor: '50000.00' })
    expect(computePayout(input(scheme, { courtesy: score('0.1') })).lines).toEqual([
      { kind: 'component', code: 'courtesy', amount: '50000.00' },
    ])
  })

  test('an amount exactly on a bound is not bounded', () => {
    const scheme = aScheme({ floor: '30000.00', cap: '30000.00' })
    expect(computePayout(input(scheme, { courtesy: score('0.5') })).boundedBy).toBeNull()
  })

  test('whole roubles, with lines to the kopeck', () => {
    const scheme = aDriverScheme({ rounding: { mode: 'half-up', unit: '1' } })
    const time = { basis: 'timesheet', worked: '17', norm: '21' } as const
    const all = { ...october(), trips: kpi('25') }
    const result = computePayout(input(scheme, all, { time }))
    expect(result.payout).toBe('48571.00')
    expect(sumMoney(result.lines.map((line) => line.amount))).toBe('48571.00')
  })

  test('a negative base is thrown', () => {
    expect(() => computePayout(input(aScheme(), {}, { base: '-1.00' }))).toThrow(
      'A base cannot be negative',
    )
    expect(computePayout(input(aScheme(), {}, { base: '0.00' })).payout).toBe('0.00')
  })

  test('a measure of another kind is thrown', () => {
    expect(() => computePayout(input(aScheme(), { courtesy: kpi('1') }))).toThrow(
      'Component courtesy does not read a kpi',
    )
  })
})

describe('the difference to a corrected payout', () => {
  test('names the changed lines only, with their sign', () => {
    const locked = computePayout(input(aDriverScheme(), october()))
    const corrected = computePayout(
      input(aDriverScheme(), { ...october(), trips: kpi('25'), clean: kpi('0.5') }),
    )
    expect(adjustmentBetween(locked, corrected)).toEqual({
      amount: '3600.00',
      lines: [
        { code: 'trips', amount: '6600.00' },
        { code: 'clean', amount: '-3000.00' },
      ],
    })
    expect(adjustmentBetween(locked, locked)).toEqual({ amount: '0.00', lines: [] })
  })
})

const decimal = (most: number) =>
  fc.integer({ min: 0, max: most * 1000 }).map((n) => parseDecimal((n / 1000).toFixed(3)))
const missingRule = fc.constantFrom<MissingRule>('pay-full', 'renormalise', 'hold', 'pay-zero')
const shares = fc.array(
  fc.record({ share: fc.integer({ min: 1, max: 999 }), missing: missingRule }),
  { minLength: 1, maxLength: 7 },
)
const someScheme = shares.map((all) =>
  aScheme({
    components: all.map(({ share, missing }, index) =>
      aComponent({
        code: `c${index}`,
        share: `0.${String(share).padStart(3, '0')}`,
        value: aKpi(`c${index}`),
        missing,
      }),
    ),
  }),
)
const values = fc.array(fc.option(decimal(2)), { minLength: 7, maxLength: 7 })
const base = fc.integer({ min: 0, max: 20_000_000 }).map((n) => (n / 100).toFixed(2))
const mode = fc.constantFrom('half-up' as const, 'half-even' as const)
const bound = fc.option(fc.integer({ min: 0, max: 90_000 }).map((n) => `${n}.00`))

const someInput = fc
  .record({
    scheme: someScheme,
    values,
    base,
    mode,
    floor: bound,
    cap: bound,
    failed: fc.boolean(),
  })
  .filter(
    ({ floor, cap }) =>
      floor === null || cap === null || parseMoney(cap).isAtLeast(parseMoney(floor)),
  )
  .map((given): PayoutInput => {
    const rules = {
      ...given.scheme,
      gates: [aGate()],
      floor: given.floor,
      cap: given.cap,
      rounding: { mode: given.mode, unit: '0.01' },
    }
    return {
      rules,
      base: given.base,
      time: { basis: 'timesheet', worked: '17', norm: '21' },
      measures: new Map(
        rules.components.map(({ code }, index) => [
          code,
          { kind: 'kpi', actual: given.values[index] ?? null },
        ]),
      ),
      gateReadings: new Map([['critical', { kind: 'failures', count: given.failed ? 2 : 0 }]]),
    }
  })

describe('properties', () => {
  test('the lines add up to the payout, and the payout is the exact amount rounded', () => {
    fc.assert(
      fc.property(someInput, (given) => {
        const result = computePayout(given)
        expect(sumMoney(result.lines.map((line) => line.amount))).toBe(result.payout)
        const away = parseMoney(result.payout).minus(parseFraction(result.exact)).absolute()
        expect(Fraction.of(1n, 200n).isBelow(away)).toBe(false)
      }),
    )
  })

  test('the payout stays within floor and cap', () => {
    fc.assert(
      fc.property(someInput, (given) => {
        const payout = parseMoney(computePayout(given).payout)
        const { floor, cap } = given.rules
        if (floor !== null) expect(payout.isAtLeast(parseMoney(floor))).toBe(true)
        if (cap !== null) expect(parseMoney(cap).isAtLeast(payout)).toBe(true)
      }),
    )
  })

  test('a higher value never pays less', () => {
    fc.assert(
      fc.property(someInput, fc.nat(6), decimal(1), (given, which, more) => {
        const component = given.rules.components[which % given.rules.components.length]
        const measure = component && given.measures.get(component.code)
        fc.pre(component !== undefined && measure?.kind === 'kpi' && measure.actual !== null)
        const raised: Measure = { kind: 'kpi', actual: measure.actual.plus(more) }
        const after = { ...given, measures: new Map([...given.measures, [component.code, raised]]) }
        const [low, high] = [computePayout(given), computePayout(after)]
        expect(parseMoney(high.payout).isAtLeast(parseMoney(low.payout))).toBe(true)
      }),
    )
  })

  test('computing again is byte-identical', () => {
    fc.assert(
      fc.property(someInput, (given) => {
        expect(canonicalJson(computePayout(given))).toBe(canonicalJson(computePayout(given)))
      }),
    )
  })

  test('the order of the components decides nothing but the last kopecks of the lines', () => {
    fc.assert(
      fc.property(someInput, (given) => {
        const components = given.rules.components.toReversed()
        const turned = computePayout({ ...given, rules: { ...given.rules, components } })
        expect(turned.payout).toBe(computePayout(given).payout)
      }),
    )
  })
})
