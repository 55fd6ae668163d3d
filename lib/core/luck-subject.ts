import type { Touchpoint } from './checklist'
import { type Fraction, parseFraction } from './exact'
import type { LuckMember, LuckPay, LuckSubject } from './luck-meter'
import type { LuckSample, LuckVisit } from './luck-noise'
import { type MoneyText, parseMoney } from './money'
import { computePayout, type PayoutInput } from './payout'
import type { PayoutResult } from './payout-result'
import type { SchemeDocument } from './scheme'
import { payoutInputOf } from './scheme-replay'
import type { StatementDocument, TraceVisit, WeightedPart } from './statement'
import { codeInScheme, sharedMeasure } from './stint-codes'

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
export function luckSubjectOf(statement: StatementDocument, document: SchemeDocument): LuckSubject {
  const input = payoutInputOf(statement, document)
  const inputWith = withMeans(input)
  return {
    ...luckMemberOf(statement, input),
    pay: (means) => {
      const result = computePayout(inputWith(means))
      return luckPayOf(result, result.atFull)
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
export function luckMemberOf(statement: StatementDocument, { rules }: PayoutInput): LuckMember {
  const readings = readingsBy(rules)
  return {
    id: luckIdOf(statement),
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
): (means: ReadonlyMap<string, Fraction>) => PayoutInput {
  const readings = readingsBy(input.rules)
  return (means) => {
    const measures = new Map(input.measures)
    const gateReadings = new Map(input.gateReadings)
    for (const [code, measure] of input.measures) {
      const mean = means.get(readings.get(code) ?? code)
      if (mean && measure.kind === 'score') measures.set(code, { ...measure, mean })
    }
    for (const [code, reading] of input.gateReadings) {
      const mean = means.get(gateReading(code))
      if (mean && reading.kind === 'score') {
        gateReadings.set(code, { kind: 'score', measure: { ...reading.measure, mean } })
      }
    }
    return { ...input, measures, gateReadings }
  }
}

/** By component: what it reads; one and the same in all stints that read the person. */
function readingsBy({ components }: PayoutInput['rules']): ReadonlyMap<string, string> {
  return new Map(
    components.map((component) => {
      const [first = component, ...more] = sharedMeasure(component, components)
      return [component.code, more.length === 0 ? component.code : codeInScheme(first.code)]
    }),
  )
}

/**
 * A payout as the luck meter compares it.
 *
 * Rule    lines of several stints of one part are one.
 * Units   money as numbers, for statistics only; `full`: what the payout is a fraction of.
 * Source  PAY.md, Trying a scheme.
 */
export function luckPayOf({ components, payout }: PayoutResult, full: MoneyText): LuckPay {
  const parts = new Map<string, number>()
  for (const { code, exact } of components) {
    const own = codeInScheme(code)
    parts.set(own, (parts.get(own) ?? 0) + parseFraction(exact).toNumber())
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
export function luckIdOf({ person, month }: Pick<StatementDocument, 'person' | 'month'>): string {
  return `${person.id} ${month}`
}

function componentSamples(
  { result, traces }: StatementDocument,
  readings: ReadonlyMap<string, string>,
): readonly [string, LuckSample][] {
  return result.components.flatMap(({ code, measure }): [string, LuckSample][] => {
    const trace = traces.find((each) => each.code === code)
    const reading = readings.get(code) ?? code
    return measure.kind === 'score' ? sampleOf(reading, measure.mean, trace) : []
  })
}

function gateSamples({ result, gateTraces }: StatementDocument): readonly [string, LuckSample][] {
  return result.gates.flatMap(({ code, kind, observed }): [string, LuckSample][] => {
    const trace = gateTraces.find((each) => each.code === code)
    return kind === 'lower-bound' ? sampleOf(gateReading(code), observed, trace) : []
  })
}

interface SampledTrace {
  readonly visits: readonly (Pick<TraceVisit, 'visitId' | 'score'> &
    Partial<Pick<TraceVisit, 'touchpoint'>>)[]
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
