import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { readPhoto } from '@/lib/platform/images'
import { storeNamedFile } from '@/lib/platform/named-file'
import { findPictureBySha256, insertPictureOnce } from '../queries'
import type { PictureStored } from '../schema'

/** What must stay free on the disk after a picture has been written. */
const reserveBytes = 200 * 1024 * 1024

/**
 * Takes a picture for standards and checklists: decoded and written anew, whatever it was called.
 * The same picture sent again, by whomever, is the picture that is there.
 */
export async function storePicture(
  actor: Actor,
  bytes: Uint8Array,
  { db, files, now }: Deps,
): Promise<PictureStored> {
  authoriseVerb(actor, 'picture:add')
  const read = await readPhoto(bytes)
  if (!read.ok) return read
  const { bytes: stored, mediaType, width, height } = read.picture
  const sha256 = createHash('sha256').update(stored).digest('hex')
  const { organisationId } = actor
  const known = await db.asActor(actor, (tx) => findPictureBySha256(tx, organisationId, sha256))
  if (known !== null) return { ok: true, pictureId: known.id, width, height }
  if ((await files.freeBytes()) - stored.byteLength < reserveBytes) throw new AppError('no-space')
  const facts = { mediaType, byteSize: stored.byteLength, sha256, width, height }
  const pictureId = await storeNamedFile(actor, stored, { db, files }, async (tx, storageKey) => {
    const id = await insertPictureOnce(tx, organisationId, { storageKey, ...facts }, now)
    // Somebody sent the same bytes at the same moment: that row stands.
    if (id === null) return { named: false, answer: null }
    const subject = { subjectKind: 'standard', subjectId: id }
    await recordAudit(tx, actor, { action: 'standard.picture-added', ...subject }, now)
    return { named: true, answer: id }
  })
  if (pictureId !== null) return { ok: true, pictureId, width, height }
  const other = await db.asActor(actor, (tx) => findPictureBySha256(tx, organisationId, sha256))
  if (other === null) throw new AppError('conflict')
  return { ok: true, pictureId: other.id, width, height }
}
