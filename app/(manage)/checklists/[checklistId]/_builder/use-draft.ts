'use client'

import { useEffect, useReducer, useState, useSyncExternalStore } from 'react'
import { reasonOf, runAction } from '@/components/ui/run-action'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { putDraft } from '../../_parts/put-draft'
import {
  type BuilderAction,
  type BuilderState,
  beginBuilding,
  buildChecklist,
} from './builder-state'
import { DraftKeeper, type SaveAnswer } from './draft-keeper'

/**
 * Keepers of this page, also of drafts that were left while a save was under way: whoever comes
 * back goes on with what was typed, not with what the server had when the page was drawn. Signing
 * out does not load the page anew, so each is kept by its author too.
 */
const keepers = new Map<string, DraftKeeper>()

export interface OpenDraft {
  readonly accountId: string
  readonly checklistId: string
  readonly revision: number
  readonly document: ChecklistDocument
}

function keeperOf({ accountId, checklistId, revision, document }: OpenDraft): DraftKeeper {
  const name = `${accountId} ${checklistId}`
  const known = keepers.get(name)
  if (known && (known.isDirty || known.revision >= revision)) return known
  const keeper = new DraftKeeper({
    revision,
    document,
    now: () => new Date(),
    save: (own, draft) => save(accountId, checklistId, { revision: own, document: draft }),
  })
  // The server renders for everybody: it must remember nobody's draft.
  if (typeof window !== 'undefined') remember(name, keeper)
  return keeper
}

function remember(name: string, keeper: DraftKeeper) {
  if (keepers.size === 0) window.addEventListener('beforeunload', askBeforeLosing)
  keepers.set(name, keeper)
}

/** Closing the page with edits that are nowhere else asks first, wherever in the product one is. */
function askBeforeLosing(event: BeforeUnloadEvent) {
  if ([...keepers.values()].some(({ isDirty }) => isDirty)) event.preventDefault()
}

async function save(
  accountId: string,
  checklistId: string,
  draft: { readonly revision: number; readonly document: ChecklistDocument },
): Promise<SaveAnswer> {
  const answer = await runAction(() => putDraft(checklistId, draft, accountId))
  if (answer.ok) return answer
  return {
    ok: false,
    reason: reasonOf(answer),
    revision: 'revision' in answer ? answer.revision : undefined,
  }
}

export interface Draft {
  readonly state: BuilderState
  readonly dispatch: (action: BuilderAction) => void
  readonly keeper: DraftKeeper
}

/** The builder's state, kept on the server as it changes; leaving the builder saves at once. */
export function useDraft(open: OpenDraft): Draft {
  const [keeper] = useState(() => keeperOf(open))
  const [state, dispatch] = useReducer(buildChecklist, keeper.document, beginBuilding)
  useEffect(() => keeper.change(state.document), [keeper, state.document])
  useEffect(() => {
    const retry = () => {
      if (keeper.isDirty && document.visibilityState === 'visible') void keeper.flush()
    }
    window.addEventListener('online', retry)
    document.addEventListener('visibilitychange', retry)
    return () => {
      window.removeEventListener('online', retry)
      document.removeEventListener('visibilitychange', retry)
      void keeper.flush()
    }
  }, [keeper])
  return { state, dispatch, keeper }
}

/** What the keeper says about the draft right now. */
export function useKept(keeper: DraftKeeper) {
  const read = () => keeper.state
  return useSyncExternalStore((listener) => keeper.subscribe(listener), read, read)
}
