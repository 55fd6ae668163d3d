import { putInUse } from './copies'
import { isUnsent, loadDraft } from './drafts'
import { copyIn } from './sealed-rows'
import { findKey, withStore, writing } from './store'
import { nextState } from './thrown-away'

/** Opens a copy: it becomes the draft in use, and what was in use becomes a copy. */
export async function swapInCopy(accountId: string, copyId: string, now: Date): Promise<boolean> {
  const row = await withStore((db) => db.get('copies', [accountId, copyId]))
  const draft = row ? await copyIn(await findKey(accountId), row) : null
  if (!row || draft === null) return false
  const inUse = await loadDraft(accountId, row.visitId, row.versionId)
  const changes = await nextState(row, Math.max(inUse?.changes ?? 0, draft.changes))
  const parentId = inUse?.draft.parentId ?? draft.parentId
  const isWork = inUse !== null && (inUse.isBegun || isUnsent(inUse))
  const { frozenAs = null, onServer = null } = inUse ?? {}
  await putInUse(
    {
      draft: { ...draft, parentId, changes },
      frozenAs,
      // What was in use stays beside it: it does not go with the report of this one.
      onServer: onServer && { ...onServer, madeOf: [] },
    },
    isWork ? [{ draft: inUse.draft, savedAt: inUse.savedAt, why: 'this-device' }] : [],
    now,
  )
  await writing(['copies'], 'relaxed', async (tx) => {
    await tx.store.delete([accountId, copyId])
  })
  return true
}
