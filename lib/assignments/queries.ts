import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { addDays, dateOfUtc, utcMidnight } from '@/lib/core/calendar'
import type { Transaction } from '@/lib/platform/db/database'

export interface Assignment {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly positionId: string
  readonly positionName: string
  readonly fromOn: string
  readonly throughOn: string | null
}

const dayOrNull = (date: Date | null) => (date === null ? null : dateOfUtc(date))

/** Where somebody has worked, newest first. */
export async function listAssignments(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<readonly Assignment[]> {
  const rows = await tx.assignment.findMany({
    where: { organisationId, personId },
    select: {
      id: true,
      unitId: true,
      positionId: true,
      fromOn: true,
      throughOn: true,
      unit: { select: { name: true } },
      position: { select: { name: true } },
    },
    orderBy: [{ fromOn: 'desc' }, { id: 'asc' }],
  })
  return rows.map(({ unit, position, fromOn, throughOn, ...row }) => ({
    ...row,
    unitName: unit.name,
    positionName: position.name,
    fromOn: dateOfUtc(fromOn),
    throughOn: dayOrNull(throughOn),
  }))
}

/** Ends what is open the day before `fromOn` and begins the new place. */
export async function insertTransfer(
  tx: Transaction,
  organisationId: OrganisationId,
  transfer: { personId: string; unitId: string; positionId: string; fromOn: string },
): Promise<void> {
  const { personId, unitId, positionId, fromOn } = transfer
  await tx.assignment.updateMany({
    where: { organisationId, personId, throughOn: null, fromOn: { lt: utcMidnight(fromOn) } },
    data: { throughOn: utcMidnight(addDays(fromOn, -1)) },
  })
  await tx.assignment.create({
    data: { organisationId, personId, unitId, positionId, fromOn: utcMidnight(fromOn) },
    select: { id: true },
  })
}

/** The last place began on another day: the one before it ends the day before that. */
export async function moveLastPlace(
  tx: Transaction,
  organisationId: OrganisationId,
  places: { readonly last: Assignment; readonly before: Assignment; readonly fromOn: string },
): Promise<void> {
  const { last, before, fromOn } = places
  const isNext = before.throughOn === addDays(last.fromOn, -1)
  const overlaps = before.throughOn === null || before.throughOn >= fromOn
  if (isNext || overlaps) {
    await tx.assignment.update({
      where: { organisationId_id: { organisationId, id: before.id } },
      data: { throughOn: utcMidnight(addDays(fromOn, -1)) },
      select: { id: true },
    })
  }
  await tx.assignment.update({
    where: { organisationId_id: { organisationId, id: last.id } },
    data: { fromOn: utcMidnight(fromOn) },
    select: { id: true },
  })
}

/**
 * Whoever was hired on another day than was thought began the first place of work on that day: said
 * before the day of hiring itself is rewritten.
 */
export async function followHires(
  tx: Transaction,
  organisationId: OrganisationId,
  people: readonly { readonly id: string; readonly hiredOn: string }[],
): Promise<void> {
  const rows = JSON.stringify(people.map(({ id, hiredOn }) => ({ id, hiredOn })))
  await tx.$executeRaw`
    UPDATE assignments a SET from_on = r."hiredOn"
    FROM json_to_recordset(${rows}::json) AS r("id" uuid, "hiredOn" date)
    JOIN people p ON p.organisation_id = ${organisationId}::uuid AND p.id = r."id"
    WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.from_on = p.hired_on
      AND p.hired_on <> r."hiredOn" AND (a.through_on IS NULL OR a.through_on >= r."hiredOn")
      AND NOT EXISTS (SELECT 1 FROM assignments e WHERE e.organisation_id = a.organisation_id
        AND e.person_id = a.person_id AND e.from_on < a.from_on)`
}
