import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import type { Localized, Touchpoint } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import { standardShape } from './schema'

export interface NewStandard {
  readonly number: string
  readonly text: Localized
  readonly touchpoint: Touchpoint
}

export interface Standard extends NewStandard {
  readonly id: string
}

const columns = { id: true, number: true, text: true, touchpoint: true } as const

function toStandard(row: {
  id: string
  number: string
  text: unknown
  touchpoint: string
}): Standard {
  return {
    id: row.id,
    number: row.number,
    text: standardShape.text.parse(row.text),
    touchpoint: standardShape.touchpoint.parse(row.touchpoint),
  }
}

/** 2.9 stands before 2.10. */
const byNumber = new Intl.Collator('ru', { numeric: true })

export async function listStandards(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<Standard[]> {
  const rows = await tx.standard.findMany({ where: { organisationId }, select: columns })
  return rows.map(toStandard).sort((a, b) => byNumber.compare(a.number, b.number))
}

export async function listStandardsByIds(
  tx: Transaction,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<Standard[]> {
  const rows = await tx.standard.findMany({
    where: { organisationId, id: { in: [...ids] } },
    select: columns,
  })
  return rows.map(toStandard).sort((a, b) => byNumber.compare(a.number, b.number))
}

export async function listStandardsByNumbers(
  tx: Transaction,
  organisationId: OrganisationId,
  numbers: readonly string[],
): Promise<Standard[]> {
  const rows = await tx.standard.findMany({
    where: { organisationId, number: { in: [...numbers] } },
    select: columns,
  })
  return rows.map(toStandard)
}

/** Inserts the standards whose number is new and leaves the others as they are. */
export async function insertStandardsOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  standards: readonly NewStandard[],
  now: Date,
): Promise<string[]> {
  await holdNumbers(tx, organisationId)
  const rows = await tx.standard.createManyAndReturn({
    data: standards.map(({ number, text, touchpoint }) => ({
      organisationId,
      number,
      text: { ...text },
      touchpoint,
      createdAt: now,
      updatedAt: now,
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** The row, held until the end of the transaction, so that it can neither change nor vanish. */
export async function findStandardForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<Standard | null> {
  const rows = await tx.$queryRaw<
    { id: string; number: string; text: unknown; touchpoint: string }[]
  >`SELECT id, number, text, touchpoint FROM standards
    WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid FOR UPDATE`
  const [row] = rows
  return row ? toStandard(row) : null
}

/** Those of the ids that exist; they cannot be removed before the transaction ends. */
export async function holdStandards(
  tx: Transaction,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM standards
    WHERE organisation_id = ${organisationId}::uuid AND id::text = ANY(${[...ids]}::text[])
    ORDER BY id FOR KEY SHARE`
  return new Set(rows.map(({ id }) => id))
}

/**
 * Writes the standard anew; false when another one has its number already.
 *
 * Two changes to the same number at once would meet at the unique key and abort the transaction,
 * so changes of numbers wait for each other.
 */
export async function saveStandard(
  tx: Transaction,
  organisationId: OrganisationId,
  standard: Standard,
  now: Date,
): Promise<boolean> {
  await holdNumbers(tx, organisationId)
  const { id, number, text, touchpoint } = standard
  const taken = await tx.standard.count({ where: { organisationId, number, id: { not: id } } })
  if (taken > 0) return false
  const { count } = await tx.standard.updateMany({
    where: { organisationId, id },
    data: { number, text: { ...text }, touchpoint, updatedAt: now },
  })
  if (count !== 1) throw new AppError('not-found')
  return true
}

/** New numbers and changed numbers of one organisation stand in one queue until the commit. */
async function holdNumbers(tx: Transaction, organisationId: OrganisationId): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`standards ${organisationId}`}, 0))`
}

export async function deleteStandard(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<void> {
  await tx.standard.deleteMany({ where: { organisationId, id } })
}
