import type { PeriodComputation } from '@/lib/core/compute-period'
import { type LateVisit, lateVisitsOf } from '@/lib/core/counting-month'
import { undecidedLines } from '@/lib/core/decided-lines'
import type { PeriodSnapshot } from '@/lib/core/period-snapshot'
import { poolTotals } from '@/lib/core/pool-totals'
import type { PaidStatement } from '@/lib/core/statement'
import type { NamedLateVisit, RunSummary, StatementListing } from '../schema'

/** What is kept of a run beside its statements. */
export function runSummary(
  snapshot: PeriodSnapshot,
  { statements, unpaid, notices, total, units }: PeriodComputation<PaidStatement>,
): RunSummary {
  const late = lateVisitsOf(snapshot)
  const people = new Map(
    [...snapshot.people, ...(snapshot.unplaced ?? [])].map(({ id, fullName }) => [id, fullName]),
  )
  const unitNames = new Map(snapshot.units.map(({ id, name }) => [id, name]))
  const named = ({ visitId, visitedOn, unitId, personId }: LateVisit): NamedLateVisit => ({
    visitId,
    visitedOn,
    unit: unitNames.get(unitId) ?? '',
    person: personId === null ? null : (people.get(personId) ?? null),
  })
  return {
    unpaid,
    notices,
    total,
    units,
    pools: poolTotals(statements),
    names: Object.fromEntries(
      unpaid.map(({ personId }) => [personId, people.get(personId) ?? personId]),
    ),
    late: { counted: late.counted.map(named), tooLate: late.tooLate.map(named) },
    currency: snapshot.schemes[0]?.document.currency ?? null,
    paidOffCycle: (snapshot.paidOffCycle ?? []).map(({ periodId, fullName, lockedOn }) => ({
      periodId,
      fullName,
      lockedOn,
    })),
    ...(snapshot.waitingPools && { waitingPools: snapshot.waitingPools.map(({ name }) => name) }),
    ...(snapshot.openItems && { openItems: snapshot.openItems }),
  }
}

/** What is kept of a statement for lists. */
export function statementListing(statement: PaidStatement): StatementListing {
  const { person, unit, position, result, adjustments, decided = [] } = statement
  return {
    personnelNumber: person.personnelNumber,
    fullName: person.fullName,
    unitName: unit.name,
    positionName: position.name,
    atFull: result.atFull,
    held: undecidedLines(result.held, decided).length,
    decided: decided.length > 0,
    adjusted: adjustments.length > 0,
  }
}
