import { Fraction } from '@/lib/core/exact'
import type { Fact } from '@/lib/core/formula/formula-value'
import type { GateReading } from '@/lib/core/gates'
import type { Measure } from '@/lib/core/measure'
import type { PayoutInput } from '@/lib/core/payout-input'
import type { Component, Curve, MissingRule, SchemeDocument } from '@/lib/core/scheme'
import type { SeededDraws } from '@/lib/core/seeded-draws'
import { rulesOfStints } from '@/lib/core/stint-codes'
import { aComponent, aGate, aKpi, aScheme, ownScore } from './pay'

/** Formulas over two scores, a figure, days and parts named a (a score) and k (a figure). */
const formulas = [
  'SCORE("all")',
  'IF(SCORE("all") >= 85%, 1, SCORE("tills"))',
  'IFMISSING(SCORE("all"), SCORE("tills"))',
  'IFMISSING(SCORE("tills"), KPI("calls") / 100)',
  'MIN(SCORE("all"), SCORE("tills")) * worked_days / norm_days',
  'ROUND(SCORE("all") * SCORE("tills"), 1)',
  'BAND(SCORE("all"), 70%, 50%, 80%, 80%, 90%, 1) * IF(VISITS("all") >= 2, 1, 90%)',
  'IF(OR(SCORE("all") >= 90%, KPI("calls") > 40), 1, 1 - SCORE("tills"))',
  'IF(SCORE("all") = 50%, 1 / (SCORE("all") - 50%), SCORE("tills"))',
  'IFS(SCORE("tills") >= 75%, 1, SCORE("all") >= 60%, a)',
  'AVERAGE(a, k.rate, SCORE("all"))',
  'a.amount / base + IFMISSING(k, 1/5)',
  'MAX(a.rate, SCORE("tills"))',
  'LINEAR(SCORE("all"), 60%, 95%, 0, 1) * 70% + KPI("calls") / 1000',
] as const

const curves: readonly Curve[] = [
  { kind: 'proportional', cap: null },
  { kind: 'proportional', cap: '0.9' },
  { kind: 'all-or-nothing', from: '0.8' },
  {
    kind: 'tiers',
    compare: 'round',
    tiers: [
      { from: '0.5', rate: '0.3' },
      { from: '0.75', rate: '0.8' },
      { from: '0.95', rate: '1.1' },
    ],
  },
  {
    kind: 'points',
    points: [
      { at: '0.5', rate: '0' },
      { at: '0.9', rate: '1' },
    ],
  },
  { kind: 'formula', formula: 'IFS(value > 0.3, value / 0.9)' },
]

const rules: readonly MissingRule[] = ['pay-full', 'renormalise', 'hold', 'pay-zero']

function oneOf<Item>(
  draws: SeededDraws,
  items: readonly [Item, ...Item[]] | readonly Item[],
): Item {
  return items[draws.below(items.length)] as Item
}

const chance = (draws: SeededDraws, of: number) => draws.below(of) === 0

/** A score or figure of whole hundredths, at times of thirds. */
function aNumber(draws: SeededDraws): Fraction {
  return chance(draws, 3) ? Fraction.of(draws.below(31), 30) : Fraction.of(draws.below(101), 100)
}

function aFact(draws: SeededDraws): Fact {
  return chance(draws, 7) ? { missing: 'too-few-visits' } : aNumber(draws)
}

function aMeasure(draws: SeededDraws, { value }: Component): Measure {
  if (value.kind === 'kpi') return { kind: 'kpi', actual: chance(draws, 6) ? null : aNumber(draws) }
  if (value.kind === 'formula') {
    const facts = new Map<string, Fact>([
      ['SCORE("all")', aFact(draws)],
      ['SCORE("tills")', aFact(draws)],
      ['VISITS("all")', Fraction.of(draws.below(5))],
      ['KPI("calls")', Fraction.of(draws.below(120))],
      ['worked_days', Fraction.of(20)],
      ['norm_days', Fraction.of(21)],
    ])
    const visits = new Map([
      ['SCORE("all")', 4],
      ['SCORE("tills")', 4],
    ])
    return { kind: 'formula', facts, visits }
  }
  const mean = chance(draws, 7) ? null : aNumber(draws)
  const smoothing =
    mean === null || !chance(draws, 4)
      ? null
      : { groupMean: Fraction.of(4, 5), reliability: Fraction.of(2, 5) }
  return { kind: 'score', mean, visits: draws.below(6), interval: null, smoothing }
}

function someComponents(draws: SeededDraws): readonly Component[] {
  const shared = { subject: chance(draws, 4) ? 'unit' : 'person' } as const
  const more = () => ({
    ...{ curve: oneOf(draws, curves), missing: oneOf(draws, rules) },
    share: oneOf(draws, ['0.1', '0.25', '0.4']),
    sampling: { minimumVisits: 2, smoothing: 'none' } as const,
  })
  const computed = Array.from({ length: 1 + draws.below(4) }, (_, place) =>
    aComponent({
      ...{ code: `part_${place}`, ...more() },
      value: {
        ...{ kind: 'formula', periods: 1, formula: oneOf(draws, formulas), ...shared },
        scores: [
          { code: 'all', source: { kind: 'all' } },
          { code: 'tills', source: { kind: 'section', checklistId: 'delivery', id: 'tills' } },
        ],
      },
    }),
  )
  const a = aComponent({ code: 'a', value: { ...ownScore, ...shared }, ...more() })
  const k = aComponent({ code: 'k', value: aKpi('calls'), ...more() })
  return chance(draws, 2) ? [a, k, ...computed] : [...computed, k, a]
}

/** The pay of one person: any parts, gates, bounds and facts, at times of somebody who moved. */
export function randomPay(draws: SeededDraws): PayoutInput {
  const condition = {
    kind: 'lower-bound',
    value: ownScore,
    below: '0.7',
    minimumVisits: 2,
  } as const
  const document: SchemeDocument = aScheme({
    components: someComponents(draws),
    gates: chance(draws, 2) ? [aGate({ condition, capRate: '0.6' })] : [],
    floor: chance(draws, 5) ? '9000.00' : null,
    cap: chance(draws, 5) ? '31000.00' : null,
  })
  const keys = chance(draws, 4) ? ['@1', '@2'] : ['']
  const rulesOf = rulesOfStints(document, keys)
  const measures = new Map<string, Measure>()
  for (const component of document.components) {
    const own = aMeasure(draws, component)
    const isShared = component.value.subject === 'person'
    for (const key of keys)
      measures.set(`${component.code}${key}`, isShared ? own : aMeasure(draws, component))
  }
  const gateReadings = new Map(
    rulesOf.gates.map(({ code }): [string, GateReading] => [
      code,
      { kind: 'score', measure: { mean: aNumber(draws), visits: draws.below(5) } },
    ]),
  )
  const shares = [
    { key: '@1', base: '40000.00', share: '1/3' },
    { key: '@2', base: '60000.00', share: '2/3' },
  ]
  return {
    ...{ rules: rulesOf, base: '60000.00', measures, gateReadings },
    time: chance(draws, 3) ? { basis: 'timesheet', worked: '18', norm: '21' } : null,
    ...(keys.length > 1 && { stints: shares }),
  }
}
