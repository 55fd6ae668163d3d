import { shownFilesOf } from '@/lib/core/visit-draft'
import { isUnsent, listDrafts, loadDraft } from './drafts'
import { ownedBy, withStore } from './store'

/** Visits whose answers the server has, but not all that they show. */
export async function listVisitsWithFilesHere(accountId: string): Promise<readonly string[]> {
  const here = new Set<string>()
  for (const row of await withStore((db) => db.getAll('photos', ownedBy(accountId)))) {
    if (row.receivedAt === null && row.content !== null) here.add(row.id)
  }
  if (here.size === 0) return []
  const visits: string[] = []
  for (const state of await listDrafts(accountId)) {
    if (!state.isBegun || !isUnsent(state)) continue
    const kept = await loadDraft(accountId, state.visitId, state.versionId)
    if (kept && [...shownFilesOf(kept.draft)].some((id) => here.has(id))) visits.push(state.visitId)
  }
  return visits
}
