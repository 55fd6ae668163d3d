import type { Month } from './calendar'
import type { Touchpoint } from './checklist'
import { computePeriod, type UnpaidEntry } from './compute-period'
import { parseFraction } from './exact'
import { factsTraced } from './formula/traced-part'
import type { GateReading } from './gates'
import { type LuckPay, type LuckReport, type LuckSubject, luckMeter } from './luck-meter'
import type { LuckSample, LuckVisit } from './luck-noise'
import type { Measure } from './measured-pay'
import { parseMoney } from './money'
import type { PoolShare } from './pay-pool'
import { computePayout, type PayoutInput, type WorkedTime } from './payout'
import type { ComponentResult, GateResult, PayoutResult, PoolResult } from './payout-result'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, SnapshotScheme } from './period-snapshot'
import type { SchemeDocument } from './scheme'
import { SeededDraws } from './seeded-draws'
import type { StatementDocument, TraceVisit, WeightedPart } from './statement'
import { codeInScheme, rulesOfStints, sharedMeasure } from './stint-codes'

/** A past month paid by the engine of real pay under a scheme that did not pay it. */
export interface ReplayedMonth {
  readonly month: Month
  readonly statements: readonly StatementDocument[]
  readonly unpaid: readonly UnpaidEntry[]
}

/**
 * A scheme as it would have stood in a past month.
 *
 * Rule    the document as it is, in force from the month's first day: a draft that begins later is
 *         tried as if it had begun by then.
 * Units   none.
 * Returns the scheme for the facts of that month; its version is the caller's name for it.
 * Source  PAY.md, Trying a scheme.
 */
export function schemeForReplay(
  document: SchemeDocument,
  versionId: string,
  month: Month,
): SnapshotScheme {
  const effectiveFrom = `${month}-01`
  const appliesTo = { ...document.appliesTo, from: effectiveFrom }
  return { versionId, number: 0, effectiveFrom, document: { ...document, appliesTo } }
}

/**
 * A month under the schemes of the facts, by the very computation that pays.
 *
 * Rule    a snapshot is taken and computed as in a real period, without adjustments of earlier ones;
 *         nothing is stored.
 * Units   money of the scheme, gross.
 * Throws  RangeError for a scheme in which `schemeProblems` finds an error.
 * Source  PAY.md, Trying a scheme; Periods.
 */
export function replayMonth(facts: PeriodFacts): ReplayedMonth {
  const people = facts.people.map((person) => ({ ...person, adjustments: [] }))
  const { statements, unpaid } = computePeriod(takeSnapshot({ ...facts, people }))
  return { month: facts.month, statements, unpaid }
}

/**
 * What a statement was computed from, read back from the statement.
 *
 * Rule    the statement carries every measure, reading and day that decided it, so that the same
 *         input gives the same result again, and another measure gives what that would have paid.
 * Units   as in the statement.
 * Source  PAY.md, The statement (the trace); Periods (recomputing).
 */
export function payoutInputOf(statement: StatementDocument, document: SchemeDocument): PayoutInput {
  const { result, gateTraces } = statement
  const { stints, pools } = result
  const counted = new Map(
    gateTraces.map(({ code, visits, weighted }) => [
      code,
      weighted ? visitsOf(weighted) : visits.filter(({ score }) => score).length,
    ]),
  )
  return {
    rules: rulesOfStints(document, stints?.map(({ key }) => key) ?? ['']),
    base: result.base,
    time: timeOf(result),
    measures: new Map(result.components.map((component) => [component.code, measureOf(component)])),
    gateReadings: new Map(
      result.gates.flatMap((gate) => {
        const reading = readingOf(gate, counted.get(gate.code) ?? 0)
        return reading === null ? [] : [[gate.code, reading] as const]
      }),
    ),
    ...(stints === undefined
      ? {}
      : { stints: stints.map(({ key, base, share }) => ({ key, base, share })) }),
    ...(pools === undefined ? {} : { pools: new Map(pools.map(shareTold)) }),
  }
}

function shareTold({ key, weight, weights, ...told }: PoolResult): readonly [string, PoolShare] {
  return [key, { ...told, weight: parseFraction(weight), weights: parseFraction(weights) }]
}

