import { Fraction, parseFraction } from './exact'
import { type MoneyText, sumMoney } from './money'
import { whatWouldHaveChanged } from './pay-what-if'
import { computePayout, type PayoutInput } from './payout'
import { payRulesVersion } from './payout-result'
import { baseAndTime, type UnpaidReason } from './period-base'
import { measureComponent, type PeriodContext, readGates } from './period-measures'
import type { PeriodSnapshot, SnapshotPerson, SnapshotScheme } from './period-snapshot'
import { isDueIn, periodMonths, SnapshotIndex } from './snapshot-index'
import type { Adjustment, Named, StatementDocument, StatementScheme } from './statement'

export interface PeriodComputation {
  /** By person, then scheme, in the order of the snapshot. */
  readonly statements: readonly StatementDocument[]
  /** Who could not be computed, and why: never a silent 0. */
  readonly unpaid: readonly UnpaidEntry[]
  /** What HR should look at before submitting; nothing of it stops a period. */
  readonly notices: readonly PeriodNotice[]
  readonly total: MoneyText
  readonly units: readonly UnitTotal[]
}

export interface UnpaidEntry {
  readonly personId: string
  readonly schemeVersionId: string
  readonly reason: UnpaidReason | 'quarter-not-over'
}

export interface PeriodNotice {
  readonly personId: string
  readonly schemeVersionId: string
  readonly code: 'no-timesheet' | 'worked-above-norm' | 'held' | 'paid-unmeasured'
}

export interface UnitTotal {
  readonly unit: Named
  readonly statements: number
  readonly amount: MoneyText
  /** Paid in full although nothing, or too little, was measured (PAY.md, Component). */
  readonly paidUnmeasured: MoneyText
}

/**
 * All statements of a period from its snapshot and from nothing else.
 *
 * Rule    pure: the same snapshot gives the same statements byte for byte, at any time.
 * Throws  RangeError for a snapshot that names what it does not hold.
 * Source  PAY.md, Periods.
 */
export function computePeriod(snapshot: PeriodSnapshot): PeriodComputation {
  const index = new SnapshotIndex(snapshot)
  const schemes = new Map(snapshot.schemes.map((scheme) => [scheme.versionId, scheme]))
  const names = namesOf(snapshot)
  const statements: StatementDocument[] = []
  const unpaid: UnpaidEntry[] = []
  for (const person of snapshot.people) {
    for (const schemeVersionId of person.schemeVersionIds) {
      const scheme = found(schemes, schemeVersionId)
      const made = statementOf({ snapshot, index, scheme }, person, names)
      if ('reason' in made) unpaid.push({ personId: person.id, schemeVersionId, ...made })
      else statements.push(made)
    }
  }
  return {
    statements,
    unpaid,
    notices: statements.flatMap(noticesOf),
    total: sumMoney(statements.map((statement) => statement.amount)),
    units: unitTotals(statements),
  }
}

type FullContext = PeriodContext & { readonly snapshot: PeriodSnapshot }

interface Names {
  readonly units: ReadonlyMap<string, Named>
  readonly positions: ReadonlyMap<string, Named>
}

function statementOf(
  context: FullContext,
  person: SnapshotPerson,
  names: Names,
): StatementDocument | Pick<UnpaidEntry, 'reason'> {
  const { snapshot, scheme } = context
  const { document } = scheme
  if (!isDueIn(document.period, snapshot.month)) return { reason: 'quarter-not-over' }
  const paid = baseAndTime(document.base, person, periodMonths(document.period, snapshot.month))
  if (!paid.ok) return { reason: paid.reason }
  const measured = document.components.map((component) =>
    measureComponent(context, person, component),
  )
  const gates = readGates(context, person)
  const input: PayoutInput = {
    rules: document,
    base: paid.value.base,
    time: paid.value.time,
    measures: new Map(measured.map(({ trace, measure }) => [trace.code, measure])),
    gateReadings: new Map(gates.map(({ code, reading }) => [code, reading])),
  }
  const result = computePayout(input)
  const adjustments = adjustmentsOf(person, scheme)
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
    base: paid.value.told,
    result,
    traces: measured.map(({ trace }) => trace),
    gateTraces: gates.map(({ trace }) => trace),
    whatIf: whatWouldHaveChanged(input, result),
    adjustments,
    amount: sumMoney([result.payout, ...adjustments.map((adjustment) => adjustment.amount)]),
  }
}

function adjustmentsOf(person: SnapshotPerson, scheme: SnapshotScheme): readonly Adjustment[] {
  return person.adjustments
    .filter((adjustment) => adjustment.schemeVersionId === scheme.versionId)
    .map(({ schemeVersionId: _, ...adjustment }) => adjustment)
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

function noticesOf(statement: StatementDocument): readonly PeriodNotice[] {
  const { result, person, scheme } = statement
  const { basis, factor } = result.proration
  const notice = (code: PeriodNotice['code'], isMeant: boolean): readonly PeriodNotice[] =>
    isMeant ? [{ personId: person.id, schemeVersionId: scheme.versionId, code }] : []
  return [
    ...notice('no-timesheet', basis === 'full' || basis === 'calendar'),
    ...notice('worked-above-norm', Fraction.one.isBelow(parseFraction(factor))),
    ...notice('held', result.held.length > 0),
    ...notice('paid-unmeasured', result.paidUnmeasured !== '0.00'),
  ]
}

function unitTotals(statements: readonly StatementDocument[]): readonly UnitTotal[] {
  const groups = new Map<string, StatementDocument[]>()
  for (const statement of statements) {
    const group = groups.get(statement.unit.id)
    if (group) group.push(statement)
    else groups.set(statement.unit.id, [statement])
  }
  return [...groups.values()].flatMap((group) => {
    const unit = group[0]?.unit
    if (!unit) return []
    return [
      {
        unit,
        statements: group.length,
        amount: sumMoney(group.map((statement) => statement.amount)),
        paidUnmeasured: sumMoney(group.map((statement) => statement.result.paidUnmeasured)),
      },
    ]
  })
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
