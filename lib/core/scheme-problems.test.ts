import { describe, expect, test } from 'vitest'
import { aComponent, aDriverScheme, aGate, aKpi, aScheme, ownScore } from '@/test/factories/pay'
import { type Curve, type SchemeDocument, schemeAppliesTo } from './scheme'
import { canCompute, mayActivate, schemeProblems } from './scheme-problems'

function told(document: SchemeDocument) {
  return schemeProblems(document).map(
    ({ code, severity, place }) => `${severity} ${code} ${place.join('.')}`,
  )
}

const sound: Curve = { kind: 'proportional', cap: '1' }

test('a sound scheme has no problems', () => {
  expect(told(aDriverScheme())).toEqual([])
  expect(mayActivate(schemeProblems(aDriverScheme()))).toBe(true)
})

describe('what blocks activation, and not a draft', () => {
  test.each<[string, SchemeDocument, string]>([
    ['no regulation', aScheme({ regulation: null }), 'no-regulation regulation'],
    [
      'a regulation without a number',
      aScheme({ regulation: { number: ' ', date: '2026-08-28' } }),
      'no-regulation regulation',
    ],
    [
      'a regulation of no date',
      aScheme({ regulation: { number: '17', date: '2026-02-30' } }),
      'not-a-date regulation.date',
    ],
    ['no name', aScheme({ name: { ru: '', en: ' ' } }), 'name-missing name'],
    [
      'a component without a title',
      aScheme({ components: [aComponent({ title: {} })] }),
      'name-missing components.0.title',
    ],
    [
      'pay-zero for a score',
      aScheme({ components: [aComponent({ missing: 'pay-zero' })] }),
      'pay-zero-on-score components.0.missing',
    ],
    [
      'tiers that fall',
      aScheme({
        components: [
          aComponent({
            value: aKpi('x'),
            curve: {
              kind: 'tiers',
              compare: 'exact',
              tiers: [
                { from: '0.8', rate: '1' },
                { from: '0.9', rate: '0.5' },
              ],
            },
          }),
        ],
      }),
      'pays-less components.0.curve.tiers.1.rate',
    ],
    [
      'points that fall',
      aScheme({
        components: [
          aComponent({
            curve: {
              kind: 'points',
              points: [
                { at: '0', rate: '0' },
                { at: '0.9', rate: '1' },
                { at: '1', rate: '0.9' },
              ],
            },
          }),
        ],
      }),
      'pays-less components.0.curve.points.2.rate',
    ],
  ])('%s', (_name, document, problem) => {
    expect(told(document)).toEqual([`activation ${problem}`])
    expect(mayActivate(schemeProblems(document))).toBe(false)
    expect(canCompute(schemeProblems(document))).toBe(true)
  })

  test('pay-zero for a figure that was not delivered is allowed', () => {
    const component = aComponent({ value: aKpi('trips'), missing: 'pay-zero' })
    expect(told(aScheme({ components: [component] }))).toEqual([])
  })
})

describe('what cannot be computed', () => {
  const withComponent = (only: Parameters<typeof aComponent>[0]) =>
    aScheme({ components: [aComponent(only)] })

  test.each<[string, SchemeDocument, readonly string[]]>([
    ['no components', aScheme({ components: [] }), ['no-components components']],
    [
      'a repeated code',
      aScheme({ components: [aComponent({ share: '0.5' }), aComponent({ share: '0.5' })] }),
      ['code-repeated components.1.code'],
    ],
    [
      'a malformed code',
      withComponent({ code: 'Вежливость' }),
      ['code-malformed components.0.code'],
    ],
    ['a sign before a code', withComponent({ code: '1a' }), ['code-malformed components.0.code']],
    ['a sign behind it', withComponent({ code: 'a-b' }), ['code-malformed components.0.code']],
    [
      'a share of zero',
      aScheme({
        components: [aComponent(), aComponent({ code: 'b', share: '0' })],
      }),
      ['share-not-positive components.1.share'],
    ],
    ['a share with a comma', withComponent({ share: '0,5' }), ['not-a-decimal components.0.share']],
    [
      'a target of zero',
      withComponent({ value: aKpi('trips', '0') }),
      ['target-not-positive components.0.value.target'],
    ],
    [
      'no periods',
      withComponent({ value: { ...ownScore, periods: 0 } }),
      ['periods-not-positive components.0.value.periods'],
    ],
    [
      'no minimum of visits',
      withComponent({ sampling: { minimumVisits: 0, smoothing: 'none' } }),
      ['minimum-visits-not-positive components.0.sampling.minimumVisits'],
    ],
    [
      'a malformed base',
      aScheme({ base: { kind: 'fixed', amount: '60000' } }),
      ['not-money base.amount'],
    ],
    ['a negative floor', aScheme({ floor: '-1.00' }), ['not-money floor']],
    ['a cap below the floor', aScheme({ floor: '10.00', cap: '9.99' }), ['cap-below-floor cap']],
    [
      'a unit of less than a kopeck',
      aScheme({ rounding: { mode: 'half-up', unit: '0.001' } }),
      ['unit-not-in-kopecks rounding.unit'],
    ],
    [
      'a first day that is none',
      aScheme({ appliesTo: { positionIds: [], unitIds: [], from: '2026-9-1' } }),
      ['not-a-date appliesTo.from'],
    ],
    [
      'a gate with a negative rate',
      aScheme({
        gates: [aGate({ capRate: '-0.1', condition: { kind: 'presence', below: '0.5' } })],
      }),
      ['gate-rate-negative gates.0.capRate'],
    ],
    [
      'a gate that can never look',
      aScheme({ gates: [aGate({ condition: { kind: 'failures', subject: 'unit', atLeast: 0 } })] }),
      ['gate-never gates.0.condition.atLeast'],
    ],
    ['a repeated gate', aScheme({ gates: [aGate(), aGate()] }), ['code-repeated gates.1.code']],
  ])('%s', (_name, document, problems) => {
    expect(told(document)).toEqual(problems.map((problem) => `error ${problem}`))
    expect(canCompute(schemeProblems(document))).toBe(false)
    expect(mayActivate(schemeProblems(document))).toBe(false)
  })
})

