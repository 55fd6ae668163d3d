import { decimalText } from './display-number'
import { Fraction, meanOf } from './exact'
import { luckIdOf } from './luck-subject'
import { payNeighbours, stepsOf } from './pay-neighbours'
import { jumpsWithin, readingLine } from './reading-line'
import { luckOfReplay } from './replay-luck'
import type { SchemeDocument } from './scheme'
import { payoutInputOf, type ReplayedMonth } from './scheme-replay'
import type { TrialLuck, TriedScheme } from './scheme-trial'
import type { PaidStatement } from './statement'
import { codeInScheme } from './stint-codes'
import { uncountedInTrial } from './uncounted-readings'
import { readParts, type VisitReading } from './visit-readings'

export const trialLimits = { neighbours: 200 } as const

/**
 * What came of replaying one scheme.
 *
 * Rule    payouts as replayed, bands and luck by the luck meter, neighbours by the noise of a visit.
 * Units   deviation: s_w in percentage points.
 * Source  PAY.md, Trying a scheme.
 */
export function triedScheme(
  scheme: Pick<
    TriedScheme,
    | 'schemeId'
    | 'name'
    | 'version'
    | 'revision'
    | 'fingerprint'
    | 'document'
    | 'comparedWith'
    | 'paid'
  >,
  months: readonly ReplayedMonth[],
  deviation: string,
): TriedScheme {
  const { bands, ...luck } = luckOfReplay(months, scheme.document, deviation)
  const bandById = new Map(bands.map(({ id, low, high }) => [id, { low, high }]))
  const statements = months.flatMap((month) => month.statements)
  const neighbours = payNeighbours(statements, scheme.document, deviation)
  return {
    ...scheme,
    payouts: statements.map((statement) => ({
      personId: statement.person.id,
      month: statement.month,
      amount: statement.result.payout,
      band: bandById.get(luckIdOf(statement)) ?? null,
      held: statement.result.held.length > 0,
      unmeasured: statement.result.paidUnmeasured,
    })),
    visits: visitsRead(statements),
    unpaid: months.flatMap(({ month, unpaid }) =>
      unpaid.map(({ personId, reason }) => ({ personId, month, reason })),
    ),
    neighbours: neighbours.slice(0, trialLimits.neighbours),
    neighboursFound: neighbours.length,
    luck: {
      ...luck,
      part: luckiestPart(scheme.document, months, luck.luckiest),
      notMeasured: uncountedInTrial(scheme.document),
    },
  }
}

/** A visit that pays several people, or in several months, is one. */
function visitsRead(statements: readonly PaidStatement[]): number {
  const traces = statements.flatMap((one) => [...one.traces, ...one.gateTraces])
  return new Set(traces.flatMap(({ visits }) => visits.map(({ visitId }) => visitId))).size
}

/** So many payouts say whether a formula has a step: they differ in what else it reads. */
const askedForSteps = 20

function luckiestPart(
  document: SchemeDocument,
  months: readonly ReplayedMonth[],
  code: string | null,
): TrialLuck['part'] {
  const component = document.components.find((one) => one.code === code)
  const parts = readParts(document.components).filter((part) => part.component.code === code)
  if (component === undefined || parts.length === 0) return null
  const statements = months.flatMap((month) => month.statements)
  const counts = statements.flatMap((statement) =>
    parts.flatMap(({ reading }) => visitsBehind(statement, reading)),
  )
  const mean = meanOf(counts.map((count) => Fraction.of(count))) ?? Fraction.zero
  return {
    title: component.title,
    hasStep:
      component.value.kind === 'formula'
        ? statements.slice(0, askedForSteps).some((one) => hasComputedStep(one, document, code))
        : stepsOf(component.curve).length > 0,
    visits: decimalText(mean, 1),
  }
}

function visitsBehind(
  { result, traces }: PaidStatement,
  { codes, lookup }: VisitReading,
): readonly number[] {
  const own = new Set(codes.map(codeInScheme))
  return result.components
    .filter(({ code }) => own.has(codeInScheme(code)))
    .map(({ code, measure }) => {
      if (measure.kind === 'score') return measure.visits
      const readings = traces.find((trace) => trace.code === code)?.readings ?? []
      return readings.find(({ key }) => key === lookup)?.score?.visits ?? 0
    })
    .filter((visits) => visits > 0)
}

function hasComputedStep(
  statement: PaidStatement,
  document: SchemeDocument,
  code: string | null,
): boolean {
  const input = payoutInputOf(statement, document)
  return readParts(input.rules.components)
    .filter(({ component }) => codeInScheme(component.code) === code)
    .some((part) => {
      const line = readingLine(input, part)
      return line !== null && jumpsWithin(line, Fraction.one).length > 0
    })
}
