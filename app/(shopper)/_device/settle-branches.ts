import { joinDraftNames } from '@/lib/core/draft-branches'
import { putInUse } from './copies'
import { loadDraft } from './drafts'
import type { Branch } from './open-draft'
import { nextState } from './thrown-away'

/**
 * Goes on with one of several drafts; every other one stands beside it from now on.
 * @param isKept whether the others outlive the report ("keep both"), or go with it
 */
export async function settleBranches(
  chosen: Branch,
  branches: readonly Branch[],
  isKept: boolean,
  now: Date,
): Promise<void> {
  const { accountId, visitId, checklistVersionId: versionId } = chosen.draft
  const found = await loadDraft(accountId, visitId, versionId)
  const newest = Math.max(...branches.map(({ draft }) => draft.changes))
  const changes = await nextState({ accountId, visitId, versionId }, newest)
  const base = Math.max(...branches.map(({ isHere, revision }) => (isHere ? 0 : revision)))
  const others = branches.filter((branch) => branch !== chosen)
  // What was set aside goes with the report, here and on the server.
  const going = isKept ? [chosen] : [chosen, ...others]
  await putInUse(
    {
      draft: { ...chosen.draft, changes },
      frozenAs: chosen.isHere ? (found?.frozenAs ?? null) : null,
      // The server is told at once: the choice itself is news.
      onServer: {
        revision: base,
        changes: changes - 1,
        base,
        madeOf: joinDraftNames(...going.map(({ madeOf }) => madeOf)),
      },
    },
    others.map(({ draft, savedAt, isHere }) => ({
      draft,
      savedAt,
      why: isKept ? (isHere ? 'this-device' : 'other-device') : 'set-aside',
    })),
    now,
  )
}
