import type { Touchpoint } from './checklist'
import { type Fraction, parseFraction } from './exact'
import type { LuckMember, LuckPay, LuckSubject } from './luck-draws'
import type { LuckSample, LuckVisit } from './luck-noise'
import { type MoneyText, parseMoney } from './money'
import { type OtherReadings, type Payable, payableAgain, payoutAtFull } from './payable'
import type { PayoutInput } from './payout-input'
import type { SchemeDocument } from './scheme'
import { payoutInputOf } from './scheme-replay'
import type { Score } from './score-result'
import type { ComponentTrace, PaidStatement, WeightedPart } from './statement'
import { ownReadings, type VisitReading, withScore } from './visit-readings'

/**
 * Names a gate among the readings of the luck meter, which components share with gates.
 *
 * Rule    a component and a gate may share a code, so a gate's has a word and a colon before it.
 * Returns the name by which `luckSubjectOf` finds it again.
 * Source  PAY.md, Trying a scheme.
 */
export const gateReading = (code: string): string => `gate:${code}`

/**
 * A statement as the luck meter pays it again.
 *
 * Rule    only what visits measured is drawn anew: figures, days and counted failures stay, and so
 *         does the mean of the group towards which a score is smoothed.
 * Units   samples: fractions of 1.
 * Source  PAY.md, Trying a scheme.
 */
export function luckSubjectOf(statement: PaidStatement, document: SchemeDocument): LuckSubject {
  const input = payoutInputOf(statement, document)
  const [again, readWith] = [payableAgain(input), withMeans(input)]
  return {
    ...luckMemberOf(statement, input),
    pay: (means) => {
      const payable = again(readWith(means))
      return luckPayOf(payable, payoutAtFull(payable.parts, input.rules))
    },
  }
}

/**
 * Whose payout of a statement is drawn, and from which visits.
 *
 * Rule    as `luckSubjectOf`.
 * Units   samples: fractions of 1.
 * Source  PAY.md, Trying a scheme.
 */
export function luckMemberOf(statement: PaidStatement, { rules }: PayoutInput): LuckMember {
  const readings = ownReadings(rules.components)
  return {
    id: luckIdOf(statement),
    kin: statement.person.id,
    group: statement.month,
    samples: new Map([...componentSamples(statement, readings), ...gateSamples(statement)]),
  }
}

/**
 * What a statement was computed from, ready for other means of the visits.
 *
 * Rule    each named mean stands in the place of the one that was measured.
 * Units   fractions of 1.
 * Returns a function of the means by the name of the reading.
 * Source  PAY.md, Trying a scheme.
 */
export function withMeans(
  input: PayoutInput,
): (means: ReadonlyMap<string, Fraction>) => Pick<OtherReadings, 'measures' | 'gateReadings'> {
  const readings = ownReadings(input.rules.components)
  return (means) => {
    const measures = new Map(input.measures)
    const gateReadings = new Map(input.gateReadings)
    for (const [code, measure] of input.measures) {
      for (const reading of readings.get(code) ?? []) {
        const mean = means.get(reading.name)
        if (mean) measures.set(code, withScore(measures.get(code) ?? measure, reading, mean))
      }
    }
    for (const [code, reading] of input.gateReadings) {
      const mean = means.get(gateReading(code))
      if (mean && reading.kind === 'score') {
        gateReadings.set(code, { kind: 'score', measure: { ...reading.measure, mean } })
      }
    }
    return { measures, gateReadings }
  }
}

/**
 * A payout as the luck meter compares it.
 *
 * Rule    lines of several stints of one part are one.
 * Units   money as numbers, for statistics only; `full`: what the payout is a fraction of.
 * Source  PAY.md, Trying a scheme.
 */
export function luckPayOf({ parts: stints, payout }: Payable, full: MoneyText): LuckPay {
  const parts = new Map<string, number>()
  for (const { rated, whole } of stints) {
    for (const { component, weightedRate } of rated) {
      const exact = whole.times(weightedRate).toNumber()
      parts.set(component.code, (parts.get(component.code) ?? 0) + exact)
    }
  }
  const amount = parseMoney(payout).toNumber()
  return { payout, amount, parts, atFull: parseMoney(full).toNumber() }
}

/**
 * The name by which a band of the luck meter finds its statement.
 *
 * Rule    person and month; the statements of one replay are of one scheme.
 * Returns a name for the program, never shown.
 * Source  PAY.md, Trying a scheme.
 */
export function luckIdOf({ person, month }: Pick<PaidStatement, 'person' | 'month'>): string {
  return `${person.id} ${month}`
}

function componentSamples(
  { result, traces }: PaidStatement,
  readings: ReadonlyMap<string, readonly VisitReading[]>,
): readonly [string, LuckSample][] {
  return result.components.flatMap(({ code, measure }): [string, LuckSample][] => {
    const trace = traces.find((each) => each.code === code)
    return (readings.get(code) ?? []).flatMap(({ name, lookup }) =>
      measure.kind === 'score'
        ? sampleOf(name, measure.mean, trace)
        : lookedUp(name, lookup, trace),
    )
  })
}

/** The visits of one look-up of a formula; also where they are too few for it to find a score. */
function lookedUp(
  name: string,
  lookup: string | null,
  trace: ComponentTrace | undefined,
): [string, LuckSample][] {
  const score = trace?.readings?.find(({ key }) => key === lookup)?.score
  if (trace === undefined || score === undefined) return []
  const visits = new Map(trace.visits.map((visit) => [visit.visitId, visit]))
  const own = score.of.map(({ visitId, percent }) => ({
    visitId,
    score: percent === null ? null : { exact: percent },
    touchpoint: visits.get(visitId)?.touchpoint,
  }))
  return sampleOf(name, score.mean, { visits: own, weighted: score.weighted })
}

function gateSamples({ result, gateTraces }: PaidStatement): readonly [string, LuckSample][] {
  return result.gates.flatMap(({ code, kind, observed }): [string, LuckSample][] => {
    const trace = gateTraces.find((each) => each.code === code)
    return kind === 'lower-bound' ? sampleOf(gateReading(code), observed, trace) : []
  })
}

interface SampledTrace {
  readonly visits: readonly {
    readonly visitId: string
    readonly score: Pick<Score, 'exact'> | null
    readonly touchpoint?: Touchpoint | undefined
  }[]
  readonly weighted?: readonly WeightedPart[] | undefined
}

function sampleOf(
  reading: string,
  mean: string | null,
  { visits, weighted }: SampledTrace = { visits: [] },
): [string, LuckSample][] {
  const scored = visits.flatMap(({ visitId, score, touchpoint }): LuckVisit[] => {
    const place = placeIn(weighted, touchpoint)
    if (score === null || place === null) return []
    return [{ id: visitId, value: parseFraction(score.exact).toNumber() / 100, ...place }]
  })
  if (mean === null || scored.length === 0) return []
  return [[reading, { mean: parseFraction(mean).toNumber(), visits: scored }]]
}

/** How a visit enters a weighted mean; null for a touchpoint without a weight. */
function placeIn(
  weighted: readonly WeightedPart[] | undefined,
  touchpoint: Touchpoint | undefined,
): Pick<LuckVisit, 'of' | 'group'> | null {
  if (weighted === undefined) return {}
  const own = weighted.find((part) => part.touchpoint === touchpoint)
  const weight = own === undefined ? 0 : Number(own.weight)
  if (own === undefined || weight === 0) return null
  const whole = weighted.reduce((sum, part) => sum + Number(part.weight), 0)
  return { of: (whole / weight) * own.visits, group: own.touchpoint }
}
