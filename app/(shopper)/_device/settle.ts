import type { IDBPTransaction } from 'idb'
import { isUnsent } from './drafts'
import { isStuck, type KeptReport } from './rows'
import { ownedBy, type PhoneSchema, writing } from './store'
import { noteEnded } from './thrown-away'

const stores = ['reports', 'receipts', 'drafts', 'photos', 'copies', 'packets', 'settings'] as const
type Settling = IDBPTransaction<PhoneSchema, typeof stores, 'readwrite'>

/**
 * The only place where a report leaves the phone by itself: its receipt takes its place in one
 * transaction, and what it was made of and told of goes with it, unless somebody works on it still.
 * Recordings that never became files are no part of it: they stay until their shopper has decided.
 */
export async function settle(
  report: KeptReport,
  receivedAt: string,
  notCounted: string | null = null,
): Promise<void> {
  const { accountId, id, visitId, sha256, frozenAt } = report
  await writing(stores, 'strict', async (tx) => {
    const row = await tx.objectStore('reports').get([accountId, id])
    const title = row?.title ?? null
    const receipt = { accountId, id, visitId, sha256, receivedAt, frozenAt, title }
    await tx.objectStore('receipts').put(notCounted ? { ...receipt, notCounted } : receipt)
    await tx.objectStore('reports').delete([accountId, id])
    await noteNamed(tx, report)
    await noteEnded(tx.objectStore('settings'), report, true)
    if (await isInUse(tx, report)) return
    await tx.objectStore('packets').delete([accountId, visitId])
    await dropFiles(tx, report)
  })
}

/**
 * Throws away a report that cannot be sent as it is, because its shopper has said so: with what it was
 * made of, unless somebody works on it still. What the server keeps of its draft does not come back.
 * @returns false where it has arrived meanwhile, or may still; then nothing is touched
 */
export async function discardReport(report: KeptReport): Promise<boolean> {
  return writing(stores, 'strict', async (tx) => {
    const row = await tx.objectStore('reports').get([report.accountId, report.id])
    if (!row || !isStuck(row)) return false
    await tx.objectStore('reports').delete([report.accountId, report.id])
    await noteEnded(tx.objectStore('settings'), report, false)
    if (!(await isInUse(tx, report))) await dropFiles(tx, report)
    return true
  })
}

/** Drops the draft and the unwanted copies of a report; says whether anything of its visit stays. */
async function isInUse(tx: Settling, { accountId, visitId, id }: KeptReport): Promise<boolean> {
  const owned = ownedBy(accountId)
  let staying = 0
  for (const other of await tx.objectStore('reports').getAll(owned)) {
    if (other.visitId === visitId) staying += 1
  }
  for (const draft of await tx.objectStore('drafts').getAll(owned)) {
    if (draft.visitId !== visitId) continue
    if (draft.frozenAs?.id !== id || isUnsent(draft)) staying += 1
    else await tx.objectStore('drafts').delete([accountId, visitId, draft.versionId])
  }
  for (const copy of await tx.objectStore('copies').getAll(owned)) {
    if (copy.visitId !== visitId) continue
    if (copy.why === 'set-aside') await tx.objectStore('copies').delete([accountId, copy.id])
    else staying += 1
  }
  return staying > 0
}

/** What went early is named by a report now: nothing may take it back any longer. */
async function noteNamed(tx: Settling, { accountId, photoIds }: KeptReport): Promise<void> {
  const photos = tx.objectStore('photos')
  for (const id of photoIds) {
    const photo = await photos.get([accountId, id])
    if (photo?.isEarly) await photos.put({ ...photo, isEarly: false })
  }
}

async function dropFiles(tx: Settling, { accountId, visitId }: KeptReport): Promise<void> {
  const photos = tx.objectStore('photos')
  for (const photo of await photos.getAll(ownedBy(accountId))) {
    if (photo.visitId !== visitId) continue
    // That the server has it, or may, stays noted: a form that is open still may name it, and what
    // went early for nothing is taken back.
    if (photo.receivedAt === null && !photo.isEarly) await photos.delete([accountId, photo.id])
    else await photos.put({ ...photo, facts: null, content: null })
  }
}

/**
 * What older forms of this product left of photos that the server has: their names, questions and
 * times go where no report, draft or copy of the visit is left on the phone.
 */
export async function forgetFacts(accountId: string): Promise<void> {
  await writing(['reports', 'drafts', 'copies', 'photos'], 'relaxed', async (tx) => {
    const owned = ownedBy(accountId)
    const [reports, drafts, copies] = [
      await tx.objectStore('reports').getAll(owned),
      await tx.objectStore('drafts').getAll(owned),
      await tx.objectStore('copies').getAll(owned),
    ]
    const inUse = new Set([...reports, ...drafts, ...copies].map(({ visitId }) => visitId))
    const photos = tx.objectStore('photos')
    for (const photo of await photos.getAll(owned)) {
      if (photo.receivedAt === null || photo.facts === null || inUse.has(photo.visitId)) continue
      await photos.put({ ...photo, facts: null, content: null })
    }
  })
}
