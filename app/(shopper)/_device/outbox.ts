import type { KeptReceipt, KeptReport } from './rows'
import { receiptIn, reportIn } from './sealed-rows'
import { findKey, ownedBy, withStore, writing } from './store'

/** Reports of one account that wait here, oldest first; one that cannot be opened is not among them. */
export async function listWaiting(accountId: string): Promise<readonly KeptReport[]> {
  const rows = await withStore((db) => db.getAll('reports', ownedBy(accountId)))
  const key = await findKey(accountId)
  const reports = await Promise.all(rows.map((row) => reportIn(key, row)))
  return reports.filter((report) => report !== null).toSorted((a, b) => a.order - b.order)
}

/** The visits of all reports that wait here, those among them that cannot be opened any longer. */
export async function listWaitingVisits(accountId: string): Promise<readonly string[]> {
  const rows = await withStore((db) => db.getAll('reports', ownedBy(accountId)))
  return rows.map(({ visitId }) => visitId)
}

export async function listReceipts(accountId: string): Promise<readonly KeptReceipt[]> {
  const rows = await withStore((db) => db.getAll('receipts', ownedBy(accountId)))
  const key = await findKey(accountId)
  return Promise.all(rows.map((row) => receiptIn(key, row)))
}

/** The server's own list says the same by then. Units: days. */
const RECEIPT_DAYS = 14

/** Drops the list entries of what was sent long ago, and the notes that its photos arrived. */
export async function forgetOldReceipts(accountId: string, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - RECEIPT_DAYS * 24 * 3600 * 1000).toISOString()
  await writing(['receipts', 'photos'], 'relaxed', async (tx) => {
    const [receipts, photos] = [tx.objectStore('receipts'), tx.objectStore('photos')]
    for (const { id, receivedAt } of await receipts.getAll(ownedBy(accountId))) {
      if (receivedAt < oldest) await receipts.delete([accountId, id])
    }
    for (const { id, facts, isEarly, receivedAt } of await photos.getAll(ownedBy(accountId))) {
      // What went early for nothing is taken back first.
      const isOver = facts === null && !isEarly && (receivedAt ?? '') < oldest
      if (isOver) await photos.delete([accountId, id])
    }
  })
}
