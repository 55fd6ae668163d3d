import { decidedPayout, decisionsUnder } from './decided-lines'
import { type MoneyText, sumMoney } from './money'
import { whatWouldHaveChanged } from './pay-what-if'
import { computePayout } from './payout'
import type { PayoutInput } from './payout-input'
import { payRulesVersion } from './payout-result'
import type { UnpaidReason } from './period-base'
import type { PeriodContext } from './period-measures'
import { type PeriodNotice, periodNotices } from './period-notices'
import { type PeriodPools, poolKey, poolsOf } from './period-pools'
import type { PeriodSnapshot, SnapshotPerson, SnapshotScheme } from './period-snapshot'
import { periodForScheme, SnapshotIndex } from './snapshot-index'
import type {
  Adjustment,
  Named,
  PaidStatement,
  StatementDocument,
  StatementScheme,
  StatementStint,
} from './statement'
import { type StintRead, statementInput } from './statement-input'
import { type UnitTotal, unitTotals } from './unit-totals'

/** What a period pays; `Statement`: with what would have changed it, or without. */
export interface PeriodComputation<Statement extends PaidStatement = StatementDocument> {
  /** By person, then scheme, in the order of the snapshot. */
  readonly statements: readonly Statement[]
  /** Who could not be computed, and why: never a silent 0. */
  readonly unpaid: readonly UnpaidEntry[]
  /** What HR should look at before submitting; nothing of it stops a period. */
  readonly notices: readonly PeriodNotice[]
  readonly total: MoneyText
  readonly units: readonly UnitTotal[]
}

export interface UnpaidEntry {
  readonly personId: string
  /** Null where no scheme could even be looked for. */
  readonly schemeVersionId: string | null
  readonly reason: UnpaidReason | 'quarter-not-over' | 'no-assignment'
}

/**
 * All statements of a period from its snapshot and from nothing else.
 *
 * Rule    pure: the same snapshot gives the same statements byte for byte, at any time. Where units
 *         share pools, the weights of all members are computed before anybody's part.
 * Throws  RangeError for a snapshot that names what it does not hold.
 * Source  PAY.md, Periods.
 */
export function computePeriod(snapshot: PeriodSnapshot): PeriodComputation {
  return computedPeriod(snapshot, ({ statement, paidAs }) => ({
    ...statement,
    whatIf: paidAs === null ? [] : whatIfOf(statement, paidAs),
  }))
}

/**
 * What a period pays, where nobody reads what would have changed it.
 *
 * Rule    as `computePeriod`, which takes longer.
 * Throws  RangeError as `computePeriod`.
 * Source  PAY.md, Periods.
 */
export function payPeriod(snapshot: PeriodSnapshot): PeriodComputation<PaidStatement> {
  return computedPeriod(snapshot, ({ statement }) => statement)
}

interface Computed {
  readonly statement: PaidStatement
  /** The input as decisions left it; null where only earlier months are corrected. */
  readonly paidAs: PayoutInput | null
}

function whatIfOf({ result, decided = [] }: PaidStatement, paidAs: PayoutInput) {
  return whatWouldHaveChanged(paidAs, result).filter(
    ({ kind, code }) => kind === 'gate' || !decided.some((line) => line.code === code),
  )
}

function computedPeriod<Statement extends PaidStatement>(
  snapshot: PeriodSnapshot,
  told: (computed: Computed) => Statement,
): PeriodComputation<Statement> {
  const index = new SnapshotIndex(snapshot)
  const schemes = new Map(snapshot.schemes.map((scheme) => [scheme.versionId, scheme]))
  const names = namesOf(snapshot)
  const pools = poolsOf(snapshot, index)
  const statements: Statement[] = []
  const unpaid: UnpaidEntry[] = []
  for (const person of snapshot.people) {
    for (const schemeVersionId of versionsOf(person)) {
      const context = { snapshot, index, pools, scheme: found(schemes, schemeVersionId) }
      const isPaid = person.schemeVersionIds.includes(schemeVersionId)
      const made = isPaid ? statementOf(context, person, names) : null
      if (made !== null && 'reason' in made) {
        unpaid.push({ personId: person.id, schemeVersionId, ...made })
      }
      const statement = made === null || 'reason' in made ? null : made
      const stands = statement ?? correctionOnly(context, person, names)
      if (stands !== null) statements.push(told(stands))
    }
  }
  for (const { id } of snapshot.unplaced ?? []) {
    unpaid.push({ personId: id, schemeVersionId: null, reason: 'no-assignment' })
  }
  return {
    statements,
    unpaid,
    notices: periodNotices(statements),
    total: sumMoney(statements.map((statement) => statement.amount)),
    units: unitTotals(statements),
  }
}

type FullContext = PeriodContext & {
  readonly snapshot: PeriodSnapshot
  readonly pools: PeriodPools
}

interface Names {
  readonly units: ReadonlyMap<string, Named>
  readonly positions: ReadonlyMap<string, Named>
}

