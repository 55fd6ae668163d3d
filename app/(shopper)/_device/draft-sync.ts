import type { DraftPost, PostedDraft } from './draft-post'
import { isAheadOfServer, listDrafts, loadDraft } from './drafts'
import type { KeptDraft } from './rows'
import { deviceIdOf, findSetting, saveSetting } from './settings'
import { writing } from './store'

/** Under which name the phone keeps how far its clock was off when it last met the server. */
const SKEW = 'clock skew'

/** Units: milliseconds, phone minus server; null: this phone has not met the server yet. */
export async function lastClockSkew(): Promise<number | null> {
  const skew = await findSetting(SKEW)
  return skew === null ? null : Number(skew)
}

/** What the server would not or need not keep, by visit, with the state that it judged. */
export type RefusedDrafts = Map<string, number>

export interface Synced {
  /** By visit: whether another phone has answers that this one has not taken in. */
  readonly elsewhere: ReadonlyMap<string, boolean>
  /** The server answered whatever it was asked. */
  readonly isReachable: boolean
  /** Units: milliseconds for which the server asks to be left alone; null: it did not. */
  readonly retryInMs: number | null
}

/** Brings the server up to date with every draft of an account that has changed here. */
export async function syncDrafts(
  accountId: string,
  post: Pick<DraftPost, 'put'>,
  refused: RefusedDrafts,
): Promise<Synced> {
  const deviceId = await deviceIdOf(accountId)
  const elsewhere = new Map<string, boolean>()
  for (const state of await listDrafts(accountId)) {
    const name = `${state.visitId} ${state.versionId}`
    if (!isAheadOfServer(state) || refused.get(name) === state.changes) continue
    const kept = await loadDraft(accountId, state.visitId, state.versionId)
    if (kept === null) continue
    const answer = await post.put(postedDraft(kept, deviceId))
    // The next ones would find no network either.
    if (answer.kind === 'no-answer') {
      return { elsewhere, isReachable: false, retryInMs: answer.retryInMs }
    }
    if (answer.kind !== 'kept') refused.set(name, kept.changes)
    else {
      await markOnServer(kept, answer.revision)
      if (answer.clockSkewMs !== null) await saveSetting(SKEW, String(answer.clockSkewMs))
      elsewhere.set(state.visitId, answer.others.length > 0)
    }
  }
  return { elsewhere, isReachable: true, retryInMs: null }
}

export function postedDraft(kept: KeptDraft, deviceId: string): PostedDraft {
  const { draft, frozenAs, savedAt, onServer } = kept
  const { base = 0, madeOf } = onServer ?? {}
  const format = 'etalon.server-draft/1'
  return { format, deviceId, base, ...(madeOf ? { madeOf } : {}), frozenAs, savedAt, draft }
}

/** Notes which state the server has; what was typed meanwhile stays ahead of it. */
async function markOnServer(sent: KeptDraft, revision: number): Promise<void> {
  const { accountId, visitId, versionId, changes, onServer } = sent
  await writing(['drafts'], 'relaxed', async (tx) => {
    const row = await tx.store.get([accountId, visitId, versionId])
    const base = onServer?.base ?? 0
    // A choice between two phones was made meanwhile: it goes to the server anew.
    const isSameLine = (row?.onServer?.base ?? 0) === base
    if (!row || !isSameLine) return
    await tx.store.put({ ...row, onServer: { ...row.onServer, revision, changes, base } })
  })
}
