import { describe, expect, test } from 'vitest'
import { aComponent, aDriverScheme, aGate, aKpi, aScheme } from '@/test/factories/pay'
import { parseDecimal } from './exact'
import type { GateReading } from './gates'
import type { Measure, ScoreMeasure } from './measure'
import { whatWouldHaveChanged } from './pay-what-if'
import { computePayout } from './payout'
import type { PayoutInput } from './payout-input'
import type { SchemeDocument } from './scheme'

const kpi = (actual: string | null): Measure => ({
  kind: 'kpi',
  actual: actual === null ? null : parseDecimal(actual),
})

const score = (mean: string, visits = 4, smoothing: ScoreMeasure['smoothing'] = null): Measure => ({
  kind: 'score',
  mean: parseDecimal(mean),
  visits,
  interval: null,
  smoothing,
})

function changes(
  scheme: SchemeDocument,
  measures: Readonly<Record<string, Measure>>,
  gateReadings: Readonly<Record<string, GateReading>> = {},
) {
  const input: PayoutInput = {
    rules: scheme,
    base: '60000.00',
    time: null,
    measures: new Map(Object.entries(measures)),
    gateReadings: new Map(Object.entries(gateReadings)),
  }
  return whatWouldHaveChanged(input, computePayout(input))
}

const told = (...given: Parameters<typeof changes>) =>
  changes(...given).map(({ code, change, measured, difference }) => [
    code,
    change,
    measured,
    difference,
  ])

test('the worked example: five more trips are 6,600.00; courtesy on 2 visits is nobody’s doing', () => {
  const measures = {
    trips: kpi('20'),
    on_time: kpi('1'),
    courtesy: score('0.845', 2),
    clean: kpi('1'),
    handover: kpi('1'),
  }
  expect(changes(aDriverScheme(), measures)).toEqual([
    {
      kind: 'component',
      code: 'trips',
      title: { en: 'trips' },
      change: 'full',
      value: '1/1',
      display: { text: '100.00', unit: 'percent' },
      measured: '25/1',
      payout: '60000.00',
      difference: '6600.00',
    },
  ])
})

describe('a component that does not pay its whole share', () => {
  const tiers = aComponent({
    curve: {
      kind: 'tiers',
      compare: 'exact',
      tiers: [
        { from: '0.80', rate: '0.5' },
        { from: '0.90', rate: '0.8' },
        { from: '0.95', rate: '1' },
        { from: '1', rate: '1.5' },
      ],
    },
  })

  test.each([
    [
      'below the first tier',
      '0.7',
      [
        ['courtesy', 'full', '19/20', '60000.00'],
        ['courtesy', 'next-step', '4/5', '30000.00'],
      ],
    ],
    ['one tier below full', '0.92', [['courtesy', 'full', '19/20', '12000.00']]],
    ['at full, with a tier above', '0.95', [['courtesy', 'next-step', '1/1', '30000.00']]],
    ['at the top', '1', []],
  ])('tiers, %s', (_name, mean, expected) => {
    expect(told(aScheme({ components: [tiers] }), { courtesy: score(mean) })).toEqual(expected)
  })

  test('a score above 100 % is never suggested', () => {
    const beyond = aComponent({
      curve: {
        kind: 'points',
        points: [
          { at: '0.8', rate: '0' },
          { at: '1', rate: '1' },
          { at: '1.2', rate: '1.5' },
        ],
      },
    })
    expect(told(aScheme({ components: [beyond] }), { courtesy: score('1') })).toEqual([])
    expect(told(aScheme({ components: [beyond] }), { courtesy: score('0.9') })).toEqual([
      ['courtesy', 'full', '1/1', '30000.00'],
    ])
  })

  test('a figure may pass its target', () => {
    const trips = aComponent({
      value: aKpi('trips', '25'),
      curve: { ...tiers.curve },
    })
    expect(told(aScheme({ components: [trips] }), { courtesy: kpi('24') })).toEqual([
      ['courtesy', 'next-step', '25/1', '30000.00'],
    ])
  })

  test('a figure that was not delivered and pays nothing', () => {
    const trips = aComponent({ value: aKpi('trips', '25'), missing: 'pay-zero' })
    expect(told(aScheme({ components: [trips] }), { courtesy: kpi(null) })).toEqual([
      ['courtesy', 'full', '25/1', '60000.00'],
    ])
  })

  test('a figure of which nothing at all is known is one that was not delivered', () => {
    const trips = aComponent({ value: aKpi('trips', '25'), missing: 'pay-zero' })
    expect(told(aScheme({ components: [trips] }), {})).toEqual([
      ['courtesy', 'full', '25/1', '60000.00'],
    ])
  })

  test('from a figure that was not delivered there is no next step', () => {
    const trips = aComponent({ ...tiers, value: aKpi('trips', '25'), missing: 'pay-zero' })
    expect(told(aScheme({ components: [trips] }), { courtesy: kpi(null) })).toEqual([
      ['courtesy', 'full', '95/4', '60000.00'],
    ])
  })

  test('on a curve that pays nothing at any value there is nothing to reach', () => {
    const nothing = aComponent({ curve: { kind: 'proportional', cap: '0' } })
    expect(told(aScheme({ components: [nothing] }), { courtesy: score('0.5') })).toEqual([])
  })

  test('a figure that was not delivered and is paid in full needs nothing', () => {
    const trips = aComponent({ value: aKpi('trips', '25') })
    expect(told(aScheme({ components: [trips] }), { courtesy: kpi(null) })).toEqual([])
  })
})

