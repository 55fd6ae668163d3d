import { type PaidStint, paidStints, payStint } from './pay-stints'
import type { PayoutInput } from './payout-input'
import { baseAndTime, baseOfStint, type UnpaidReason } from './period-base'
import { measureComponent, type PeriodContext, readGates } from './period-measures'
import type { PeriodSnapshot, SnapshotPerson } from './period-snapshot'
import { ok, type Result, refuse } from './result'
import { type PlacedPerson, periodMonths } from './snapshot-index'
import type { ComponentTrace, GateTrace, StatementBase } from './statement'
import { rulesOfStints } from './stint-codes'

/** Everything that a statement is computed from, and where it was read. */
export interface StatementInput {
  readonly input: PayoutInput
  readonly base: StatementBase
  readonly traces: readonly ComponentTrace[]
  readonly gateTraces: readonly GateTrace[]
  /** Null for somebody who stayed at one place. */
  readonly stints: readonly StintRead[] | null
}

/** A stint that is paid, and the base that was read for it. */
export interface StintRead extends PaidStint {
  readonly base: StatementBase
}

type Context = PeriodContext & { readonly snapshot: PeriodSnapshot }

/**
 * What a scheme reads of a person for its period.
 *
 * Rule    of somebody who moved everything is read once for each stint that the scheme pays.
 * Units   see `PayoutInput`.
 * Throws  RangeError for a snapshot that names what it does not hold.
 * Source  PAY.md, Scheme and Periods.
 */
export function statementInput(
  context: Context,
  person: SnapshotPerson,
): Result<StatementInput, UnpaidReason> {
  const { snapshot, scheme } = context
  const { document } = scheme
  const stints = paidStints(person, scheme, snapshot.month)
  if (stints !== null) return splitInput(context, person, stints)
  const paid = baseAndTime(document.base, person, periodMonths(document.period, snapshot.month))
  if (!paid.ok) return paid
  const { base, told, time } = paid.value
  const { traces, gateTraces, measures, gateReadings } = readingsOf(context, person, '')
  return ok({
    input: { rules: document, base, time, measures, gateReadings },
    base: told,
    traces,
    gateTraces,
    stints: null,
  })
}

function splitInput(
  context: Context,
  person: SnapshotPerson,
  stints: readonly PaidStint[],
): Result<StatementInput, UnpaidReason> {
  const { snapshot, scheme } = context
  const { document } = scheme
  const months = periodMonths(document.period, snapshot.month)
  const based = []
  for (const paid of stints) {
    const { fromOn, throughOn } = paid.stint
    const days = { first: fromOn, last: throughOn }
    const found = baseOfStint(document.base, person, months, days)
    if (!found.ok) return found
    based.push({ paid, ...found.value, ...readingsOf(context, paid.person, paid.key) })
  }
  const last = based.at(-1)
  if (last === undefined) return refuse('not-employed')
  return ok({
    input: {
      rules: rulesOfStints(
        document,
        stints.map(({ key }) => key),
      ),
      base: last.base,
      time: last.time,
      measures: new Map(based.flatMap(({ measures }) => [...measures])),
      gateReadings: new Map(based.flatMap(({ gateReadings }) => [...gateReadings])),
      stints: based.map(({ paid, base }) => payStint(paid, base)),
    },
    base: last.told,
    traces: based.flatMap(({ traces }) => traces),
    gateTraces: based.flatMap(({ gateTraces }) => gateTraces),
    stints: based.map(({ paid, told }) => ({ ...paid, base: told })),
  })
}

function readingsOf(
  context: Context,
  person: PlacedPerson,
  key: string,
): Pick<StatementInput, 'traces' | 'gateTraces'> & Pick<PayoutInput, 'measures' | 'gateReadings'> {
  const named = <Read extends { readonly code: string }>(read: Read): Read =>
    key === '' ? read : { ...read, code: `${read.code}${key}` }
  const measured = context.scheme.document.components.map((component) => {
    const { measure, trace } = measureComponent(context, person, component)
    return { measure, trace: named(trace) }
  })
  const gates = readGates(context, person).map((gate) => ({
    ...named(gate),
    trace: named(gate.trace),
  }))
  return {
    measures: new Map(measured.map(({ trace, measure }) => [trace.code, measure])),
    gateReadings: new Map(gates.map(({ code, reading }) => [code, reading])),
    traces: measured.map(({ trace }) => trace),
    gateTraces: gates.map(({ trace }) => trace),
  }
}
