import { joinDraftNames } from '@/lib/core/draft-branches'
import { sha256OfBytes } from '@/lib/core/fingerprint'
import type { FrozenBytes, FrozenReport } from '@/lib/core/frozen-report'
import type { VisitDraft } from '@/lib/core/visit-draft'
import { stateOf } from './drafts'
import { listLostPhotos } from './photo-marks'
import { draftRow, type KeptReport } from './rows'
import { reportIn, reportRow } from './sealed-rows'
import { deviceName, findSetting } from './settings'
import { findKey, keyToSeal, withStore, writing } from './store'

export interface Freezing {
  readonly draft: VisitDraft
  readonly report: FrozenReport
  readonly frozen: FrozenBytes
  readonly title: string
}

export type Frozen =
  | { readonly ok: true; readonly report: KeptReport }
  /** Photos that the report names and the phone does not have (loss L9). */
  | { readonly ok: false; readonly reason: 'photoLost'; readonly named: readonly string[] }

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
  if (lost.length > 0) return { ok: false, reason: 'photoLost', named: lost }
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
  // By the name of now: the phone may have another one when the report is sent.
  const deviceId = await findSetting(deviceName(accountId))
  const own = deviceId === null ? [] : [{ deviceId, changes: draft.changes }]
  await writing(['drafts', 'reports'], 'strict', async (tx) => {
    const others = await tx.objectStore('reports').getAll()
    const order = Math.max(0, ...others.map((other) => other.order)) + 1
    const before = await tx.objectStore('drafts').get([accountId, visitId, versionId])
    const madeOf = joinDraftNames(before?.onServer?.madeOf, own)
    await tx.objectStore('reports').put({ ...item, order, madeOf })
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
