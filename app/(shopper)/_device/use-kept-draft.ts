'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { VisitDraft } from '@/lib/core/visit-draft'
import type { OwnVisit } from '@/lib/visits/schema'
import { getServerDrafts } from './draft-post'
import { saveDraft } from './drafts'
import { type Opening, openDraft } from './open-draft'
import { isFull } from './use-storage'

/** What the phone can say about the last change. */
export type Saving =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed' }
  /** There is no room for it. */
  | { readonly kind: 'full' }
  | { readonly kind: 'overtaken' }

/** Opens the draft of a visit once the tab holds it, and again with every new round. */
export function useOpenDraft(
  accountId: string,
  visit: OwnVisit,
  isMine: boolean,
  round: number,
): Opening {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })
  // The server's newest word about the visit is no reason to take a form away that is being filled.
  const about = useRef(visit)
  about.current = visit
  const { versionId } = visit.checklist
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say when another draft is meant
  useEffect(() => {
    if (!isMine) return
    let isGone = false
    setOpening({ kind: 'opening' })
    openDraft(accountId, about.current, { get: getServerDrafts }, () => new Date()).then(
      (found) => {
        if (!isGone) setOpening(found)
      },
      (error: unknown) => {
        console.warn(error)
        if (!isGone) setOpening({ kind: 'impossible' })
      },
    )
    return () => {
      isGone = true
    }
  }, [accountId, visit.id, versionId, isMine, round])
  return opening
}

/** A phone that could not write may be able to in a moment: it is tried until it can. */
const RETRY_MS = 2000

/** Keeps every draft that it is given, one write at a time, the newest last. */
export function useDraftKeeper(savedAt: string | null): {
  readonly saving: Saving
  readonly keep: (draft: VisitDraft) => void
  /** Something was typed that is not in a draft yet: "saved" would not be true any longer. */
  readonly touch: () => void
  /** Resolves when the newest draft is on the phone. @throws when it could not be kept */
  readonly settled: () => Promise<void>
} {
  const [saving, setSaving] = useState<Saving>(
    savedAt === null ? { kind: 'nothing' } : { kind: 'saved', at: savedAt },
  )
  const waiting = useRef<VisitDraft | null>(null)
  const writing = useRef<Promise<void> | null>(null)
  const failed = useRef(false)
  const isTyping = useRef(false)

  const write = useCallback(async () => {
    for (let draft = waiting.current; draft !== null; draft = waiting.current) {
      waiting.current = null
      try {
        const saved = await saveDraft(draft, new Date())
        failed.current = saved.kind === 'overtaken'
        if (waiting.current === null && !isTyping.current) setSaving(saved)
      } catch (error) {
        console.warn(error)
        failed.current = true
        setSaving({ kind: isFull(error) ? 'full' : 'failed' })
        waiting.current ??= draft
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
    writing.current = null
  }, [])

  const touch = useCallback(() => {
    isTyping.current = true
    setSaving((before) => (isWarning(before) ? before : { kind: 'saving' }))
  }, [])
  const keep = useCallback(
    (draft: VisitDraft) => {
      waiting.current = draft
      touch()
      isTyping.current = false
      writing.current ??= write()
    },
    [touch, write],
  )
  const settled = useCallback(async () => {
    if (!failed.current) await writing.current
    if (failed.current) throw new Error('the draft was not kept')
  }, [])
  return { saving, keep, touch, settled }
}

/** Stays on the screen until a save has really gone well. */
function isWarning({ kind }: Saving): boolean {
  return kind === 'failed' || kind === 'full' || kind === 'overtaken'
}
