import type { Actor } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { findPicture } from '../queries'
import type { ViewPicture } from '../schema'

/**
 * The bytes of a picture of the own organisation, for whoever is signed in there: staff read it beside
 * a standard, a shopper beside a question.
 * @throws AppError `not-found` where there is none
 */
export async function viewPicture(
  actor: Actor,
  { pictureId }: ViewPicture,
  { db, files }: Deps,
): Promise<{ readonly bytes: Buffer; readonly mediaType: string; readonly sha256: string }> {
  const picture = await db.asActor(actor, (tx) => findPicture(tx, actor.organisationId, pictureId))
  if (picture === null) throw new AppError('not-found')
  const bytes = await files.get(picture.storageKey)
  return { bytes, mediaType: picture.mediaType, sha256: picture.sha256 }
}
