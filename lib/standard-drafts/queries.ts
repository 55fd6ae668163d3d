import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Localized, Touchpoint } from '@/lib/core/checklist'
import type { StandardDraft } from '@/lib/core/standard-document'
import type { Transaction } from '@/lib/platform/db/database'
import { readDocument, type StandardVersion } from '@/lib/standard-versions/queries'
import { byNumber, mirrorOf, type Standard, toStandard } from '@/lib/standards/queries'
import { standardDraftSchema } from '@/lib/standards/schema'

export interface NewStandard {
  readonly number: string
  readonly text: Localized
  readonly touchpoint: Touchpoint
  readonly chapterId?: string | null | undefined
  readonly positionIds?: readonly string[] | undefined
}

function firstDraft({
  number,
  text,
  touchpoint,
  chapterId,
  positionIds,
}: NewStandard): StandardDraft {
  return {
    number,
    text,
    touchpoint,
    example: {},
    goodPictureId: null,
    badPictureId: null,
    chapterId: chapterId ?? null,
    ownerId: null,
    positionIds: [...(positionIds ?? [])].sort(),
  }
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
    data: standards.map((standard) => ({
      organisationId,
      ...mirrorOf(standard),
      draft: JSON.parse(canonicalJson(firstDraft(standard))),
      createdAt: now,
      updatedAt: now,
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** A standard with its draft, for those who write it. */
export interface StandardRow extends Standard {
  readonly chapterId: string | null
  readonly draft: StandardDraft
  readonly revision: number
  readonly retiredAt: Date | null
  /** The newest version; null while there is none. */
  readonly version: StandardVersion | null
}

interface RawRow {
  readonly id: string
  readonly number: string
  readonly text: unknown
  readonly touchpoint: string
  readonly chapterId: string | null
  readonly draft: unknown
  readonly revision: number
  readonly retiredAt: Date | null
  readonly versionId: string | null
  readonly versionNumber: number | null
  readonly publishedAt: Date | null
  readonly document: string | null
}

function toRow(row: RawRow): StandardRow {
  const { chapterId, revision, retiredAt, versionId: id, versionNumber: number } = row
  const { publishedAt, document } = row
  const isPublished = id !== null && number !== null && publishedAt !== null && document !== null
  return {
    ...toStandard(row),
    chapterId,
    draft: standardDraftSchema.parse(row.draft),
    revision,
    retiredAt,
    version: isPublished ? { id, number, publishedAt, document: readDocument(document) } : null,
  }
}

/** All standards with drafts and newest versions, by number; or the one of an id. */
export async function listStandardRows(
  tx: Transaction,
  organisationId: OrganisationId,
  standardId: string | null = null,
): Promise<StandardRow[]> {
  const rows = await tx.$queryRaw<RawRow[]>`
    SELECT d.id, d.number, d.text, d.touchpoint, d.chapter_id AS "chapterId", d.draft,
      d.draft_revision AS revision, d.retired_at AS "retiredAt", v.id AS "versionId",
      v.number AS "versionNumber", v.published_at AS "publishedAt", v.document
    FROM standards d
    LEFT JOIN LATERAL (
      SELECT id, number, published_at, document FROM standard_versions v
      WHERE v.organisation_id = d.organisation_id AND v.standard_id = d.id
      ORDER BY v.number DESC LIMIT 1
    ) v ON true
    WHERE d.organisation_id = ${organisationId}::uuid
      AND (${standardId}::uuid IS NULL OR d.id = ${standardId}::uuid)`
  return rows.map(toRow).sort((a, b) => byNumber.compare(a.number, b.number))
}

export async function findStandardRow(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<StandardRow | null> {
  const [row] = await listStandardRows(tx, organisationId, id)
  return row ?? null
}

/** The same, held until the end of the transaction: it can neither change nor vanish. */
export async function findStandardForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<StandardRow | null> {
  await tx.$queryRaw`SELECT id FROM standards
    WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid FOR UPDATE`
  return findStandardRow(tx, organisationId, id)
}

/**
 * Writes the draft anew; false when another standard has its number, in force or drafted.
 *
 * Two changes to the same number at once would meet at the unique key and abort the transaction,
 * so changes of numbers wait for each other. A standard that was never published is read by its draft.
 */
export async function saveStandardDraft(
  tx: Transaction,
  organisationId: OrganisationId,
  standard: Pick<StandardRow, 'id' | 'version'>,
  saved: { readonly draft: StandardDraft; readonly revision: number },
  now: Date,
): Promise<boolean> {
  const { draft, revision } = saved
  if (await isNumberTaken(tx, organisationId, standard.id, draft.number)) return false
  const { count } = await tx.standard.updateMany({
    where: { organisationId, id: standard.id },
    data: {
      ...(standard.version === null ? mirrorOf(draft) : {}),
      draft: JSON.parse(canonicalJson(draft)),
      draftRevision: revision,
      updatedAt: now,
    },
  })
  if (count !== 1) throw new AppError('not-found')
  return true
}

/** Whether another standard has the number, in force or drafted; held until the commit. */
export async function isNumberTaken(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
  number: string,
): Promise<boolean> {
  await holdNumbers(tx, organisationId)
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM standards WHERE organisation_id = ${organisationId}::uuid
        AND id <> ${id}::uuid AND (number = ${number} OR draft ->> 'number' = ${number})
    ) AS taken`
  return row?.taken ?? false
}

/**
 * New numbers and changed numbers of one organisation stand in one queue until the commit. Whoever
 * also holds rows of standards enters it before the first of them, or two would wait for each other.
 */
export async function holdNumbers(tx: Transaction, organisationId: OrganisationId): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`standards ${organisationId}`}, 0))`
}

export async function saveStandardRetirement(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
  retiredAt: Date | null,
  now: Date,
): Promise<void> {
  await tx.standard.updateMany({
    where: { organisationId, id },
    data: { retiredAt, updatedAt: now },
  })
}

export async function deleteStandard(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<void> {
  await tx.standard.deleteMany({ where: { organisationId, id } })
}
