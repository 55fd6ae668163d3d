'use client'

import { useEffect, useRef, useState } from 'react'
import type { OwnVisit } from '@/lib/visits/schema'
import { type DraftKeeper, makeDraftKeeper, type Saving } from './draft-keeper'
import { getServerDrafts } from './draft-post'
import { saveDraft } from './drafts'
import { type Opening, openDraft } from './open-draft'

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

/** Keeps the drafts of an open form, and says what the phone can say about the last change. */
export function useDraftKeeper(savedAt: string | null): DraftKeeper & { readonly saving: Saving } {
  const [saving, setSaving] = useState<Saving>(
    savedAt === null ? { kind: 'nothing' } : { kind: 'saved', at: savedAt },
  )
  const [keeper] = useState(() =>
    makeDraftKeeper((draft) => saveDraft(draft, new Date()), setSaving),
  )
  return { ...keeper, saving }
}
