import type { Touchpoint } from './checklist'
import { decimalText } from './display-number'
import { Fraction, meanOf } from './exact'
import { luckIdOf } from './luck-subject'
import { payNeighbours, stepsOf } from './pay-neighbours'
import { jumpsWithin, readingLine } from './reading-line'
import { luckOfReplay } from './replay-luck'
import type { SchemeDocument } from './scheme'
import { payoutInputOf, type ReplayedMonth } from './scheme-replay'
import type { TrialLuck, TriedScheme } from './scheme-trial'
import type { ComponentTrace, PaidStatement, WeightedPart } from './statement'
import { codeInScheme } from './stint-codes'
import { uncountedInTrial } from './uncounted-readings'
import { readParts, type VisitReading } from './visit-readings'

const mostNeighbours = 200

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
      position: statement.position.name,
    })),
    visits: visitsRead(statements),
    unpaid: months.flatMap(({ month, unpaid }) =>
      unpaid.map(({ personId, reason }) => ({ personId, month, reason })),
    ),
    neighbours: neighbours.slice(0, mostNeighbours),
    neighboursFound: neighbours.length,
    luck: {
      ...luck,
      part: luckiestPart(scheme.document, months, luck.luckiest),
      notMeasured: uncountedInTrial(scheme.document),
    },
  }
}

/** A visit that pays several people, or is read in several months, is one. */
function visitsRead(statements: readonly PaidStatement[]): number {
  return new Set(statements.flatMap(visitsPaidBy)).size
}

/** Those behind what was measured, and those that gates looked at. */
function visitsPaidBy({ result, traces, gateTraces }: PaidStatement): readonly string[] {
  const measured = new Set(
    result.components.filter(({ missing }) => missing === null).map(({ code }) => code),
  )
  return [
    ...traces.filter(({ code }) => measured.has(code)).flatMap(visitsCounted),
    ...gateTraces.flatMap(({ visits }) => visits.map(({ visitId }) => visitId)),
  ]
}

/** Of a formula those of the scores that it found; where it asks for none, those that it counts. */
function visitsCounted({ visits, weighted, readings }: ComponentTrace): readonly string[] {
  if (readings === undefined) {
    return visits
      .filter(({ score, touchpoint }) => score !== null && weighs(touchpoint, weighted))
      .map(({ visitId }) => visitId)
  }
  const scores = readings.filter(({ score }) => score !== undefined)
  if (scores.length === 0) return visits.map(({ visitId }) => visitId)
  const touchpoints = new Map(visits.map(({ visitId, touchpoint }) => [visitId, touchpoint]))
  return scores
    .filter(({ outcome }) => outcome.kind === 'number')
    .flatMap(({ score }) =>
      (score?.of ?? [])
        .filter(({ percent }) => percent !== null)
        .map(({ visitId }) => visitId)
        .filter((visitId) => weighs(touchpoints.get(visitId), score?.weighted)),
    )
}

/** A visit of a touchpoint without a weight is in no weighted score. */
function weighs(
  touchpoint: Touchpoint | undefined,
  weighted: readonly WeightedPart[] | undefined,
): boolean {
  return weighted?.some((part) => part.touchpoint === touchpoint) ?? true
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
