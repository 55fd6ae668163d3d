import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb'
import { holdsWork, type VisitDraft } from '@/lib/core/visit-draft'
import type { KeptPhoto, KeptReport } from './rows'
import type { Sealed } from './seal'
import type { PhoneSchema } from './store'

type Upgrade = IDBPTransaction<PhoneSchema, StoreNames<PhoneSchema>[], 'versionchange'>

/**
 * Brings a phone's store to its newest form. Rows of the first form are only laid out anew, in the
 * clear: a seal takes longer than this transaction lives, so they are sealed after it.
 */
export async function upgradeStore(
  db: IDBPDatabase<PhoneSchema>,
  from: number,
  _to: number | null,
  tx: Upgrade,
): Promise<void> {
  if (from < 1) {
    db.createObjectStore('drafts', { keyPath: ['accountId', 'visitId', 'versionId'] })
    db.createObjectStore('photos', { keyPath: ['accountId', 'id'] })
    db.createObjectStore('reports', { keyPath: ['accountId', 'id'] })
    db.createObjectStore('receipts', { keyPath: ['accountId', 'id'] })
  }
  if (from < 2) {
    db.createObjectStore('copies', { keyPath: ['accountId', 'id'] })
    db.createObjectStore('packets', { keyPath: ['accountId', 'visitId'] })
    db.createObjectStore('keys', { keyPath: 'accountId' })
    db.createObjectStore('settings', { keyPath: 'name' })
    await layOutAnew(tx)
  }
  if (from < 3) {
    db.createObjectStore('attempts', { keyPath: ['accountId', 'id'] })
  }
  if (from < 4) {
    db.createObjectStore('soundParts', { keyPath: ['accountId', 'id', 'number'] })
  }
}

const inTheClear = (bytes: ArrayBuffer): Sealed => ({ iv: null, bytes })
const textInTheClear = (value: unknown) =>
  inTheClear(new TextEncoder().encode(JSON.stringify(value)).buffer)

/** Row by row, so that photos never stand in memory all at once. */
async function layOutAnew(tx: Upgrade): Promise<void> {
  for (const store of ['drafts', 'photos', 'reports', 'receipts'] as const) {
    let cursor = await tx.objectStore(store).openCursor()
    while (cursor) {
      const row: unknown = cursor.value
      await cursor.update(firstForm[store](row) as typeof cursor.value)
      cursor = await cursor.continue()
    }
  }
}

interface FirstDraft {
  readonly accountId: string
  readonly visitId: string
  readonly versionId: string
  readonly draft: VisitDraft
}

/** What the first form of the store wrote, as rows of the second. */
const firstForm = {
  drafts(row: unknown) {
    const { draft, ...clear } = row as FirstDraft
    return {
      ...clear,
      changes: draft.changes,
      isBegun: holdsWork(draft),
      onServer: null,
      content: textInTheClear(draft),
    }
  },
  photos(row: unknown) {
    const { accountId, id, visitId, sha256, byteSize, receivedAt, bytes, ...facts } =
      row as KeptPhoto
    const clear = { accountId, id, visitId, sha256, byteSize, receivedAt }
    return { ...clear, facts: textInTheClear(facts), content: bytes && inTheClear(bytes) }
  },
  reports(row: unknown) {
    const { bytes, title, ...clear } = row as KeptReport
    return { ...clear, title: textInTheClear(title), content: inTheClear(bytes) }
  },
  receipts(row: unknown) {
    return { ...(row as object), frozenAt: null, title: null }
  },
}
