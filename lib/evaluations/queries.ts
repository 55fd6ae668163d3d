import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { type ChecklistVersion, findChecklistVersion } from '@/lib/checklists/queries'
import type { QuestionType } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'

/** What a receipt is made of, and whose report it is. */
export interface KnownEvaluation {
  readonly id: string
  readonly shopperId: string
  readonly sha256: string
  readonly receivedAt: Date
}

export async function findEvaluation(
  tx: Transaction,
  organisationId: OrganisationId,
  evaluationId: string,
): Promise<KnownEvaluation | null> {
  return tx.evaluation.findUnique({
    where: { organisationId_id: { organisationId, id: evaluationId } },
    select: { id: true, shopperId: true, sha256: true, receivedAt: true },
  })
}

export interface NewEvaluation {
  readonly id: string
  readonly visitId: string
  readonly shopperId: string
  readonly parentId: string | null
  readonly report: string
  readonly sha256: string
  readonly finishedAt: Date
  readonly clockSkewMs: number
  readonly receivedAt: Date
}

/** Returns false when a report of this id is there already; the key decides, not a look before. */
export async function insertEvaluationOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  evaluation: NewEvaluation,
): Promise<boolean> {
  const { clockSkewMs, ...columns } = evaluation
  const { count } = await tx.evaluation.createMany({
    data: [{ organisationId, ...columns, clockSkewMs: BigInt(clockSkewMs) }],
    skipDuplicates: true,
  })
  return count === 1
}

export interface NewConflict {
  readonly evaluationId: string
  readonly shopperId: string
  readonly report: string
  readonly sha256: string
  readonly receivedAt: Date
}

/** Returns false when these very bytes were kept before. */
export async function insertConflictOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  conflict: NewConflict,
): Promise<boolean> {
  const data = [{ organisationId, ...conflict }]
  const { count } = await tx.evaluationConflict.createMany({ data, skipDuplicates: true })
  return count === 1
}