describe('smoothing', () => {
  const smoothed = aComponent({ sampling: { minimumVisits: 1, smoothing: 'reliability' } })
  const group = { groupMean: parseDecimal('0.8'), reliability: parseDecimal('0.5') }

  test('the best that own visits can reach is a mean of 100 %', () => {
    const [change] = changes(aScheme({ components: [smoothed] }), {
      courtesy: score('0.6', 4, group),
    })
    expect(change).toMatchObject({
      change: 'full',
      measured: '1/1',
      value: '9/10',
      payout: '54000.00',
      difference: '12000.00',
    })
  })

  const cliffs = {
    kind: 'tiers',
    compare: 'exact',
    tiers: [
      { from: '0.85', rate: '0.5' },
      { from: '0.95', rate: '0.7' },
    ],
  } as const

  test('a step is told in the own mean that reaches it, or not at all', () => {
    const cliff = aComponent({
      ...smoothed,
      curve: cliffs,
    })
    expect(told(aScheme({ components: [cliff] }), { courtesy: score('0.6', 4, group) })).toEqual([
      ['courtesy', 'full', '1/1', '30000.00'],
      ['courtesy', 'next-step', '9/10', '30000.00'],
    ])
  })

  test('a step beyond what own visits can reach is not told, the nearest to full is', () => {
    const far = aComponent({
      ...smoothed,
      curve: { ...cliffs, tiers: [...cliffs.tiers, { from: '0.97', rate: '1' }] },
    })
    expect(told(aScheme({ components: [far] }), { courtesy: score('0.9', 4, group) })).toEqual([
      ['courtesy', 'full', '1/1', '0.00'],
    ])
  })

  test('at 100 % of the own visits there is nothing more to do', () => {
    expect(told(aScheme({ components: [smoothed] }), { courtesy: score('1', 4, group) })).toEqual(
      [],
    )
  })

  test('where visits tell nothing, nothing of them is suggested', () => {
    const useless = { groupMean: parseDecimal('0.8'), reliability: parseDecimal('0') }
    expect(
      told(aScheme({ components: [smoothed] }), { courtesy: score('0.6', 4, useless) }),
    ).toEqual([])
  })
})

describe('a part that is computed', () => {
  const delivery = 'SCORE("Delivery")'
  const computed = (code: string, formula: string) =>
    aComponent({
      ...{ code, share: '0.5' },
      value: {
        ...{ kind: 'formula', subject: 'person', periods: 1, formula },
        scores: [{ code: 'Delivery', source: { kind: 'all' } }],
      },
    })
  const read = (mean: string): Measure => ({
    kind: 'formula',
    facts: new Map([[delivery, parseDecimal(mean)]]),
    visits: new Map([[delivery, 4]]),
  })
  const nothingRead: Measure = { kind: 'formula', facts: new Map(), visits: new Map() }
  const step = (from: string) => computed('service', `IF(${delivery} >= ${from}, 1, 0)`)

  test('is told once with its own score, also where another part names it', () => {
    const components = [step('0.8'), computed('bonus', 'service.rate')]
    const measures = { service: read('0.7'), bonus: nothingRead }
    // Both halves of 60,000.00 by the one score; that it is the next step as well is not said again.
    expect(told(aScheme({ components }), measures)).toEqual([
      ['service', 'full', '4/5', '60000.00'],
    ])
  })

  test('leaves it to the part whose own score it is, wherever that stands', () => {
    const curve = { kind: 'all-or-nothing', from: '0.8' } as const
    const components = [
      computed('bonus', 'IF(courtesy >= 0.8, 1, 0)'),
      aComponent({ share: '0.5', curve }),
    ]
    const measures = { bonus: nothingRead, courtesy: score('0.7') }
    expect(told(aScheme({ components }), measures)).toEqual([
      ['courtesy', 'full', '4/5', '60000.00'],
    ])
  })

  test('tells two scores that differ so that they read differently', () => {
    const readings = (mean: string, from: string) =>
      changes(aScheme({ components: [step(from)] }), { service: read(mean) }).map(({ reading }) => [
        ...[reading?.from, reading?.to],
      ])
    expect(readings('0.7', '0.8')).toEqual([['70.00', '80.00']])
    expect(readings('0.79999', '0.8')).toEqual([['79.999', '80.00']])
    expect(readings('0.8', '0.80001')).toEqual([['80.00', '80.001']])
  })
})

