import { holdsWork, type VisitDraft } from '@/lib/core/visit-draft'
import { type DraftState, draftIn, draftRow, type KeptDraft } from './rows'
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

/** What a list of drafts says of one, without opening it. */
export function stateOf(draft: VisitDraft) {
  const { accountId, visitId, checklistVersionId: versionId, changes } = draft
  return { accountId, visitId, versionId, changes, isBegun: holdsWork(draft) }
}

function isSame(kept: VisitDraft, meant: VisitDraft): boolean {
  // What was sealed is its JSON, which keeps the order of members.
  return JSON.stringify(kept) === JSON.stringify(meant)
}

/** A draft of which the server has nothing, or not the newest state. */
export function isAheadOfServer({ isBegun, changes, onServer }: DraftState): boolean {
  return isBegun && changes > (onServer?.changes ?? -1)
}

/** Changed after it was last sent: somebody's work that is in no report. */
export function isUnsent({ changes, frozenAs }: DraftState): boolean {
  return changes > (frozenAs?.changes ?? -1)
}