/** A visit's reports, newest first. */
export async function listVisitReports(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<readonly KnownEvaluation[]> {
  return tx.evaluation.findMany({
    where: { organisationId, visitId },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    select: { id: true, shopperId: true, sha256: true, receivedAt: true },
  })
}

export async function saveVisitSubmitted(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  submittedAt: Date,
): Promise<void> {
  await tx.visit.update({
    where: { organisationId_id: { organisationId, id: visitId } },
    data: { state: 'submitted', submittedAt },
    select: { id: true },
  })
}

export interface KnownAttachment {
  readonly id: string
  readonly visitId: string
  readonly questionId: string
  readonly receivedSha256: string
  readonly receivedAt: Date
  /** Whose visit the photo belongs to now; null when the visit went back to the planner. */
  readonly shopperId: string | null
}

export async function findAttachment(
  tx: Transaction,
  organisationId: OrganisationId,
  attachmentId: string,
): Promise<KnownAttachment | null> {
  const row = await tx.attachment.findUnique({
    where: { organisationId_id: { organisationId, id: attachmentId } },
    select: {
      id: true,
      visitId: true,
      questionId: true,
      receivedSha256: true,
      receivedAt: true,
      visit: { select: { shopperId: true } },
    },
  })
  if (row === null) return null
  const { visit, ...columns } = row
  return { ...columns, shopperId: visit.shopperId }
}

/** The stored photos and files of a visit: which, at which question, what they are and how big. */
export async function listVisitAttachments(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
) {
  const rows = await tx.attachment.findMany({
    where: { organisationId, visitId },
    select: {
      id: true,
      questionId: true,
      receivedSha256: true,
      fileId: true,
      file: { select: { byteSize: true, mediaType: true } },
    },
  })
  return rows.map(({ file, ...columns }) => ({ ...columns, ...file }))
}

/** How often the reports of a visit were sent back. */
export async function countReturns(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<number> {
  return tx.review.count({ where: { organisationId, visitId, decision: 'returned' } })
}

export interface NewFile {
  readonly id: string
  readonly storageKey: string
  readonly mediaType: string
  readonly byteSize: number
  readonly sha256: string
  /** Of a picture. */
  readonly width: number | null
  readonly height: number | null
}

export interface NewAttachment {
  readonly attachmentId: string
  readonly visitId: string
  readonly questionId: string
  readonly receivedSha256: string
  readonly receivedAt: Date
  readonly file: NewFile
}

/** The bytes are on the disk already; the row that names them comes last. False: it was there. */
export async function insertAttachmentOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  attachment: NewAttachment,
): Promise<boolean> {
  const { attachmentId, file, ...columns } = attachment
  await tx.storedFile.create({
    data: { organisationId, ...file, purpose: 'evidence', createdAt: attachment.receivedAt },
    select: { id: true },
  })
  const { count } = await tx.attachment.createMany({
    data: [{ organisationId, id: attachmentId, fileId: file.id, ...columns }],
    skipDuplicates: true,
  })
  if (count === 1) return true
  await tx.storedFile.delete({
    where: { organisationId_id: { organisationId, id: file.id } },
    select: { id: true },
  })
  return false
}

/** Whether a report of the visit, or what was kept beside one, says the identifier of a file anywhere. */
export async function isNamedByReport(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  attachmentId: string,
): Promise<boolean> {
  const report = { contains: attachmentId }
  const reports = await tx.evaluation.count({ where: { organisationId, visitId, report } })
  if (reports > 0) return true
  const conflicts = await tx.evaluationConflict.count({
    where: { organisationId, report, evaluation: { visitId } },
  })
  return conflicts > 0
}

/** Deletes a file of a visit; returns where its bytes lie. */
export async function deleteAttachment(
  tx: Transaction,
  organisationId: OrganisationId,
  attachmentId: string,
): Promise<string> {
  const { fileId } = await tx.attachment.delete({
    where: { organisationId_id: { organisationId, id: attachmentId } },
    select: { fileId: true },
  })
  const { storageKey } = await tx.storedFile.delete({
    where: { organisationId_id: { organisationId, id: fileId } },
    select: { storageKey: true },
  })
  return storageKey
}

/** Deletes every file of a visit that has no report; returns where their bytes lie. */
export async function deleteVisitAttachments(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<readonly string[]> {
  const rows = await tx.attachment.findMany({
    where: { organisationId, visitId },
    select: { id: true },
  })
  const keys: string[] = []
  for (const { id } of rows) keys.push(await deleteAttachment(tx, organisationId, id))
  return keys
}

/** A file with all that decides who may open it. */
export async function findFileForReader(
  tx: Transaction,
  organisationId: OrganisationId,
  fileId: string,
) {
  return tx.storedFile.findUnique({
    where: { organisationId_id: { organisationId, id: fileId } },
    select: {
      storageKey: true,
      mediaType: true,
      sha256: true,
      logoOf: { select: { id: true }, take: 1 },
      attachments: {
        select: {
          releasedAt: true,
          questionId: true,
          visit: { select: { id: true, shopperId: true, unitId: true, personId: true } },
        },
        take: 1,
      },
    },
  })
}

/** Of which type the question of a visit's checklist is; null when the checklist has none such. */
export async function findQuestionType(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  questionId: string,
): Promise<QuestionType | null> {
  const [row] = await tx.$queryRaw<{ type: QuestionType | null }[]>`
    SELECT jsonb_path_query_first(c.document::jsonb,
      '$.sections.**.questions[*] ? (@.id == $question)',
      jsonb_build_object('question', ${questionId}::text)) ->> 'type' AS type
    FROM visits v
    JOIN checklist_versions c ON c.organisation_id = v.organisation_id
      AND c.id = v.checklist_version_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ${visitId}::uuid`
  return row?.type ?? null
}

/** What answers are checked by. */
export type PublishedForm = Pick<ChecklistVersion, 'fingerprint' | 'document'>

/** So many forms stay read in this process; a company fills in a handful at a time. */
const REMEMBERED_FORMS = 100
const forms = new Map<string, PublishedForm>()

/**
 * The form of a published version, read once by a process: a version never changes, and every report
 * of it is checked by the same document.
 */
export async function findPublishedForm(
  tx: Transaction,
  organisationId: OrganisationId,
  versionId: string,
): Promise<PublishedForm | null> {
  const key = `${organisationId} ${versionId}`
  const known = forms.get(key)
  if (known) return known
  const version = await findChecklistVersion(tx, organisationId, versionId)
  if (version === null) return null
  const { fingerprint, document } = version
  const [oldest] = forms.keys()
  if (forms.size >= REMEMBERED_FORMS && oldest !== undefined) forms.delete(oldest)
  forms.set(key, { fingerprint, document })
  return { fingerprint, document }
}
