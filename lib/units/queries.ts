import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc, utcMidnight } from '@/lib/core/calendar'
import type { OpeningHours } from '@/lib/core/opening-hours'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import type { UnitFields, UnitKind } from './schema'

export interface Unit {
  readonly id: string
  readonly parentId: string | null
  readonly kind: UnitKind
  readonly code: string
  readonly name: string
  readonly address: string | null
  readonly timeZone: string | null
  readonly openingHours: OpeningHours | null
  readonly closedOn: string | null
}

const columns = {
  id: true,
  parentId: true,
  kind: true,
  code: true,
  name: true,
  address: true,
  timeZone: true,
  openingHours: true,
  closedOn: true,
} as const

interface UnitRow extends Omit<Unit, 'kind' | 'openingHours' | 'closedOn'> {
  readonly kind: string
  readonly openingHours: unknown
  readonly closedOn: Date | null
}

// kind and opening hours are held by a CHECK and by the schema that alone writes them.
const asUnit = (row: UnitRow): Unit => ({
  ...row,
  kind: row.kind as UnitKind,
  openingHours: row.openingHours as OpeningHours | null,
  closedOn: row.closedOn === null ? null : dateOfUtc(row.closedOn),
})

/** Every unit of the organisation, by name. */
export async function listUnits(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly Unit[]> {
  const rows = await tx.unit.findMany({
    where: { organisationId },
    select: columns,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows.map(asUnit)
}

export async function findUnit(
  tx: Transaction,
  organisationId: OrganisationId,
  unitId: string,
): Promise<Unit | null> {
  const row = await tx.unit.findUnique({
    where: { organisationId_id: { organisationId, id: unitId } },
    select: columns,
  })
  return row && asUnit(row)
}

/** Whether another unit already carries the code. */
export async function isUnitCodeTaken(
  tx: Transaction,
  organisationId: OrganisationId,
  code: string,
  exceptUnitId: string | null,
): Promise<boolean> {
  const found = await tx.unit.findFirst({
    where: { organisationId, code, ...(exceptUnitId && { NOT: { id: exceptUnitId } }) },
    select: { id: true },
  })
  return found !== null
}

export async function insertUnit(
  tx: Transaction,
  organisationId: OrganisationId,
  fields: UnitFields,
  now: Date,
): Promise<string> {
  const { id } = await tx.unit.create({
    data: { organisationId, createdAt: now, ...unitData(fields) },
    select: { id: true },
  })
  return id
}

export async function updateUnit(
  tx: Transaction,
  organisationId: OrganisationId,
  unitId: string,
  fields: UnitFields,
): Promise<void> {
  await tx.unit.update({
    where: { organisationId_id: { organisationId, id: unitId } },
    data: unitData(fields),
    select: { id: true },
  })
}

function unitData({ closedOn, openingHours, ...fields }: UnitFields) {
  return {
    ...fields,
    openingHours: openingHours ?? Prisma.DbNull,
    closedOn: closedOn === null ? null : utcMidnight(closedOn),
  }
}

/** A unit of a file, its parent already found or made. */
export interface BulkUnit extends UnitFields {
  readonly id: string
}

/** Inserts or rewrites many units in one statement; parents may be among them. */
export async function upsertUnits(
  tx: Transaction,
  organisationId: OrganisationId,
  units: readonly BulkUnit[],
  now: Date,
): Promise<void> {
  const rows = JSON.stringify(units)
  await tx.$executeRaw`
    INSERT INTO units (organisation_id, id, parent_id, kind, code, name, address, time_zone, opening_hours, closed_on, created_at)
    SELECT ${organisationId}::uuid, u."id", u."parentId", u."kind", u."code", u."name", u."address", u."timeZone", u."openingHours", u."closedOn", ${now}
    FROM json_to_recordset(${rows}::json) AS u(
      "id" uuid, "parentId" uuid, "kind" text, "code" text, "name" text, "address" text,
      "timeZone" text, "openingHours" jsonb, "closedOn" date)
    ON CONFLICT (organisation_id, code) DO UPDATE SET
      parent_id = excluded.parent_id, kind = excluded.kind, name = excluded.name, address = excluded.address,
      time_zone = excluded.time_zone, opening_hours = excluded.opening_hours, closed_on = excluded.closed_on`
}
