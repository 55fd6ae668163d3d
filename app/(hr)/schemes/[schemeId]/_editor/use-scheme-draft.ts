'use client'

import { useEffect, useMemo, useRef, useState, useTransition } from 'react'
import { KeptDrafts } from '@/components/forms/kept-drafts'
import type { KeptWords } from '@/components/forms/kept-note'
import { reasonOf, runAction } from '@/components/ui/run-action'
import type { SchemeDocument } from '@/lib/core/scheme'
import type { Problem } from '@/lib/platform/i18n/problem'
import { saveSchemeDraftAction } from '../../actions'

/** Somebody else has kept another draft meanwhile; what was typed here is still here. */
interface Refused {
  readonly reason: Problem
  /** The revision that stands now, to save over knowingly. */
  readonly standing: number | null
}

/** What was kept when the editor was opened. */
interface Given {
  readonly schemeId: string
  readonly document: SchemeDocument
  readonly revision: number
}

/** The draft as it is being written, and the way to keep it; unsaved words outlive the page. */
export function useSchemeDraft(
  accountId: string,
  { schemeId, document: given, revision: givenRevision }: Given,
) {
  const [document, setDocument] = useState(given)
  const [saved, setSaved] = useState({ document: given, revision: givenRevision })
  const [refused, setRefused] = useState<Refused | null>(null)
  const [isSaving, startSaving] = useTransition()
  const isUnsaved = document !== saved.document
  useLeaveWarning(isUnsaved)
  const shelf = useShelf(accountId, schemeId)
  /** For whoever has waited: the document as it is now. */
  const latest = useRef(given)
  const [found, setFound] = useState<KeptWords['found']>(null)
  const putBack = (typed: SchemeDocument) => {
    setDocument(typed)
    latest.current = typed
    setFound('restored')
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the editor is opened
  useEffect(() => {
    const typed = shelf?.find()
    if (!typed) return
    if (typed.revision === givenRevision) putBack(typed.values)
    else setFound('other')
  }, [shelf])
  const kept: KeptWords = {
    found,
    restore: () => {
      const typed = shelf?.find()
      if (typed) putBack(typed.values)
    },
    discard: () => {
      if (found === 'restored') {
        setDocument(saved.document)
        latest.current = saved.document
      }
      setFound(null)
      shelf?.drop()
    },
    done: () => {
      // Older words that nobody has decided about are still to be asked about.
      if (found === 'other') return
      setFound(null)
      shelf?.drop()
    },
  }

  function write(next: SchemeDocument) {
    setDocument(next)
    latest.current = next
    // Words over an older revision are not written over before somebody decided about them.
    if (found !== 'other') shelf?.keep(saved.revision, next)
  }

  function save(revision: number, onSaved: () => void) {
    startSaving(async () => {
      const answer = await runAction(() => saveSchemeDraftAction({ schemeId, revision, document }))
      if (answer.ok) {
        setSaved({ document, revision: answer.revision })
        setRefused(null)
        kept.done()
        // What was typed while this was on its way is over the new revision now.
        if (latest.current !== document && found !== 'other') {
          shelf?.keep(answer.revision, latest.current)
        }
        onSaved()
      } else {
        const standing = 'revision' in answer ? answer.revision : null
        setRefused({ reason: reasonOf(answer), standing })
      }
    })
  }

  const { revision } = saved
  return { document, write, revision, save, isUnsaved, isSaving, refused, kept }
}

/** null while the page is made on the server. */
function useShelf(accountId: string, id: string): KeptDrafts<SchemeDocument> | null {
  return useMemo(
    () =>
      typeof window === 'undefined'
        ? null
        : new KeptDrafts(window.localStorage, { kind: 'scheme', accountId, id }),
    [accountId, id],
  )
}

/** The browser asks before a page with unsaved writing is left. */
function useLeaveWarning(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])
}
