import { holdsWork, type VisitDraft } from '@/lib/core/visit-draft'
import { type DraftState, draftIn, draftPlace, type KeptDraft } from './rows'
import { sealText, unsealText } from './seal'
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
 * Writes a draft and reads it back; "saved" means that what was read is what was meant, letter by letter.
 * @throws when the phone refuses to store (full, private mode), or gives back something else
 */
export async function saveDraft(draft: VisitDraft, now: Date): Promise<SavedDraft> {
  const { accountId, visitId, checklistVersionId: versionId } = draft
  const at = now.toISOString()
  const state = stateOf(draft)
  const text = JSON.stringify(draft)
  const content = await sealText(await keyToSeal(accountId), draftPlace(state), text)
  // To the disk (loss L13): a battery that dies takes no sentence with it.
  const written = await writing(['drafts'], 'strict', async (tx) => {
    const before = await tx.store.get([accountId, visitId, versionId])
    if (before && before.changes > draft.changes) return false
    const { frozenAs, onServer } = before ?? { frozenAs: null, onServer: null }
    await tx.store.put({ ...state, savedAt: at, frozenAs, onServer, content })
    return true
  })
  if (!written) return { kind: 'overtaken' }
  const back = await withStore((db) => db.get('drafts', [accountId, visitId, versionId]))
  const read = back && (await unsealText(await findKey(accountId), draftPlace(state), back.content))
  if (read !== text) throw new Error('the draft was not kept')
  return { kind: 'saved', at }
}

/** What a list of drafts says of one, without opening it. */
export function stateOf(draft: VisitDraft) {
  const { accountId, visitId, checklistVersionId: versionId, changes } = draft
  return { accountId, visitId, versionId, changes, isBegun: holdsWork(draft) }
}

/** A draft of which the server has nothing, or not the newest state. */
export function isAheadOfServer({ isBegun, changes, onServer }: DraftState): boolean {
  return isBegun && changes > (onServer?.changes ?? -1)
}

/** Changed after it was last sent: somebody's work that is in no report. */
export function isUnsent({ changes, frozenAs }: DraftState): boolean {
  return changes > (frozenAs?.changes ?? -1)
}