describe('a part that is computed and is divided over the others where a figure of it is missing', () => {
  const [key, figure] = ['SCORE("all")', 'KPI("calls")']
  const service = aComponent({
    ...{ code: 'service', share: '0.5', missing: 'renormalise' },
    value: {
      ...({ kind: 'formula', subject: 'person', periods: 1 } as const),
      formula: `IF(${key} >= 0.8, ${figure} / 150, 0.25)`,
      scores: [{ code: 'all', source: { kind: 'all' } }],
    },
  })
  const scheme = aScheme({
    components: [service, aComponent({ code: 'trips', share: '0.5', value: aKpi('trips', '25') })],
  })
  const measured = (calls: string | null): Measure => ({
    kind: 'formula',
    facts: new Map([
      [key, parseDecimal('0.7')],
      [figure, calls === null ? { missing: 'not-delivered' } : parseDecimal(calls)],
    ]),
    visits: new Map([[key, 4]]),
  })

  test('is told no whole share that its missing figure would not have let it have', () => {
    // From 80 % on it has no value: its share goes to the trips, which pay a fifth of it.
    const measures = { service: measured(null), trips: kpi('5') }
    expect(told(scheme, measures)).toEqual([['trips', 'full', '25/1', '24000.00']])
    expect(told(scheme, { ...measures, service: measured('150') })).toEqual([
      ['service', 'full', '4/5', '22500.00'],
      ['trips', 'full', '25/1', '24000.00'],
    ])
  })

  test('is told it where nobody else was measured, for then it is paid in full', () => {
    const found = changes(scheme, { service: measured(null), trips: kpi(null) })
    const own = found.find(({ code }) => code === 'service')
    expect(own).toMatchObject({ change: 'full', measured: '4/5', reading: { isPartial: false } })
  })
})

test('a held component is told with what it would pay in full', () => {
  const scheme = aScheme({ components: [aComponent({ missing: 'hold' })] })
  expect(told(scheme, { courtesy: score('0.5', 1) })).toEqual([
    ['courtesy', 'decided-full', null, '60000.00'],
  ])
})

test('each of two held components is told alone', () => {
  const held = (code: string) => aComponent({ code, share: '0.5', missing: 'hold' })
  const found = changes(aScheme({ components: [held('courtesy'), held('order')] }), {})
  expect(found).toMatchObject([
    { kind: 'component', code: 'courtesy', change: 'decided-full', difference: '30000.00' },
    { kind: 'component', code: 'order', change: 'decided-full', difference: '30000.00' },
  ])
})

describe('gates and bounds', () => {
  const failed: Readonly<Record<string, GateReading>> = {
    critical: { kind: 'failures', count: 2 },
  }

  test('a gate that applied is told with what it took', () => {
    const scheme = aScheme({ gates: [aGate()] })
    expect(told(scheme, { courtesy: score('1') }, failed)).toEqual([
      ['critical', 'lifted', null, '12000.00'],
    ])
  })

  test('of two gates that applied each is lifted alone', () => {
    const gates = [aGate(), aGate({ code: 'strict', capRate: '0.5' })]
    const readings = { ...failed, strict: { kind: 'failures', count: 2 } } as const
    expect(told(aScheme({ gates }), { courtesy: score('1') }, readings)).toEqual([
      ['critical', 'lifted', null, '0.00'],
      ['strict', 'lifted', null, '18000.00'],
    ])
  })

  test('a gate that did not apply is not told', () => {
    const scheme = aScheme({ gates: [aGate()] })
    expect(told(scheme, { courtesy: score('1') })).toEqual([])
  })

  test('a change that a gate swallows is told as 0.00', () => {
    const scheme = aScheme({ gates: [aGate()] })
    expect(told(scheme, { courtesy: score('0.9') }, failed)).toEqual([
      ['courtesy', 'full', '1/1', '0.00'],
      ['critical', 'lifted', null, '6000.00'],
    ])
  })

  test('a cap bounds the change too', () => {
    const scheme = aScheme({ cap: '55000.00' })
    expect(told(scheme, { courtesy: score('0.9') })).toEqual([
      ['courtesy', 'full', '1/1', '1000.00'],
    ])
  })
})