function timeOf({ proration, gates }: PayoutResult): WorkedTime | null {
  const { worked, norm, basis } = proration
  if (worked === null || norm === null) return null
  if (basis === 'timesheet' || basis === 'calendar') return { basis, worked, norm }
  // Without proration the statement does not say whose days they were; a presence gate does.
  const isPresence = gates.some((gate) => gate.kind === 'presence' && gate.observed !== null)
  return { basis: isPresence ? 'timesheet' : 'calendar', worked, norm }
}

function measureOf({ measure }: ComponentResult): Measure {
  if (measure.kind === 'kpi') {
    return { kind: 'kpi', actual: measure.actual === null ? null : parseFraction(measure.actual) }
  }
  if (measure.kind === 'formula') {
    return { kind: 'formula', facts: factsTraced(measure.formula, measure.trace) }
  }
  const { mean, visits, interval, smoothing } = measure
  return {
    kind: 'score',
    mean: mean === null ? null : parseFraction(mean),
    visits,
    interval,
    smoothing: smoothing && {
      groupMean: parseFraction(smoothing.groupMean),
      reliability: parseFraction(smoothing.reliability),
    },
  }
}

function readingOf({ kind, observed }: GateResult, visits: number): GateReading | null {
  if (kind === 'presence') return null
  const value = observed === null ? null : parseFraction(observed)
  return kind === 'failures'
    ? { kind, count: value === null ? 0 : Number(value.n) }
    : { kind: 'score', measure: { mean: value, visits } }
}

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
  const readings = readingsBy(input.rules)
  return {
    id: luckIdOf(statement),
    group: statement.month,
    samples: new Map([...componentSamples(statement, readings), ...gateSamples(statement)]),
    pay: (means) => {
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
      return luckPayOf(computePayout({ ...input, measures, gateReadings }))
    },
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

function luckPayOf(result: PayoutResult): LuckPay {
  const parts = new Map<string, number>()
  for (const { code, exact } of result.components) {
    const own = codeInScheme(code)
    parts.set(own, (parts.get(own) ?? 0) + parseFraction(exact).toNumber())
  }
  return {
    payout: result.payout,
    amount: parseMoney(result.payout).toNumber(),
    parts,
    atFull: parseMoney(result.atFull).toNumber(),
  }
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

function visitsOf(weighted: readonly WeightedPart[]): number {
  return weighted.reduce((sum, { visits }) => sum + visits, 0)
}

/** The same for everybody: a trial of the same facts shows the same picture. */
export const luckSeed = 20261122

/** A draw of every payout is paid by the exact engine, so there are only so many. */
export const luckLimits = { payouts: 400, drawnPayouts: 16_000, mostDraws: 200 } as const

export interface ReplayLuck extends LuckReport {
  /** Payouts of the trial; above the limit some of them, drawn by the seed, stand for all. */
  readonly of: number
}

const notMeasured: LuckReport = {
  ...{ seed: luckSeed, draws: 0, payouts: 0, residuals: 0 },
  ...{ noiseShare: null, verdict: 'shared-pool', luckiest: null, bands: [] },
}

/**
 * The luck meter over replayed months.
 *
 * Rule    people times months; above 400 payouts so many of them, drawn by the seed, stand for all.
 *         The fewer payouts there are, the more often each is drawn: 40 to 200 times. Parts of a pool
 *         are not drawn: the luck of the others would stand still.
 * Units   see `luckMeter`.
 * Source  PAY.md, Trying a scheme.
 */
export function luckOfReplay(
  months: readonly ReplayedMonth[],
  document: SchemeDocument,
  deviation: string,
): ReplayLuck {
  const all = months.flatMap(({ statements }) => statements)
  if (document.base.kind === 'pool') return { ...notMeasured, of: all.length }
  const chosen = sampleOfStatements(all)
  const draws = Math.round(luckLimits.drawnPayouts / Math.max(1, chosen.length))
  const report = luckMeter(
    chosen.map((statement) => luckSubjectOf(statement, document)),
    { seed: luckSeed, draws: Math.min(draws, luckLimits.mostDraws), deviation },
  )
  return { ...report, of: all.length }
}

function sampleOfStatements(all: readonly StatementDocument[]): readonly StatementDocument[] {
  const left = [...all]
  const draws = new SeededDraws(luckSeed)
  while (left.length > luckLimits.payouts) {
    const last = left.pop()
    const place = draws.below(left.length + 1)
    if (last !== undefined && place < left.length) left[place] = last
  }
  return left
}
