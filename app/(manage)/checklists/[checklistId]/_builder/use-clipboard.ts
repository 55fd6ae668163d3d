'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useToast } from '@/components/ui/toast'
import { isClip } from '@/lib/checklists/formats/question-clip'
import { useBuilder, useLooking } from './builder-context'
import { topMost } from './document-batch'
import { partsInHand } from './marked-parts'
import { keepOwnClip, passOwnClip } from './own-clip'
import { useClipText, usePaste } from './use-copied-parts'
import { useRemoval } from './use-removal'

/**
 * Copy, cut and paste of questions by the keys of the system: the browser says what they are, in
 * any layout. In a field they mean the text of the field, but for questions that are pasted: nobody
 * wants their JSON in a text.
 */
export function useClipboard() {
  const { document: checklist, accountId } = useBuilder()
  const { selected, marked } = useLooking()
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const clipText = useClipText()
  const paste = usePaste()
  const remove = useRemoval()
  const hand = partsInHand({ marked, selected })

  const copy = (event: ClipboardEvent, isCut: boolean) => {
    // Words that are copied by the browser itself are newer than what was copied here.
    if (isElsewhere(event) || isEditable(event.target) || hasSelectedText()) {
      return passOwnClip(accountId)
    }
    const text = clipText(hand)
    if (text === null) return
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    keepOwnClip(accountId, { text, isHereOnly: false })
    if (isCut) return remove(hand)
    const { sections, questions } = topMost(checklist, hand)
    toast.show({ title: t('copied', { sections: sections.length, questions: questions.length }) })
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (isElsewhere(event) || text === '') return
    if (isEditable(event.target) && !isClip(text)) return
    event.preventDefault()
    void paste(text, selected)
  }
  const latest = useRef({ copy, onPaste })
  useEffect(() => {
    latest.current = { copy, onPaste }
  })
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => latest.current.copy(event, false)
    const onCut = (event: ClipboardEvent) => latest.current.copy(event, true)
    const onPasted = (event: ClipboardEvent) => latest.current.onPaste(event)
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCut)
    document.addEventListener('paste', onPasted)
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCut)
      document.removeEventListener('paste', onPasted)
    }
  }, [])
}

/** A dialog has its own clipboard: the grid of weights takes columns of numbers. */
function isElsewhere({ target }: ClipboardEvent): boolean {
  return target instanceof Element && target.closest('[role=dialog]') !== null
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null
}

function hasSelectedText(): boolean {
  return (window.getSelection()?.toString() ?? '') !== ''
}
