import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc, utcMidnight } from '@/lib/core/calendar'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import type { RecordTraining, Training } from './schema'

const columns = {
  ...{ id: true, standardId: true, unitId: true, trainedOn: true, note: true },
  unit: { select: { name: true } },
  recorder: { select: { displayName: true } },
} as const

interface Row {
  readonly id: string
  readonly standardId: string
  readonly unitId: string | null
  readonly trainedOn: Date
  readonly note: string | null
  readonly unit: { readonly name: string } | null
  readonly recorder: { readonly displayName: string }
}

function toTraining({ unit, recorder, trainedOn, ...row }: Row): Training {
  return {
    ...row,
    trainedOn: dateOfUtc(trainedOn),
    unitName: unit?.name ?? null,
    recordedByName: recorder.displayName,
  }
}

/** Trainings on one standard, newest first. */
export async function listTrainings(
  tx: Transaction,
  organisationId: OrganisationId,
  standardId: string,
): Promise<readonly Training[]> {
  const rows = await tx.standardTraining.findMany({
    where: { organisationId, standardId },
    select: columns,
    orderBy: [{ trainedOn: 'desc' }, { recordedAt: 'desc' }, { id: 'asc' }],
  })
  return rows.map(toTraining)
}

/** The newest day of training by standard, of whatever unit; or of some units and of the company. */
export async function listTrainedDays(
  tx: Transaction,
  organisationId: OrganisationId,
  unitIds: readonly string[] | null = null,
): Promise<ReadonlyMap<string, string>> {
  const ofUnits =
    unitIds === null
      ? Prisma.empty
      : Prisma.sql`AND (unit_id IS NULL OR unit_id = ANY(${[...unitIds]}::uuid[]))`
  const rows = await tx.$queryRaw<{ standardId: string; day: string }[]>`
    SELECT standard_id AS "standardId", max(trained_on)::text AS day FROM standard_trainings
    WHERE organisation_id = ${organisationId}::uuid ${ofUnits} GROUP BY standard_id`
  return new Map(rows.map(({ standardId, day }) => [standardId, day]))
}

export async function findTraining(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<Training | null> {
  const row = await tx.standardTraining.findUnique({
    where: { organisationId_id: { organisationId, id } },
    select: columns,
  })
  return row && toTraining(row)
}

export async function insertTrainings(
  tx: Transaction,
  organisationId: OrganisationId,
  { standardIds, unitId, trainedOn, note }: RecordTraining,
  recordedBy: string,
  now: Date,
): Promise<readonly string[]> {
  const rows = await tx.standardTraining.createManyAndReturn({
    data: standardIds.map((standardId) => ({
      ...{ organisationId, standardId, unitId, note, recordedBy },
      trainedOn: utcMidnight(trainedOn),
      recordedAt: now,
    })),
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

export async function deleteTraining(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<void> {
  await tx.standardTraining.deleteMany({ where: { organisationId, id } })
}
