import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { findFileForReader } from '../queries'
import type { ViewFileInput } from '../schema'

export interface ViewedFile {
  readonly bytes: Buffer
  readonly mediaType: string
  readonly sha256: string
}

type FoundFile = NonNullable<Awaited<ReturnType<typeof findFileForReader>>>

/**
 * The bytes of a stored file for somebody who may see it: the logo for everyone of the
 * organisation; a photo for its shopper, for those who read visits, and, once a reviewer has
 * released it with its visit, for the evaluated person and the head of the unit.
 */
export async function viewFile(
  actor: Actor,
  { fileId }: ViewFileInput,
  { db, files }: Deps,
): Promise<ViewedFile> {
  const file = await db.asActor(actor, (tx) => findFileForReader(tx, actor.organisationId, fileId))
  if (file === null || !mayOpen(actor, file)) throw new AppError('not-found')
  const bytes = await files.get(file.storageKey)
  return { bytes, mediaType: file.mediaType, sha256: file.sha256 }
}

function mayOpen(actor: Actor, file: FoundFile): boolean {
  if (file.logoOf.length > 0) return true
  return file.attachments.some(({ visit, releasedAt }) => {
    if (can(actor, 'visit:read', { unitId: visit.unitId })) return true
    if (can(actor, 'visit:fill', { shopperId: visit.shopperId })) return true
    if (releasedAt === null || visit.state !== 'released') return false
    return can(actor, 'result:read', { personId: visit.personId, unitId: visit.unitId })
  })
}