describe('what is shown and may stand', () => {
  test.each<[string, SchemeDocument, string]>([
    [
      'shares that make 95 %',
      aScheme({ components: [aComponent({ share: '0.95', curve: sound })] }),
      'shares-not-whole components',
    ],
    [
      'a cliff on 3 visits',
      aScheme({ components: [aComponent({ curve: { kind: 'all-or-nothing', from: '0.85' } })] }),
      'cliff-on-few-visits components.0.curve',
    ],
    [
      'a minimum of 2 visits',
      aScheme({ components: [aComponent({ sampling: { minimumVisits: 2, smoothing: 'none' } })] }),
      'minimum-visits-low components.0.sampling.minimumVisits',
    ],
    [
      'a gate on one failure',
      aScheme({
        gates: [aGate({ condition: { kind: 'failures', subject: 'person', atLeast: 1 } })],
      }),
      'gate-on-one-failure gates.0.condition.atLeast',
    ],
    [
      'a disciplinary cut of 75 %',
      aScheme({ gates: [aGate({ capRate: '0.25' })] }),
      'cut-over-legal-limit gates.0.capRate',
    ],
    [
      'a cap that the rounding unit does not divide',
      aScheme({ cap: '65050.00', rounding: { mode: 'half-up', unit: '100' } }),
      'bound-not-in-unit cap',
    ],
  ])('%s', (_name, document, problem) => {
    expect(told(document)).toEqual([`warning ${problem}`])
    expect(mayActivate(schemeProblems(document))).toBe(true)
  })

  test('the sum of the shares is told in percent', () => {
    const document = aScheme({ components: [aComponent({ share: '0.333333333' })] })
    expect(schemeProblems(document)[0]?.values).toEqual({ percent: '33.3333333' })
  })

  test('a cliff on 8 visits, or on a delivered figure, is no lottery', () => {
    const curve: Curve = { kind: 'all-or-nothing', from: '0.85' }
    const eight = aComponent({ curve, sampling: { minimumVisits: 8, smoothing: 'none' } })
    expect(told(aScheme({ components: [eight] }))).toEqual([])
    expect(told(aScheme({ components: [aComponent({ curve, value: aKpi('trips') })] }))).toEqual([])
  })

  test('a cut of exactly 20 % is legal, and another country has other law', () => {
    expect(told(aScheme({ gates: [aGate({ capRate: '0.8' })] }))).toEqual([])
    expect(told(aScheme({ currency: 'EUR', gates: [aGate({ capRate: '0.25' })] }))).toEqual([])
  })
})

describe('whom a scheme pays', () => {
  const from = '2026-09-01'
  const driver = { positionId: 'driver', unitPath: ['depot', 'north'] }

  test.each([
    ['everybody', [], [], true],
    ['the position', ['driver', 'loader'], [], true],
    ['another position', ['loader'], [], false],
    ['the unit', [], ['depot'], true],
    ['a unit above it', [], ['north'], true],
    ['another unit', [], ['south'], false],
    ['the unit, but another position', ['loader'], ['depot'], false],
  ])('%s', (_name, positionIds, unitIds, expected) => {
    expect(schemeAppliesTo({ positionIds, unitIds, from }, driver, '2026-10-31')).toBe(expected)
  })

  test('not before its first day', () => {
    const all = { positionIds: [], unitIds: [], from }
    expect(schemeAppliesTo(all, driver, '2026-08-31')).toBe(false)
    expect(schemeAppliesTo(all, driver, '2026-09-01')).toBe(true)
  })
})