function statementOf(
  context: FullContext,
  person: SnapshotPerson,
  names: Names,
): Computed | Pick<UnpaidEntry, 'reason'> {
  const { scheme, pools } = context
  const snapshot = periodForScheme(context.snapshot, scheme.document.period)
  if (snapshot === null) return { reason: 'quarter-not-over' }
  const read = statementInput({ ...context, snapshot }, person)
  if (!read.ok) return { reason: read.reason }
  const { input: own, base, traces, gateTraces, stints } = read.value
  const shared = pools.get(poolKey(scheme, person))
  const input = shared === undefined ? own : { ...own, pools: shared }
  const decisions = decisionsUnder(person, scheme.versionId)
  const { result, decided, difference, input: paidInput } = decidedPayout(input, decisions)
  const adjustments = adjustmentsOf(person, scheme)
  const statement = {
    ...frameOf(context, stints?.at(-1)?.person ?? person, names),
    base,
    result,
    traces,
    gateTraces,
    ...(decided.length === 0 ? {} : { decided }),
    ...(stints === null ? {} : { stints: stints.map((stint) => tellStint(stint, names)) }),
    adjustments,
    amount: sumMoney([result.payout, difference, ...amountsOf(adjustments)]),
  }
  return { statement, paidAs: paidInput }
}

/** Corrections of earlier months for somebody whom the scheme pays nothing in this one. */
function correctionOnly(
  context: FullContext,
  person: SnapshotPerson,
  names: Names,
): Computed | null {
  const { document } = context.scheme
  const adjustments = adjustmentsOf(person, context.scheme)
  if (adjustments.length === 0) return null
  const nothing = { ...document, components: [], gates: [], floor: null, cap: null }
  const input = { rules: nothing, base: '0.00', time: null }
  const statement = {
    ...frameOf(context, person, names),
    base: { kind: document.base.kind, parts: [] },
    result: computePayout({ ...input, measures: new Map(), gateReadings: new Map() }),
    traces: [],
    gateTraces: [],
    adjustments,
    amount: sumMoney(amountsOf(adjustments)),
  }
  return { statement, paidAs: null }
}

type Frame = Pick<
  PaidStatement,
  | 'format'
  | 'rulesVersion'
  | 'month'
  | 'organisation'
  | 'person'
  | 'unit'
  | 'position'
  | 'scheme'
  | 'waitingPools'
>

/** Whom the statement is about, where, and by which rules. */
function frameOf({ snapshot, scheme }: FullContext, person: SnapshotPerson, names: Names): Frame {
  return {
    format: 'etalon.statement/1',
    rulesVersion: payRulesVersion,
    month: snapshot.month,
    organisation: snapshot.organisation,
    person: {
      id: person.id,
      personnelNumber: person.personnelNumber,
      fullName: person.fullName,
      hiredOn: person.hiredOn,
      leftOn: person.leftOn,
    },
    unit: found(names.units, person.unitId),
    position: found(names.positions, person.positionId),
    scheme: tellScheme(scheme),
    ...(snapshot.waitingPools && { waitingPools: snapshot.waitingPools.map(({ name }) => name) }),
  }
}

/** The schemes that pay the person, and those whose corrections the person is paid. */
function versionsOf(person: SnapshotPerson): readonly string[] {
  const corrected = person.adjustments.map(({ schemeVersionId }) => schemeVersionId)
  return [...new Set([...person.schemeVersionIds, ...corrected])]
}

function amountsOf(adjustments: readonly Adjustment[]): readonly MoneyText[] {
  return adjustments.map((adjustment) => adjustment.amount)
}

function adjustmentsOf(person: SnapshotPerson, scheme: SnapshotScheme): readonly Adjustment[] {
  return person.adjustments
    .filter((adjustment) => adjustment.schemeVersionId === scheme.versionId)
    .map(({ schemeVersionId: _, ...adjustment }) => adjustment)
}

function tellStint({ key, days, ofDays, base, stint }: StintRead, names: Names): StatementStint {
  const { fromOn, throughOn, unitId, positionId } = stint
  const unit = found(names.units, unitId)
  const position = found(names.positions, positionId)
  return { key, fromOn, throughOn, days, ofDays, unit, position, base }
}

function tellScheme({
  versionId,
  number,
  effectiveFrom,
  document,
}: SnapshotScheme): StatementScheme {
  const { name, regulation, currency, period } = document
  return { versionId, number, effectiveFrom, name, regulation, currency, period }
}

function namesOf(snapshot: PeriodSnapshot): Names {
  return { units: byId(snapshot.units), positions: byId(snapshot.positions) }
}

function byId(names: readonly Named[]): ReadonlyMap<string, Named> {
  return new Map(names.map((named) => [named.id, named]))
}

function found<Value>(map: ReadonlyMap<string, Value>, id: string): Value {
  const value = map.get(id)
  if (value === undefined) throw new RangeError(`The snapshot does not hold ${id}`)
  return value
}
