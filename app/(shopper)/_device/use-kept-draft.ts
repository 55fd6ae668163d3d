'use client'

import { startTransition, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { OwnVisit } from '@/lib/visits/schema'
import { type DraftKeeper, makeDraftKeeper, type Saving } from './draft-keeper'
import { getServerDrafts } from './draft-post'
import { saveDraft } from './drafts'
import { type Opening, type OpeningFacts, openDraft } from './open-draft'
import { doubled } from './twin-place'

/** Opens the draft of a visit once the tab holds it, and again with every new round. */
export function useOpenDraft(
  accountId: string,
  visit: OwnVisit,
  isMine: boolean,
  round: number,
  facts: OpeningFacts,
  /** Gets ready what is shown with what was found; it may not fail. */
  prepare: (visit: OwnVisit, found: Opening) => Promise<void>,
): Opening {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  // The server's newest word about the visit is no reason to take a form away that is being filled.
  const about = useRef(visit)
  about.current = visit
  const known = useRef(facts)
  known.current = facts
  const { versionId } = visit.checklist
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say when another draft is meant
  useEffect(() => {
    if (!isMine) return
    let isGone = false
    setOpening({ kind: 'opening' })
    const open = async () => {
      const post = { get: getServerDrafts }
      const now = () => new Date()
      const found = await openDraft(accountId, about.current, post, now, known.current)
      await prepare(about.current, found)
      return found
    }
    open().then(
      (found) => {
        // Drawn bit by bit: between two bits the browser does what is asked of it.
        if (!isGone) startTransition(() => setOpening(found))
      },
      (error: unknown) => {
        console.warn(error)
        if (!isGone) setOpening({ kind: 'impossible' })
      },
    )
    return () => {
      isGone = true
    }
  }, [accountId, visit.id, versionId, isMine, round, prepare])
  return opening
}

/** What the phone can say about the last change; whoever shows it wakes for it, and not the form. */
export interface SavingNews {
  readonly getState: () => Saving
  /** What it said last of a write that was over. */
  readonly getOutcome: () => SavingOutcome
  readonly subscribe: (listener: () => void) => () => void
}

export type SavingOutcome = Exclude<Saving, { readonly kind: 'saving' }>

/** Keeps the drafts of an open form. */
export function useDraftKeeper(savedAt: string | null): DraftKeeper & {
  readonly saving: SavingNews
} {
  const [keeper] = useState(() => {
    const { show, ...saving } = makeNews(
      savedAt === null ? { kind: 'nothing' } : { kind: 'saved', at: savedAt },
    )
    return { ...makeDraftKeeper((draft) => saveDraft(draft, new Date()), show, doubled), saving }
  })
  return keeper
}

export function useOutcome({ subscribe, getOutcome }: SavingNews): SavingOutcome {
  return useSyncExternalStore(subscribe, getOutcome, getOutcome)
}

function makeNews(first: SavingOutcome) {
  let state: Saving = first
  let outcome = first
  const listeners = new Set<() => void>()
  return {
    getState: () => state,
    getOutcome: () => outcome,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    show: (next: (before: Saving) => Saving) => {
      const before = state
      state = next(before)
      if (state === before) return
      if (state.kind !== 'saving') outcome = state
      for (const listener of listeners) listener()
    },
  }
}
