import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { checklistDraftSchema } from '@/lib/checklist-documents/schema'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'

export interface ChecklistRow {
  readonly id: string
  readonly draft: ChecklistDocument
  readonly revision: number
  readonly retiredAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
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
