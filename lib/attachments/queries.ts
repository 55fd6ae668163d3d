import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Question } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'

export interface KnownAttachment {
  readonly id: string
  readonly visitId: string
  readonly questionId: string
  readonly receivedSha256: string
  readonly receivedAt: Date
  /** Who sent it, whoever has the visit now; null: nobody knows any longer. */
  readonly shopperId: string | null
}

export async function findAttachment(
  tx: Transaction,
  organisationId: OrganisationId,
  attachmentId: string,
): Promise<KnownAttachment | null> {
  return tx.attachment.findUnique({
    where: { organisationId_id: { organisationId, id: attachmentId } },
    select: {
      id: true,
      visitId: true,
      questionId: true,
      receivedSha256: true,
      receivedAt: true,
      shopperId: true,
    },
  })
}

/** A shopper's stored photos and files of a visit: which, at which question, what they are and how big. */
export async function listVisitAttachments(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  shopperId: string,
) {
  const rows = await tx.attachment.findMany({
    where: { organisationId, visitId, shopperId },
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
  readonly shopperId: string
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
          shopperId: true,
          visit: { select: { id: true, unitId: true, personId: true } },
        },
        take: 1,
      },
    },
  })
}

/** A question of a visit's checklist; null when the checklist has none such. */
export async function findQuestion(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  questionId: string,
): Promise<Question | null> {
  const [row] = await tx.$queryRaw<{ question: Question | null }[]>`
    SELECT jsonb_path_query_first(c.document::jsonb,
      '$.sections.**.questions[*] ? (@.id == $question)',
      jsonb_build_object('question', ${questionId}::text)) AS question
    FROM visits v
    JOIN checklist_versions c ON c.organisation_id = v.organisation_id
      AND c.id = v.checklist_version_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ${visitId}::uuid`
  return row?.question ?? null
}
