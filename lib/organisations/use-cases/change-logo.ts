import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { type PictureRefusal, readLogo } from '@/lib/platform/images'
import { storeNamedFile } from '@/lib/platform/named-file'
import { type NewLogo, replaceLogo } from '../queries'

type Changed = { readonly ok: true } | { readonly ok: false; readonly reason: PictureRefusal }

/** Takes a picture as the organisation's logo: decoded and written anew, whatever it was called. */
export async function changeLogo(actor: Actor, bytes: Uint8Array, deps: Deps): Promise<Changed> {
  authoriseVerb(actor, 'organisation:change')
  const read = await readLogo(bytes)
  if (!read.ok) return read
  const { bytes: stored, mediaType, width, height } = read.picture
  const sha256 = createHash('sha256').update(stored).digest('hex')
  const facts = { mediaType, byteSize: stored.byteLength, sha256, width, height }
  const former = await storeNamedFile(actor, stored, deps, async (tx, storageKey) => ({
    named: true,
    answer: await exchange(tx, actor, { storageKey, ...facts }, deps.now),
  }))
  await removeFormer(former, deps)
  return { ok: true }
}

/** Takes the logo away; documents carry the name alone then. */
export async function removeLogo(actor: Actor, deps: Deps): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'organisation:change')
  const former = await deps.db.asActor(actor, (tx) => exchange(tx, actor, null, deps.now))
  await removeFormer(former, deps)
  return { ok: true }
}

async function exchange(tx: Transaction, actor: Actor, logo: NewLogo | null, now: Date) {
  const { organisationId } = actor
  const former = await replaceLogo(tx, organisationId, logo, now)
  const subject = { subjectKind: 'organisation', subjectId: organisationId }
  const action = logo ? 'organisation.logo-changed' : 'organisation.logo-removed'
  await recordAudit(tx, actor, { action, ...subject }, now)
  return former
}

/** After the commit: a file too many is harmless, one too few is not. */
async function removeFormer(former: { readonly storageKey: string } | null, { files }: Deps) {
  if (former) await files.remove(former.storageKey)
}
