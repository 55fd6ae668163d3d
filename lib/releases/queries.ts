import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { areFilesForOffice, type FileKind } from '@/lib/core/checklist-questions'
import type { Transaction } from '@/lib/platform/db/database'

export async function insertReleaseBatch(
  tx: Transaction,
  organisationId: OrganisationId,
  batch: { campaignId: string; releasedBy: string; releasedAt: Date },
): Promise<string> {
  const { id } = await tx.releaseBatch.create({
    data: { organisationId, ...batch },
    select: { id: true },
  })
  return id
}

export async function updateVisitsReleased(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
  releaseBatchId: string,
): Promise<void> {
  await tx.visit.updateMany({
    where: { organisationId, id: { in: [...visitIds] } },
    data: { state: 'released', releaseBatchId },
  })
}

/**
 * Releases photos of these visits. Returns how many of the ids are such photos: what each visit's last
 * report shows. What was kept beside a report, or taken out of it, is no part of the result; what was stored
 * as it came (recordings, documents) may name its maker; and what answers a question whose files are for the
 * office alone stays with the reviewers, also where it is a picture.
 */
export async function updatePhotosReleased(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
  attachmentIds: readonly string[],
  releasedAt: Date,
): Promise<number> {
  if (attachmentIds.length === 0) return 0
  const shown = await listApprovedPhotos(tx, organisationId, visitIds)
  const asked = shown.filter((photo) => attachmentIds.includes(photo.attachmentId))
  const pictures = await tx.$queryRaw<{ id: string; question: FileKind | null }[]>`
    SELECT a.id, jsonb_path_query_first(c.document::jsonb,
        '$.sections.**.questions[*] ? (@.id == $question)',
        jsonb_build_object('question', a.question_id)) AS question
    FROM attachments a
    JOIN visits v ON v.organisation_id = a.organisation_id AND v.id = a.visit_id
    JOIN checklist_versions c ON c.organisation_id = v.organisation_id
      AND c.id = v.checklist_version_id
    WHERE a.organisation_id = ${organisationId}::uuid
      AND a.id = ANY(${asked.map(({ attachmentId }) => attachmentId)}::uuid[])`
  const ids = pictures.filter(({ question }) => !areFilesForOffice(question)).map(({ id }) => id)
  return tx.$executeRaw`
    UPDATE attachments SET released_at = COALESCE(released_at, ${releasedAt})
    WHERE organisation_id = ${organisationId}::uuid AND id = ANY(${ids}::uuid[])`
}

export interface ApprovedVisit {
  readonly id: string
  readonly unitId: string
  readonly unitName: string
  readonly personName: string | null
  readonly versionId: string
  readonly visitedOn: string | null
  readonly total: string | null
}

/** Approved visits of a campaign that staff have not been given yet, by unit; own units left out. */
export async function listApprovedVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  except: { readonly unitIds: readonly string[]; readonly personId: string | null },
): Promise<readonly ApprovedVisit[]> {
  return tx.$queryRaw<ApprovedVisit[]>`
    SELECT v.id, v.unit_id AS "unitId", u.name AS "unitName", p.full_name AS "personName",
      v.checklist_version_id AS "versionId", v.visited_on::text AS "visitedOn",
      s.result::jsonb -> 'total' ->> 'text' AS total
    FROM visits v
    JOIN units u ON u.organisation_id = v.organisation_id AND u.id = v.unit_id
    LEFT JOIN people p ON p.organisation_id = v.organisation_id AND p.id = v.person_id
    LEFT JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id
      AND s.label = 'original'
    WHERE v.organisation_id = ${organisationId}::uuid AND v.campaign_id = ${campaignId}::uuid
      AND v.state = 'approved' AND NOT v.unit_id = ANY(${[...except.unitIds]}::uuid[])
      AND (v.person_id IS NULL OR v.person_id IS DISTINCT FROM ${except.personId}::uuid)
    ORDER BY u.name, v.unit_id, v.visited_on, v.id
    LIMIT 1000`
}

export interface ApprovedPhoto {
  readonly visitId: string
  readonly attachmentId: string
  readonly fileId: string
  readonly questionId: string
}

/** The pictures of each visit's last report; those that it no longer shows stay behind. */
export async function listApprovedPhotos(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
): Promise<readonly ApprovedPhoto[]> {
  return tx.$queryRaw<ApprovedPhoto[]>`
    SELECT a.visit_id AS "visitId", a.id AS "attachmentId", a.file_id AS "fileId",
      a.question_id AS "questionId"
    FROM (
      SELECT DISTINCT ON (e.visit_id) e.visit_id, e.report
      FROM evaluations e
      WHERE e.organisation_id = ${organisationId}::uuid
        AND e.visit_id = ANY(${[...visitIds]}::uuid[])
      ORDER BY e.visit_id, e.received_at DESC, e.id DESC
    ) l
    CROSS JOIN LATERAL jsonb_array_elements(l.report::jsonb -> 'attachments')
      WITH ORDINALITY AS shown (photo, place)
    JOIN attachments a ON a.organisation_id = ${organisationId}::uuid
      AND a.visit_id = l.visit_id AND a.id = (shown.photo ->> 'id')::uuid
    JOIN stored_files f ON f.organisation_id = a.organisation_id AND f.id = a.file_id
      AND f.media_type LIKE 'image/%'
    ORDER BY a.visit_id, shown.place`
}
