import { canonicalJson } from '@/lib/core/canonical-json'
import type { FrozenBytes, FrozenReport } from '@/lib/core/frozen-report'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { type KeptDraft, type KeptPhoto, type KeptReport, ownedBy, withStore } from './store'

export async function loadDraft(
  accountId: string,
  visitId: string,
  versionId: string,
): Promise<KeptDraft | null> {
  return withStore(async (db) => (await db.get('drafts', [accountId, visitId, versionId])) ?? null)
}

export async function listDrafts(accountId: string): Promise<readonly KeptDraft[]> {
  return withStore((db) => db.getAll('drafts', ownedBy(accountId)))
}

export type SavedDraft =
  | { readonly kind: 'saved'; readonly at: string }
  /** Another tab has saved a newer state: nothing was written. */
  | { readonly kind: 'overtaken' }

/**
 * Writes a draft and reads it back; "saved" means that what was read is what was meant.
 * @throws when the phone refuses to store (full, private mode), or gives back something else
 */
export async function saveDraft(draft: VisitDraft, now: Date): Promise<SavedDraft> {
  const { accountId, visitId, checklistVersionId: versionId } = draft
  const at = now.toISOString()
  const written = await withStore(async (db) => {
    const tx = db.transaction('drafts', 'readwrite')
    const before = await tx.store.get([accountId, visitId, versionId])
    if (before && before.draft.changes > draft.changes) {
      await tx.done
      return false
    }
    const frozenAs = before?.frozenAs ?? null
    await tx.store.put({ accountId, visitId, versionId, draft, savedAt: at, frozenAs })
    await tx.done
    return true
  })
  if (!written) return { kind: 'overtaken' }
  const back = await loadDraft(accountId, visitId, versionId)
  if (back === null || !isSame(back.draft, draft)) throw new Error('the draft was not kept')
  return { kind: 'saved', at }
}

function isSame(kept: VisitDraft, meant: VisitDraft): boolean {
  return canonicalJson(kept) === canonicalJson(meant)
}

export async function savePhoto(photo: KeptPhoto): Promise<void> {
  await withStore(async (db) => {
    const tx = db.transaction('photos', 'readwrite', { durability: 'strict' })
    await tx.store.put(photo)
    await tx.done
  })
  const back = await loadPhoto(photo.accountId, photo.id)
  const meant = photo.bytes?.byteLength ?? 0
  if (back === null || (back.bytes?.byteLength ?? 0) !== meant) {
    throw new Error('the photo was not kept')
  }
}

export async function loadPhoto(accountId: string, id: string): Promise<KeptPhoto | null> {
  return withStore(async (db) => (await db.get('photos', [accountId, id])) ?? null)
}

export interface Freezing {
  readonly draft: VisitDraft
  readonly report: FrozenReport
  readonly frozen: FrozenBytes
  readonly title: string
}

export type Frozen =
  | { readonly ok: true; readonly report: KeptReport }
  /** Photos that the report names and the phone does not have (loss L9). */
  | { readonly ok: false; readonly reason: 'photo-lost'; readonly named: readonly string[] }

/**
 * Puts a finished report into the queue, in one strict transaction with its draft: from here on the
 * draft is a revision of this report, and the report's bytes never change.
 */
export async function freezeDraft(freezing: Freezing, now: Date): Promise<Frozen> {
  const { draft, report, frozen, title } = freezing
  const { accountId, visitId, checklistVersionId: versionId } = draft
  const photoIds = report.attachments.map(({ id }) => id)
  const lost = await listLostPhotos(accountId, photoIds)
  if (lost.length > 0) return { ok: false, reason: 'photo-lost', named: lost }
  const bytes = new TextEncoder().encode(frozen.text)
  const kept = await withStore(async (db) => {
    const tx = db.transaction(['drafts', 'reports'], 'readwrite', { durability: 'strict' })
    const others = await tx.objectStore('reports').getAll()
    const item: KeptReport = {
      accountId,
      id: report.id,
      visitId,
      versionId,
      order: Math.max(0, ...others.map(({ order }) => order)) + 1,
      bytes: bytes.buffer,
      sha256: frozen.sha256,
      photoIds,
      title,
      frozenAt: now.toISOString(),
      tries: 0,
      nextTryAt: now.toISOString(),
      lastTry: null,
    }
    await tx.objectStore('reports').put(item)
    await tx.objectStore('drafts').put({
      accountId,
      visitId,
      versionId,
      draft: { ...draft, parentId: report.id },
      savedAt: now.toISOString(),
      frozenAs: { id: report.id, changes: draft.changes },
    })
    await tx.done
    return item
  })
  return { ok: true, report: kept }
}

async function listLostPhotos(accountId: string, ids: readonly string[]) {
  const photos = await Promise.all(ids.map((id) => loadPhoto(accountId, id)))
  return ids.filter((_, index) => {
    const photo = photos[index]
    return !photo || (photo.bytes === null && photo.receivedAt === null)
  })
}

/**
 * Clears what the phone need not keep any longer: drafts and photos of visits that are finished.
 * A visit with anything still in the queue is never touched.
 */
export async function forgetFinished(
  accountId: string,
  finishedVisitIds: readonly string[],
): Promise<void> {
  const finished = new Set(finishedVisitIds)
  await withStore(async (db) => {
    const tx = db.transaction(['drafts', 'photos', 'reports'], 'readwrite')
    const owned = ownedBy(accountId)
    const reports = await tx.objectStore('reports').getAll(owned)
    for (const { visitId } of reports) finished.delete(visitId)
    const drafts = await tx.objectStore('drafts').getAll(owned)
    // Changed after it was last sent: somebody's work that nobody else has.
    const unsent = drafts.filter(({ draft, frozenAs }) => draft.changes > (frozenAs?.changes ?? -1))
    for (const { visitId } of unsent) finished.delete(visitId)
    for (const { visitId, versionId } of drafts) {
      if (finished.has(visitId)) {
        await tx.objectStore('drafts').delete([accountId, visitId, versionId])
      }
    }
    for (const photo of await tx.objectStore('photos').getAll(owned)) {
      if (finished.has(photo.visitId)) {
        await tx.objectStore('photos').delete([accountId, photo.id])
      }
    }
    await tx.done
  })
}
