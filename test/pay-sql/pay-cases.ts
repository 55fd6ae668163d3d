import { Fraction } from '@/lib/core/exact'
import type { GateReading } from '@/lib/core/gates'
import type { Measure } from '@/lib/core/measure'
import type { PayoutInput } from '@/lib/core/payout-input'
import type { Component, Curve, MissingRule, TierComparison } from '@/lib/core/scheme'
import { aComponent, aGate, aKpi, ownScore } from '../factories/pay'

/** One random payout: numbers are whole ten-thousandths or kopecks, so that both engines read the same. */
export interface PayCase {
  readonly id: number
  readonly base: number
  readonly worked: number
  readonly norm: number
  readonly floor: number | null
  readonly cap: number | null
  readonly unit: number
  readonly even: boolean
  readonly gate: number
  readonly failures: number
  readonly at_least: number
  readonly parts: readonly PayPart[]
}

export interface PayPart {
  readonly slot: number
  readonly share: number
  readonly kind: 'score' | 'kpi'
  /** Of a score: the sum of the visits, how many, how many are needed; the group and R where it smooths. */
  readonly total: number
  readonly visits: number
  readonly minimum: number
  readonly group: number | null
  readonly weight: number | null
  /** Of a figure. */
  readonly actual: number | null
  readonly target: number | null
  readonly curve: 'proportional' | 'all-or-nothing' | 'tiers' | 'points'
  /** Less is better. */
  readonly falls: boolean
  readonly curve_cap: number | null
  readonly compare: TierComparison
  readonly ats: readonly number[]
  readonly rates: readonly number[]
  readonly missing: MissingRule
}

/** Draws of the same seed are the same on every machine. */
function drawsOf(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const upTo = (most: number) => next() % (most + 1)
  return {
    upTo,
    between: (least: number, most: number) => least + upTo(most - least),
    oneOf: <Value>(values: readonly Value[]): Value => values[upTo(values.length - 1)] as Value,
    sometimes: (inHundred: number) => upTo(99) < inHundred,
  }
}

type Draws = ReturnType<typeof drawsOf>

/** Case `id` of a seed. */
export function payCase(seed: number, id: number): PayCase {
  const draw = drawsOf(Math.imul(seed, 0x9e3779b1) + Math.imul(id, 0x85ebca6b))
  const unit = draw.oneOf([1, 1, 1, 5, 10, 100, 1000])
  const floor = draw.sometimes(15) ? draw.upTo(2_000_000) : null
  return {
    id,
    base: draw.oneOf([draw.upTo(20_000_000), draw.between(1, 99), 6_000_000, 0]),
    worked: draw.between(0, 25),
    norm: draw.between(1, 23),
    floor,
    cap: draw.sometimes(15) ? (floor ?? 0) + draw.upTo(8_000_000) : null,
    unit,
    even: draw.sometimes(50),
    gate: draw.between(0, 10_000),
    failures: draw.upTo(3),
    at_least: draw.between(1, 4),
    parts: Array.from({ length: draw.between(1, 4) }, (_, at) => partOf(draw, at + 1)),
  }
}

function partOf(draw: Draws, slot: number): PayPart {
  const isScore = draw.sometimes(60)
  const visits = draw.upTo(7)
  const smooths = isScore && draw.sometimes(30)
  const total = Array.from({ length: visits }, () =>
    draw.oneOf([draw.upTo(10_000), 8_500, 9_500, 10_000]),
  ).reduce((sum, one) => sum + one, 0)
  return {
    slot,
    share: draw.oneOf([draw.between(1, 10_000), 1_000, 5_500, 3_333]),
    kind: isScore ? 'score' : 'kpi',
    total,
    visits,
    minimum: draw.between(1, 4),
    group: smooths ? draw.upTo(10_000) : null,
    weight: smooths ? draw.upTo(10_000) : null,
    actual: isScore || draw.sometimes(12) ? null : draw.oneOf([draw.upTo(20_000), 8_500, 250_000]),
    target: isScore || draw.sometimes(50) ? null : draw.oneOf([draw.between(1, 300_000), 10_000]),
    ...turned(curveOf(draw), draw.sometimes(35)),
    missing: draw.oneOf(['pay-full', 'renormalise', 'hold', 'pay-zero'] as const),
  }
}

type DrawnCurve = Pick<PayPart, 'curve' | 'curve_cap' | 'compare' | 'ats' | 'rates'>

