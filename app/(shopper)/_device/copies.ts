import { holdsWork, type VisitDraft } from '@/lib/core/visit-draft'
import { becomeNewDevice } from './new-device'
import { newId } from './new-id'
import {
  type CopyReason,
  type CopyRow,
  type DraftRow,
  draftIn,
  draftPlace,
  draftRow,
  type KeptDraft,
} from './rows'
import { areSameBytes } from './same-bytes'
import { sealJson } from './seal'
import { copyIn, copyPlace } from './sealed-rows'
import { findKey, keyToSeal, ownedBy, withStore, writing } from './store'

/** A draft that stands beside the one in use, as a list may show it. */
export interface KeptCopy extends Pick<CopyRow, 'id' | 'visitId' | 'savedAt' | 'keptAt' | 'why'> {
  /** null: it cannot be opened any longer; it stays all the same. */
  readonly draft: VisitDraft | null
}

/** The copies of an account, or of one visit, oldest first. */
export async function listCopies(
  accountId: string,
  visitId?: string,
): Promise<readonly KeptCopy[]> {
  const rows = await withStore((db) => db.getAll('copies', ownedBy(accountId)))
  const key = await findKey(accountId)
  const copies = await Promise.all(
    rows
      .filter((row) => visitId === undefined || row.visitId === visitId)
      .map(async (row) => {
        const { id, savedAt, keptAt, why } = row
        return { id, visitId: row.visitId, savedAt, keptAt, why, draft: await copyIn(key, row) }
      }),
  )
  return copies.toSorted((a, b) => a.keptAt.localeCompare(b.keptAt))
}

interface NewCopy {
  readonly draft: VisitDraft
  readonly savedAt: string
  readonly why: CopyReason
}

/**
 * Puts a draft in use and the others beside it, in one strict transaction: whoever is asked to choose
 * loses nothing by any answer.
 * @param base the newest revision of other phones that the choice has taken in
 */
export async function putInUse(
  chosen: Pick<KeptDraft, 'draft' | 'frozenAs' | 'onServer'>,
  aside: readonly NewCopy[],
  now: Date,
): Promise<void> {
  const { accountId, visitId, checklistVersionId: versionId } = chosen.draft
  const key = await keyToSeal(accountId)
  const at = now.toISOString()
  const copies = await Promise.all(
    aside.map(async ({ draft, savedAt, why }) => {
      const id = newId()
      const place = copyPlace({ accountId, id })
      const { changes } = draft
      const content = await sealJson(key, place, draft)
      return {
        accountId,
        id,
        visitId,
        versionId,
        changes,
        savedAt,
        keptAt: at,
        why,
        place,
        content,
      }
    }),
  )
  const { draft, frozenAs, onServer } = chosen
  const row = await draftRow(key, {
    accountId,
    visitId,
    versionId,
    changes: draft.changes,
    isBegun: holdsWork(draft),
    savedAt: at,
    frozenAs,
    onServer,
    draft,
  })
  await writing(['drafts', 'copies'], 'strict', async (tx) => {
    for (const copy of copies) await tx.objectStore('copies').put(copy)
    await tx.objectStore('drafts').put(row)
  })
}

/**
 * Takes a draft that cannot be opened any longer out of the way of a new one. It is kept as it lies:
 * nobody can say that it never opens again. Only the very row that did not open is touched: opening one
 * takes longer than a transaction lives, and another tab may write a draft that opens in between.
 * @returns whether there was one
 */
export async function setAsideUnreadable(
  accountId: string,
  visitId: string,
  versionId: string,
  now: Date,
): Promise<boolean> {
  const at: [string, string, string] = [accountId, visitId, versionId]
  const seen = await withStore((db) => db.get('drafts', at))
  const key = await findKey(accountId)
  if (seen === undefined || (await draftIn(key, seen)) !== null) return false
  // The server may have its answers: those of the new one do not go over them.
  await becomeNewDevice(accountId)
  return writing(['drafts', 'copies', 'keys'], 'strict', async (tx) => {
    const row = await tx.objectStore('drafts').get(at)
    const hasKey = (await tx.objectStore('keys').count(accountId)) > 0
    // The key has come back meanwhile, or somebody has written: it may open now.
    if (row === undefined || hasKey !== (key !== null) || !isSameContent(row, seen)) return false
    const { changes, savedAt, content } = row
    await tx.objectStore('copies').put({
      accountId,
      id: newId(),
      visitId,
      versionId,
      changes,
      savedAt,
      keptAt: now.toISOString(),
      why: 'unreadable',
      place: draftPlace(row),
      content,
    })
    await tx.objectStore('drafts').delete(at)
    return true
  })
}

function isSameContent({ content: one }: DraftRow, { content: other }: DraftRow): boolean {
  return areSameBytes(one.iv, other.iv) && areSameBytes(one.bytes, other.bytes)
}
