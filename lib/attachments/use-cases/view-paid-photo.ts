import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { findReleasedSubject } from '@/lib/results/queries'
import { namesVisit } from '@/lib/statements/queries'
import { findFileForReader } from '../queries'
import { type ViewedFile, visitShowing } from './view-file'

/** A released photo of a released visit that the statement counts, for whoever explains pay. */
export async function viewPaidPhoto(
  actor: Actor,
  { statementId, fileId }: { readonly statementId: string; readonly fileId: string },
  { db, files }: Deps,
): Promise<ViewedFile> {
  authoriseVerb(actor, 'pay-visit:read')
  const { organisationId } = actor
  const file = await db.asActor(actor, async (tx) => {
    const found = await findFileForReader(tx, organisationId, fileId)
    const visitId = found && (await visitShowing(tx, organisationId, found))
    if (visitId === null) return null
    const isReleased = (await findReleasedSubject(tx, organisationId, visitId, null)) !== null
    return isReleased && (await namesVisit(tx, organisationId, statementId, visitId)) ? found : null
  })
  if (file === null) throw new AppError('not-found')
  const { mediaType, sha256, storageKey } = file
  return { bytes: await files.get(storageKey), mediaType, sha256 }
}
