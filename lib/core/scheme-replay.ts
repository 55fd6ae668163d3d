import type { Month } from './calendar'
import { payPeriod, type UnpaidEntry } from './compute-period'
import { parseFraction } from './exact'
import type { Facts } from './formula/formula-value'
import { factOf, factsTraced } from './formula/traced-part'
import type { GateReading } from './gates'
import type { FormulaMeasure, Measure } from './measure'
import type { PoolShare } from './pay-pool'
import type { PayoutInput, WorkedTime } from './payout-input'
import type { ComponentResult, GateResult, PayoutResult, PoolResult } from './payout-result'
import { takeSnapshot } from './period-seal'
import type { PeriodFacts, SnapshotScheme } from './period-snapshot'
import type { SchemeDocument } from './scheme'
import type { FormulaReading, PaidStatement, WeightedPart } from './statement'
import { rulesOfStints } from './stint-codes'

/** A past month paid by the engine of real pay under a scheme that did not pay it. */
export interface ReplayedMonth {
  readonly month: Month
  readonly statements: readonly PaidStatement[]
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
  const { statements, unpaid } = payPeriod(takeSnapshot({ ...facts, people }))
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
export function payoutInputOf(statement: PaidStatement, document: SchemeDocument): PayoutInput {
  const { result, gateTraces } = statement
  const { stints, pools } = result
  const counted = new Map(
    gateTraces.map(({ code, visits, weighted }) => [
      code,
      weighted ? visitsOf(weighted) : visits.filter(({ score }) => score).length,
    ]),
  )
  const readings = new Map(statement.traces.map((trace) => [trace.code, trace.readings]))
  return {
    rules: rulesOfStints(document, stints?.map(({ key }) => key) ?? ['']),
    base: result.base,
    time: timeOf(result),
    measures: new Map(
      result.components.map((component) => [
        component.code,
        measureOf(component, readings.get(component.code)),
      ]),
    ),
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

function measureOf(
  { measure }: ComponentResult,
  readings: readonly FormulaReading[] | undefined,
): Measure {
  if (measure.kind === 'kpi') {
    return { kind: 'kpi', actual: measure.actual === null ? null : parseFraction(measure.actual) }
  }
  if (measure.kind === 'formula') {
    const traced = factsTraced(measure.formula, measure.trace)
    return readings === undefined
      ? { kind: 'formula', facts: traced }
      : formulaRead(traced, readings)
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

/** With what no branch needed, which another score may need. */
function formulaRead(traced: Facts, readings: readonly FormulaReading[]): FormulaMeasure {
  const kept = readings.flatMap(({ key, outcome }) => {
    const fact = factOf(outcome)
    return fact === null ? [] : [[key, fact] as const]
  })
  const visits = readings.flatMap(({ key, score }) => (score ? [[key, score.visits] as const] : []))
  return { kind: 'formula', facts: new Map([...kept, ...traced]), visits: new Map(visits) }
}

function readingOf({ kind, observed }: GateResult, visits: number): GateReading | null {
  if (kind === 'presence') return null
  const value = observed === null ? null : parseFraction(observed)
  return kind === 'failures'
    ? { kind, count: value === null ? 0 : Number(value.n) }
    : { kind: 'score', measure: { mean: value, visits } }
}

function visitsOf(weighted: readonly WeightedPart[]): number {
  return weighted.reduce((sum, { visits }) => sum + visits, 0)
}
