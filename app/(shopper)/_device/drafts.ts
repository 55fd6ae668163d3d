import { canonicalJson } from '@/lib/core/canonical-json'
import { sha256OfBytes } from '@/lib/core/fingerprint'
import type { FrozenBytes, FrozenReport } from '@/lib/core/frozen-report'
import { holdsWork, type VisitDraft } from '@/lib/core/visit-draft'
import { listLostPhotos } from './photos'
import {
  type DraftState,
  draftIn,
  draftRow,
  type KeptDraft,
  type KeptReport,
  reportIn,
  reportRow,
} from './rows'
import { findKey, keyToSeal, ownedBy, withStore, writing } from './store'

/** @returns null where there is none, or none that can be opened any longer */
export async function loadDraft(
  accountId: string,
  visitId: string,
  versionId: string,
): Promise<KeptDraft | null> {
  const row = await withStore((db) => db.get('drafts', [accountId, visitId, versionId]))
  return row ? draftIn(await findKey(accountId), row) : null
}

/** The drafts of an account, those among them that cannot be opened any longer. */
export async function listDrafts(accountId: string): Promise<readonly DraftState[]> {
  const rows = await withStore((db) => db.getAll('drafts', ownedBy(accountId)))
  return rows.map(({ content, ...state }) => state)
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
  const row = await draftRow(await keyToSeal(accountId), {
    ...stateOf(draft),
    savedAt: at,
    frozenAs: null,
    onServer: null,
    draft,
  })
  // To the disk (loss L13): a battery that dies takes no sentence with it.
  const written = await writing(['drafts'], 'strict', async (tx) => {
    const before = await tx.store.get([accountId, visitId, versionId])
    if (before && before.changes > draft.changes) return false
    const { frozenAs, onServer } = before ?? row
    await tx.store.put({ ...row, frozenAs, onServer })
    return true
  })
  if (!written) return { kind: 'overtaken' }
  const back = await loadDraft(accountId, visitId, versionId)
  if (back === null || !isSame(back.draft, draft)) throw new Error('the draft was not kept')
  return { kind: 'saved', at }
}

function stateOf(draft: VisitDraft) {
  const { accountId, visitId, checklistVersionId: versionId, changes } = draft
  return { accountId, visitId, versionId, changes, isBegun: holdsWork(draft) }
}

function isSame(kept: VisitDraft, meant: VisitDraft): boolean {
  return canonicalJson(kept) === canonicalJson(meant)
}

/** Changed after it was last sent: somebody's work that is in no report. */
export function isUnsent({ changes, frozenAs }: DraftState): boolean {
  return changes > (frozenAs?.changes ?? -1)
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
 * @throws when the phone does not give back the very bytes that were frozen
 */
export async function freezeDraft(freezing: Freezing, now: Date): Promise<Frozen> {
  const { draft, report, frozen, title } = freezing
  const { accountId, visitId, checklistVersionId: versionId } = draft
  const at = now.toISOString()
  const photoIds = report.attachments.map(({ id }) => id)
  const lost = await listLostPhotos(accountId, photoIds)
  if (lost.length > 0) return { ok: false, reason: 'photo-lost', named: lost }
  const key = await keyToSeal(accountId)
  const item = await reportRow(key, {
    accountId,
    id: report.id,
    visitId,
    versionId,
    order: 0,
    bytes: new TextEncoder().encode(frozen.text).buffer,
    sha256: frozen.sha256,
    photoIds,
    title,
    frozenAt: at,
    draftChanges: draft.changes,
    tries: 0,
    nextTryAt: at,
    lastTry: null,
  })
  const revision = await draftRow(key, {
    ...stateOf(draft),
    savedAt: at,
    frozenAs: { id: report.id, changes: draft.changes },
    onServer: null,
    draft: { ...draft, parentId: report.id },
  })
  await writing(['drafts', 'reports'], 'strict', async (tx) => {
    const others = await tx.objectStore('reports').getAll()
    const order = Math.max(0, ...others.map((other) => other.order)) + 1
    const before = await tx.objectStore('drafts').get([accountId, visitId, versionId])
    await tx.objectStore('reports').put({ ...item, order })
    await tx.objectStore('drafts').put({ ...revision, onServer: before?.onServer ?? null })
  })
  const back = await loadReport(accountId, report.id)
  if (back === null || !isWhole(back)) throw new Error('the report was not kept')
  return { ok: true, report: back }
}

function isWhole({ bytes, sha256 }: KeptReport): boolean {
  return sha256OfBytes(new Uint8Array(bytes)) === sha256
}

/** @returns null where there is none, or none that can be opened any longer */
export async function loadReport(accountId: string, id: string): Promise<KeptReport | null> {
  const row = await withStore((db) => db.get('reports', [accountId, id]))
  return row ? reportIn(await findKey(accountId), row) : null
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
  await writing(['drafts', 'photos', 'reports', 'copies'], 'relaxed', async (tx) => {
    const owned = ownedBy(accountId)
    const reports = await tx.objectStore('reports').getAll(owned)
    for (const { visitId } of reports) finished.delete(visitId)
    const drafts = await tx.objectStore('drafts').getAll(owned)
    for (const { visitId } of drafts.filter(isUnsent)) finished.delete(visitId)
    for (const { visitId, versionId } of drafts) {
      if (finished.has(visitId)) {
        await tx.objectStore('drafts').delete([accountId, visitId, versionId])
      }
    }
    for (const { id, visitId, why } of await tx.objectStore('copies').getAll(owned)) {
      const isOver = finished.has(visitId) && why !== 'unreadable'
      if (isOver) await tx.objectStore('copies').delete([accountId, id])
    }
    for (const photo of await tx.objectStore('photos').getAll(owned)) {
      if (finished.has(photo.visitId)) {
        await tx.objectStore('photos').delete([accountId, photo.id])
      }
    }
  })
}
