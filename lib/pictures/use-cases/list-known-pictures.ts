import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { isPictureId } from '@/lib/core/hint-pictures'
import type { Deps } from '@/lib/platform/deps'
import { listPicturesByIds } from '../queries'
import type { ListKnownPictures } from '../schema'

/** Which of the pictures that copied questions name the own organisation has. */
export async function listKnownPictures(
  actor: Actor,
  { pictureIds }: ListKnownPictures,
  { db }: Deps,
): Promise<{ readonly ok: true; readonly pictureIds: readonly string[] }> {
  authoriseVerb(actor, 'checklist:change')
  const asked = pictureIds.filter(isPictureId)
  const { organisationId } = actor
  const known = await db.asActor(actor, (tx) => listPicturesByIds(tx, organisationId, asked))
  return { ok: true, pictureIds: known }
}
