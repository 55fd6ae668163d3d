'use client'

import { startTransition, useCallback, useEffect, useRef, useState } from 'react'
import type { ChecklistDocument } from '@/lib/core/checklist'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import type { PhoneMoment } from '@/lib/core/page-time'
import type { VisitDraft } from '@/lib/core/visit-draft'
import type { VisitFacts } from '@/lib/core/visit-facts'
import type { AnswerForm } from './answer-form'
import { draftWith } from './form-values'
import { phoneMoment } from './page-clock'
import { makeTypingBurst, type TypingBurst } from './typing-burst'

type DraftPart = Partial<Pick<VisitDraft, 'screen' | 'at' | 'visitedOn' | 'photos' | 'receipt'>> &
  VisitFacts

export interface DraftFlow {
  /** The draft as it was last handed on. */
  readonly latest: VisitDraft
  /** Changes what no field holds; handed on at once. */
  change(part: DraftPart): void
  addPhoto(photo: FrozenAttachment): void
  /** Hands on whatever was typed since, now. */
  flush(): VisitDraft
}

export interface DraftListener {
  readonly onDraft: (draft: VisitDraft) => void
  /** Something was typed that no draft holds yet; it can be handed on before the pause. */
  readonly onTouch: (handOn: () => void) => void
}

/**
 * From fields to draft: every change notes its time and its question; after a pause the whole draft
 * goes to `onDraft`, which keeps it. Leaving the page waits for no pause.
 */
export function useDraftFlow(
  document: ChecklistDocument,
  form: AnswerForm,
  initial: VisitDraft,
  { onDraft, onTouch }: DraftListener,
): DraftFlow {
  const [latest, setLatest] = useState(initial)
  const draft = useRef(initial)
  const touched = useRef(new Map<number, PhoneMoment>())
  const burst = useRef<TypingBurst | null>(null)
  const keep = useRef(onDraft)
  keep.current = onDraft
  const touch = useRef(onTouch)
  touch.current = onTouch

  const handOn = useCallback((next: VisitDraft) => {
    draft.current = { ...next, changes: draft.current.changes + 1 }
    setLatest(draft.current)
    keep.current(draft.current)
    return draft.current
  }, [])

  const flush = useCallback(() => {
    burst.current?.end()
    if (touched.current.size === 0) return draft.current
    const next = draftWith(document, draft.current, form.getValues(), touched.current)
    touched.current = new Map()
    return handOn(next)
  }, [document, form, handOn])

  useEffect(() => {
    // Kept at once; what the form makes of it is drawn when nothing else is asked of the browser.
    const over = () => startTransition(() => void flush())
    const typing = makeTypingBurst(over)
    burst.current = typing
    return form.subscribe((index) => {
      touched.current.set(index, phoneMoment())
      if (typing.note()) touch.current(over)
    })
  }, [form, flush])

  useEffect(() => {
    const leave = () => void flush()
    window.addEventListener('pagehide', leave)
    window.document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.document.removeEventListener('visibilitychange', leave)
      leave()
    }
  }, [flush])

  const change = useCallback(
    (part: DraftPart) => void handOn({ ...flush(), ...part }),
    [flush, handOn],
  )
  const addPhoto = useCallback(
    (photo: FrozenAttachment) => change({ photos: [...draft.current.photos, photo] }),
    [change],
  )
  return { latest, change, addPhoto, flush }
}
