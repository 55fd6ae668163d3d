import type { Actor, OrganisationId } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { areFilesForOffice } from '@/lib/core/checklist-questions'
import { mediaFamily } from '@/lib/core/media-kind'
import type { ViewFileInput } from '@/lib/evaluations/schema'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findReleasedSubject } from '@/lib/results/queries'
import { findFileForReader, findQuestion } from '../queries'

export interface ViewedFile {
  readonly bytes: Buffer
  readonly mediaType: string
  readonly sha256: string
}

type FoundFile = NonNullable<Awaited<ReturnType<typeof findFileForReader>>>

/**
 * The bytes of a stored file for somebody who may see it: the logo for everyone of the
 * organisation; a photo or file for its shopper and for those who read visits. Once a reviewer has
 * released a photo with its visit, also for those whom the visit is about and the head of the unit;
 * recordings and documents, which are stored as they came, and whatever answers a question whose
 * files are for the office alone, never reach them.
 */
export async function viewFile(
  actor: Actor,
  { fileId }: ViewFileInput,
  { db, files }: Deps,
): Promise<ViewedFile> {
  const file = await db.asActor(actor, async (tx) => {
    const found = await findFileForReader(tx, actor.organisationId, fileId)
    return found !== null && (await mayOpen(tx, actor, found)) ? found : null
  })
  if (file === null) throw new AppError('not-found')
  const bytes = await files.get(file.storageKey)
  return { bytes, mediaType: file.mediaType, sha256: file.sha256 }
}

async function mayOpen(tx: Transaction, actor: Actor, file: FoundFile): Promise<boolean> {
  if (file.logoOf.length > 0) return true
  for (const { visit, shopperId } of file.attachments) {
    const { unitId, personId } = visit
    if (can(actor, 'visit:read', { unitId, personId })) return true
    if (can(actor, 'visit:fill', { shopperId })) return true
  }
  const shown = await visitShowing(tx, actor.organisationId, file)
  return shown !== null && concernsActor(tx, actor, shown)
}

/** The visit with which a reviewer has released a photo to the staff; null where none has. */
export async function visitShowing(
  tx: Transaction,
  organisationId: OrganisationId,
  { mediaType, attachments }: FoundFile,
): Promise<string | null> {
  if (mediaFamily(mediaType) !== 'picture') return null
  for (const { visit, questionId, releasedAt } of attachments) {
    if (releasedAt === null) continue
    const question = await findQuestion(tx, organisationId, visit.id, questionId)
    if (!areFilesForOffice(question)) return visit.id
  }
  return null
}

/** A unit's released result is about everybody who worked there that day. */
async function concernsActor(tx: Transaction, actor: Actor, visitId: string): Promise<boolean> {
  const { organisationId, personId } = actor
  const subject = await findReleasedSubject(tx, organisationId, visitId, personId)
  if (subject === null) return false
  const about = subject.isOwn ? personId : subject.personId
  return can(actor, 'result:read', { personId: about, unitId: subject.unitId })
}
