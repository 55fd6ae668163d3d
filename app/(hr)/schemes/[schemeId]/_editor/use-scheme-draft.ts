'use client'

import { useEffect, useState, useTransition } from 'react'
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

/** The draft as it is being written, and the way to keep it. */
export function useSchemeDraft(schemeId: string, given: SchemeDocument, givenRevision: number) {
  const [document, setDocument] = useState(given)
  const [saved, setSaved] = useState({ document: given, revision: givenRevision })
  const [refused, setRefused] = useState<Refused | null>(null)
  const [isSaving, startSaving] = useTransition()
  const isUnsaved = document !== saved.document
  useLeaveWarning(isUnsaved)

  function save(revision: number, onSaved: () => void) {
    startSaving(async () => {
      const answer = await runAction(() => saveSchemeDraftAction({ schemeId, revision, document }))
      if (answer.ok) {
        setSaved({ document, revision: answer.revision })
        setRefused(null)
        onSaved()
      } else {
        const standing = 'revision' in answer ? answer.revision : null
        setRefused({ reason: reasonOf(answer), standing })
      }
    })
  }

  return { document, setDocument, revision: saved.revision, save, isUnsaved, isSaving, refused }
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
