import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { type PictureRefusal, readLogo } from '@/lib/platform/images'
import { type NewLogo, replaceLogo } from '../queries'

type Changed = { readonly ok: true } | { readonly ok: false; readonly reason: PictureRefusal }

/** Takes a picture as the organisation's logo: decoded and written anew, whatever it was called. */
export async function changeLogo(actor: Actor, bytes: Uint8Array, deps: Deps): Promise<Changed> {
  authoriseVerb(actor, 'organisation:change')
  const read = await readLogo(bytes)
  if (!read.ok) return read
  const { bytes: stored, mediaType, width, height } = read.picture
  const storageKey = await deps.files.put(stored)
  const sha256 = createHash('sha256').update(stored).digest('hex')
  const logo = { storageKey, mediaType, byteSize: stored.byteLength, sha256, width, height }
  try {
    await exchange(actor, logo, deps)
  } catch (error) {
    await deps.files.remove(storageKey)
    throw error
  }
  return { ok: true }
}

/** Takes the logo away; documents carry the name alone then. */
export async function removeLogo(actor: Actor, deps: Deps): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'organisation:change')
  await exchange(actor, null, deps)
  return { ok: true }
}

async function exchange(actor: Actor, logo: NewLogo | null, { db, files, now }: Deps) {
  const { organisationId } = actor
  const former = await db.asActor(actor, async (tx) => {
    const replaced = await replaceLogo(tx, organisationId, logo, now)
    const subject = { subjectKind: 'organisation', subjectId: organisationId }
    const action = logo ? 'organisation.logo-changed' : 'organisation.logo-removed'
    await recordAudit(tx, actor, { action, ...subject }, now)
    return replaced
  })
  // After the commit: a file too many is harmless, one too few is not.
  if (former) await files.remove(former.storageKey)
}