describe('what the sentence of a problem names', () => {
  const values = (document: SchemeDocument) =>
    schemeProblems(document).map((found) => [found.code, found.values])
  const withComponent = (only: Parameters<typeof aComponent>[0]) =>
    aScheme({ components: [aComponent(only)] })
  const curve: Curve = { kind: 'all-or-nothing', from: '0.85' }

  test.each<[string, SchemeDocument, readonly [string, Readonly<Record<string, string>>]]>([
    ['a code', withComponent({ code: 'A' }), ['code-malformed', { code: 'A' }]],
    [
      'a repeated code',
      aScheme({ gates: [aGate(), aGate()] }),
      ['code-repeated', { code: 'critical' }],
    ],
    ['a share', withComponent({ share: '1,0' }), ['not-a-decimal', { text: '1,0' }]],
    [
      'the rate of a gate',
      aScheme({ gates: [aGate({ capRate: '80%' })] }),
      ['not-a-decimal', { text: '80%' }],
    ],
    [
      'visits before money',
      withComponent({ sampling: { minimumVisits: 1, smoothing: 'none' } }),
      ['minimum-visits-low', { minimumVisits: '1', advisable: '3' }],
    ],
    [
      'visits before a cliff',
      withComponent({ curve, sampling: { minimumVisits: 7, smoothing: 'none' } }),
      ['cliff-on-few-visits', { minimumVisits: '7', advisable: '8' }],
    ],
    [
      'the lawful cut',
      aScheme({ gates: [aGate({ capRate: '0' })] }),
      ['cut-over-legal-limit', { limit: '20', known: 'amount', salary: '240000.00' }],
    ],
  ])('%s', (_name, document, problem) => {
    expect(values(document)).toEqual([problem])
  })
})

describe('amounts and their unit', () => {
  test.each([['0'], ['-1'], ['x'], ['0.003']])('a unit of %s is none', (unit) => {
    const document = aScheme({ rounding: { mode: 'half-up', unit }, cap: '65050.00' })
    expect(told(document)).toEqual(['error unit-not-in-kopecks rounding.unit'])
  })

  test.each([['0.01'], ['0.5'], ['1'], ['50']])('a unit of %s divides the bounds', (unit) => {
    const document = aScheme({
      rounding: { mode: 'half-up', unit },
      floor: '50.00',
      cap: '65050.00',
    })
    expect(told(document)).toEqual([])
  })

  test('a floor that the unit does not divide is told as well', () => {
    const document = aScheme({ floor: '50.00', rounding: { mode: 'half-up', unit: '100' } })
    expect(told(document)).toEqual(['warning bound-not-in-unit floor'])
  })

  test('amounts that are none are told once, and not compared', () => {
    expect(told(aScheme({ floor: '10', cap: '9.00' }))).toEqual(['error not-money floor'])
    expect(told(aScheme({ floor: '10.00', cap: '9' }))).toEqual(['error not-money cap'])
    expect(told(aScheme({ cap: '-9.00' }))).toEqual(['error not-money cap'])
    expect(told(aScheme({ base: { kind: 'fixed', amount: '-1.00' } }))).toEqual([
      'error not-money base.amount',
    ])
  })

  test('a cap on the floor pays one amount, which may be meant', () => {
    expect(told(aScheme({ floor: '10.00', cap: '10.00' }))).toEqual([])
  })
})

describe('a hair’s breadth on few visits', () => {
  const of = (curve: Curve) => told(aScheme({ components: [aComponent({ curve })] }))
  const cliff = ['warning cliff-on-few-visits components.0.curve']

  test.each<[string, Curve, readonly string[]]>([
    ['tiers jump', { kind: 'tiers', compare: 'exact', tiers: [{ from: '0.8', rate: '1' }] }, cliff],
    [
      'two points at one value jump',
      {
        kind: 'points',
        points: [
          { at: '0.8', rate: '0' },
          { at: '0.8', rate: '1' },
        ],
      },
      cliff,
    ],
    [
      'two points at one value with one rate do not',
      {
        kind: 'points',
        points: [
          { at: '0.8', rate: '1' },
          { at: '0.8', rate: '1' },
        ],
      },
      [],
    ],
    [
      'points rise',
      {
        kind: 'points',
        points: [
          { at: '0.8', rate: '0' },
          { at: '0.9', rate: '1' },
        ],
      },
      [],
    ],
    [
      'a ramp of a hair is crossed by one visit',
      {
        kind: 'points',
        points: [
          { at: '0.8499', rate: '0' },
          { at: '0.85', rate: '1' },
        ],
      },
      cliff,
    ],
    ['a formula jumps', { kind: 'formula', formula: 'IF(value >= 0.8, 1, 0)' }, cliff],
    ['a formula rises', { kind: 'formula', formula: 'MIN(1, value)' }, []],
    [
      'a formula does not read',
      { kind: 'formula', formula: 'IF(' },
      ['error formula-wrong components.0.curve.formula'],
    ],
  ])('%s', (_name, curve, expected) => {
    expect(of(curve)).toEqual(expected)
  })
})

test('a figure of a share beside percents is told where the catalogue is known', () => {
  const curve: Curve = { kind: 'formula', formula: 'IF(value >= 95, 1, 0)' }
  const document = aScheme({ components: [aComponent({ value: aKpi('on_time'), curve })] })
  const onTime = { code: 'on_time', direction: 'more', unit: 'share' } as const
  const codes = (...known: Parameters<typeof schemeProblems>) =>
    schemeProblems(...known).map(({ code }) => code)
  expect(codes(document, [onTime])).toContain('formula-percents')
  expect(codes(document)).not.toContain('formula-percents')
})
