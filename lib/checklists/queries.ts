import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import type { Prisma } from '@/lib/platform/db/generated/client'

export interface ChecklistRow {
  readonly id: string
  readonly draft: ChecklistDocument
  readonly revision: number
  readonly retiredAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** A published version without its document. */
export interface VersionHead {
  readonly id: string
  readonly checklistId: string
  readonly number: number
  readonly fingerprint: string
  readonly publishedAt: Date
  readonly publishedByName: string
  /** Since when no new visits are planned with it; null while it is in use. */
  readonly retiredAt: Date | null
}

export interface ChecklistVersion extends VersionHead {
  readonly document: ChecklistDocument
  /** The canonical JSON that the fingerprint is of. */
  readonly text: string
}

// Versions are written by publish-checklist alone, which has parsed the document, and never change:
// a later, stricter schema must not shut an old version out.
function readDocument(text: string): ChecklistDocument {
  const document: ChecklistDocument = JSON.parse(text)
  return document
}

export async function insertChecklist(
  tx: Transaction,
  organisationId: OrganisationId,
  draft: ChecklistDocument,
  now: Date,
): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO checklists (organisation_id, draft, created_at, updated_at)
    VALUES (${organisationId}::uuid, ${canonicalJson(draft)}::jsonb, ${now}, ${now})
    RETURNING id`
  const [row] = rows
  if (!row) throw new AppError('unavailable', 'the checklist was not inserted')
  return row.id
}

interface RawChecklist {
  readonly id: string
  readonly draft: unknown
  readonly draft_revision: number
  readonly retired_at: Date | null
  readonly created_at: Date
  readonly updated_at: Date
}

function toChecklist(row: RawChecklist): ChecklistRow {
  return {
    id: row.id,
    draft: checklistDraftSchema.parse(row.draft),
    revision: row.draft_revision,
    retiredAt: row.retired_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** The checklist, held until the end of the transaction: saves and publications take turns. */
export async function findChecklistForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<ChecklistRow | null> {
  const rows = await tx.$queryRaw<RawChecklist[]>`
    SELECT id, draft, draft_revision, retired_at, created_at, updated_at FROM checklists
    WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid FOR UPDATE`
  const [row] = rows
  return row ? toChecklist(row) : null
}

export async function findChecklist(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<ChecklistRow | null> {
  const rows = await tx.$queryRaw<RawChecklist[]>`
    SELECT id, draft, draft_revision, retired_at, created_at, updated_at FROM checklists
    WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid`
  const [row] = rows
  return row ? toChecklist(row) : null
}

export async function listChecklists(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ChecklistRow[]> {
  const rows = await tx.$queryRaw<RawChecklist[]>`
    SELECT id, draft, draft_revision, retired_at, created_at, updated_at FROM checklists
    WHERE organisation_id = ${organisationId}::uuid
    ORDER BY retired_at IS NOT NULL, created_at, id`
  return rows.map(toChecklist)
}

export async function saveDraft(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
  saved: { readonly draft: ChecklistDocument; readonly revision: number },
  now: Date,
): Promise<void> {
  const count = await tx.$executeRaw`
    UPDATE checklists SET draft = ${canonicalJson(saved.draft)}::jsonb,
      draft_revision = ${saved.revision}, updated_at = ${now}
    WHERE organisation_id = ${organisationId}::uuid AND id = ${id}::uuid`
  if (count !== 1) throw new AppError('not-found')
}

export async function saveRetirement(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
  retiredAt: Date | null,
  now: Date,
): Promise<void> {
  await tx.checklist.updateMany({
    where: { organisationId, id },
    data: { retiredAt, updatedAt: now },
  })
}

export async function insertVersion(
  tx: Transaction,
  organisationId: OrganisationId,
  version: {
    readonly checklistId: string
    readonly number: number
    readonly document: string
    readonly fingerprint: string
    readonly publishedBy: string
  },
  now: Date,
): Promise<string> {
  const { id } = await tx.checklistVersion.create({
    data: { organisationId, ...version, publishedAt: now },
    select: { id: true },
  })
  return id
}

/** Takes the version out of use; false when it is already. */
export async function insertVersionRetirementOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
  retiredBy: string,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.checklistVersionRetirement.createMany({
    data: [{ organisationId, versionId, retiredBy, retiredAt: now }],
    skipDuplicates: true,
  })
  return count === 1
}

/** Brings the version back into use; false when it is in use. */
export async function deleteVersionRetirement(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
): Promise<boolean> {
  const { count } = await tx.checklistVersionRetirement.deleteMany({
    where: { organisationId, versionId },
  })
  return count === 1
}

const headColumns = {
  id: true,
  checklistId: true,
  number: true,
  fingerprint: true,
  publishedAt: true,
  publisher: { select: { displayName: true } },
  retirement: { select: { retiredAt: true } },
} as const

interface RawHead {
  readonly id: string
  readonly checklistId: string
  readonly number: number
  readonly fingerprint: string
  readonly publishedAt: Date
  readonly publisher: { readonly displayName: string }
  readonly retirement: { readonly retiredAt: Date } | null
}

function toHead({ publisher, retirement, ...row }: RawHead): VersionHead {
  const retiredAt = retirement?.retiredAt ?? null
  return { ...row, publishedByName: publisher.displayName, retiredAt }
}

/** Newest first. */
export async function listVersionHeads(
  tx: Transaction,
  organisationId: OrganisationId,
  checklistId?: string,
): Promise<VersionHead[]> {
  const rows = await tx.checklistVersion.findMany({
    where: { organisationId, ...(checklistId === undefined ? {} : { checklistId }) },
    select: headColumns,
    orderBy: [{ checklistId: 'asc' }, { number: 'desc' }],
  })
  return rows.map(toHead)
}

/** A published version with its document: what a visit is filled in, reviewed and scored by. */
export async function findChecklistVersion(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
): Promise<ChecklistVersion | null> {
  const row = await tx.checklistVersion.findUnique({
    where: { organisationId_id: { organisationId, id: versionId } },
    select: { ...headColumns, document: true },
  })
  if (row === null) return null
  const { document, ...head } = row
  return { ...toHead(head), document: readDocument(document), text: document }
}

/** The newest version in use of every checklist in use: what a visit may be planned with. */
export async function listCurrentVersions(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ChecklistVersion[]> {
  const inUse = { checklist: { retiredAt: null }, retirement: { is: null } }
  return listNewest(tx, { organisationId, ...inUse })
}

/** The newest version of every checklist with which nothing may be planned any more. */
export async function listVersionsOutOfUse(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ChecklistVersion[]> {
  const noneInUse = { versions: { every: { retirement: { isNot: null } } } }
  const checklist = { OR: [{ retiredAt: { not: null } }, noneInUse] }
  return listNewest(tx, { organisationId, checklist })
}

async function listNewest(
  tx: Transaction,
  where: Prisma.ChecklistVersionWhereInput & { readonly organisationId: OrganisationId },
): Promise<ChecklistVersion[]> {
  const rows = await tx.checklistVersion.findMany({
    where,
    distinct: ['checklistId'],
    orderBy: [{ checklistId: 'asc' }, { number: 'desc' }],
    select: { ...headColumns, document: true },
  })
  return rows.map(({ document, ...head }) => ({
    ...toHead(head),
    document: readDocument(document),
    text: document,
  }))
}

/** How many visits stand on each version. */
export async function countVisitsByVersion(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; visits: number }[]>`
    SELECT checklist_version_id AS id, count(*)::int AS visits FROM visits
    WHERE organisation_id = ${organisationId}::uuid AND state <> 'cancelled'
    GROUP BY checklist_version_id`
  return new Map(rows.map(({ id, visits }) => [id, visits]))
}

/** Who works with one version. */
export interface VersionUse {
  readonly versionId: string
  readonly campaignId: string
  readonly campaignName: string
  /** Planned, offered, accepted, sent or returned: not finished yet. */
  readonly open: number
  /** Accepted or returned: the form is, or will be, open on a phone. */
  readonly onPhones: number
  readonly finished: number
}

/** The campaigns whose visits stand on the versions of a checklist, with their visits. */
export async function listVersionUses(
  tx: Transaction,
  organisationId: OrganisationId,
  checklistId: string,
): Promise<VersionUse[]> {
  return tx.$queryRaw<VersionUse[]>`
    SELECT visit.checklist_version_id AS "versionId", visit.campaign_id AS "campaignId",
      campaign.name AS "campaignName",
      (count(*) FILTER (WHERE visit.state NOT IN ('approved', 'released')))::int AS open,
      (count(*) FILTER (WHERE visit.state IN ('accepted', 'returned')))::int AS "onPhones",
      (count(*) FILTER (WHERE visit.state IN ('approved', 'released')))::int AS finished
    FROM visits visit
    JOIN checklist_versions version ON version.organisation_id = visit.organisation_id
      AND version.id = visit.checklist_version_id
    JOIN campaigns campaign ON campaign.organisation_id = visit.organisation_id
      AND campaign.id = visit.campaign_id
    WHERE visit.organisation_id = ${organisationId}::uuid
      AND version.checklist_id = ${checklistId}::uuid AND visit.state <> 'cancelled'
    GROUP BY 1, 2, 3 ORDER BY 3, 2`
}

export interface StandardUse {
  readonly standardId: string
  readonly checklistId: string
  /** Used by a version that was published, and so by the scores of visits. */
  readonly isPublished: boolean
}

/** Which checklists, by their drafts or their published versions, refer to which standards. */
export async function listStandardUses(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<StandardUse[]> {
  return tx.$queryRaw<StandardUse[]>`
    SELECT "standardId", "checklistId", bool_or("isPublished") AS "isPublished" FROM (
      SELECT jsonb_path_query(draft, '$.**.standardId ? (@ != null)') #>> '{}' AS "standardId",
        id AS "checklistId", false AS "isPublished"
      FROM checklists WHERE organisation_id = ${organisationId}::uuid
      UNION
      SELECT jsonb_path_query(document::jsonb, '$.**.standardId ? (@ != null)') #>> '{}',
        checklist_id, true
      FROM checklist_versions WHERE organisation_id = ${organisationId}::uuid
    ) AS uses
    GROUP BY 1, 2`
}

/** When this account's last note of drafting stands in the audit, if it is the newest one. */
export async function findLastDraftNote(
  tx: Transaction,
  organisationId: OrganisationId,
  checklistId: string,
): Promise<{
  readonly accountId: string | null
  readonly at: Date
  readonly action: string
} | null> {
  return tx.auditEntry.findFirst({
    where: { organisationId, subjectKind: 'checklist', subjectId: checklistId },
    orderBy: { at: 'desc' },
    select: { accountId: true, at: true, action: true },
  })
}