/** A falling curve pays its rates the other way round. */
function turned(drawn: DrawnCurve, falls: boolean): DrawnCurve & Pick<PayPart, 'falls'> {
  return { ...drawn, falls, rates: falls ? drawn.rates.toReversed() : drawn.rates }
}

function curveOf(draw: Draws): DrawnCurve {
  const curve = draw.oneOf(['proportional', 'all-or-nothing', 'tiers', 'points'] as const)
  const count = curve === 'all-or-nothing' ? 1 : draw.between(1, 5)
  const inOrder = (values: number[]) => values.sort((a, b) => a - b)
  const drawn = inOrder(
    Array.from({ length: count }, () => draw.oneOf([draw.upTo(12_000), draw.upTo(12) * 1_000])),
  )
  // Two points at one value are a step; tiers, and three points, need values of their own.
  const ats = drawn.filter(
    (at, index) => drawn[index - (curve === 'points' ? 2 : 1)] !== at || index === 0,
  )
  return {
    curve,
    curve_cap: curve === 'proportional' && draw.sometimes(60) ? draw.between(1, 15_000) : null,
    compare: draw.oneOf(['exact', 'floor', 'round'] as const),
    ats,
    rates: inOrder(ats.map(() => draw.oneOf([draw.upTo(13_000), 10_000, 0]))),
  }
}

const decimal = (tenThousandths: number) =>
  `${Math.floor(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, '0')}`
const money = (kopecks: number) =>
  `${Math.floor(kopecks / 100)}.${String(kopecks % 100).padStart(2, '0')}`
const fraction = (tenThousandths: number) => Fraction.of(tenThousandths, 10_000)

/** The case as the engine of the product reads it. */
export function payoutInputOf(one: PayCase): PayoutInput {
  return {
    rules: {
      components: one.parts.map(componentOf),
      gates: [
        aGate({
          capRate: decimal(one.gate),
          condition: { kind: 'failures', subject: 'person', atLeast: one.at_least },
        }),
      ],
      floor: one.floor === null ? null : money(one.floor),
      cap: one.cap === null ? null : money(one.cap),
      proration: true,
      rounding: { mode: one.even ? 'half-even' : 'half-up', unit: money(one.unit) },
    },
    base: money(one.base),
    time: { basis: 'timesheet', worked: String(one.worked), norm: String(one.norm) },
    measures: new Map(one.parts.map((part) => [`part_${part.slot}`, measureOf(part)])),
    gateReadings: new Map<string, GateReading>([
      ['critical', { kind: 'failures', count: one.failures }],
    ]),
  }
}

function componentOf(part: PayPart): Component {
  const target = part.target === null ? null : decimal(part.target)
  return aComponent({
    code: `part_${part.slot}`,
    share: decimal(part.share),
    value: part.kind === 'kpi' ? aKpi('figure', target) : ownScore,
    curve: coreCurve(part),
    sampling: {
      minimumVisits: part.minimum,
      smoothing: part.weight === null ? 'none' : 'reliability',
    },
    missing: part.missing,
  })
}

function coreCurve({ curve, curve_cap, compare, ats, rates, falls }: PayPart): Curve {
  const way = falls ? ({ direction: 'falling' } as const) : {}
  const rateAt = (index: number) => decimal(rates[index] ?? 0)
  switch (curve) {
    case 'proportional':
      return { ...way, kind: curve, cap: curve_cap === null ? null : decimal(curve_cap) }
    case 'all-or-nothing':
      return { ...way, kind: curve, from: decimal(ats[0] ?? 0) }
    case 'tiers':
      return {
        ...way,
        kind: curve,
        compare,
        tiers: ats.map((from, index) => ({ from: decimal(from), rate: rateAt(index) })),
      }
    case 'points':
      return {
        ...way,
        kind: curve,
        points: ats.map((at, index) => ({ at: decimal(at), rate: rateAt(index) })),
      }
  }
}

function measureOf(part: PayPart): Measure {
  if (part.kind === 'kpi') {
    return { kind: 'kpi', actual: part.actual === null ? null : fraction(part.actual) }
  }
  const { visits, total, group, weight } = part
  const smooths = group !== null && weight !== null && visits > 0
  return {
    kind: 'score',
    mean: visits === 0 ? null : Fraction.of(total, visits * 10_000),
    visits,
    interval: null,
    smoothing: smooths ? { groupMean: fraction(group), reliability: fraction(weight) } : null,
  }
}
