'use client'

import { useTranslations } from 'next-intl'
import { useToast } from '@/components/ui/toast'
import { readersOf } from '@/lib/core/condition-readers'
import { useBuilder } from './builder-context'
import { topMost } from './document-batch'
import { idsBeneath } from './document-edits'

/**
 * Deletes parts, where other parts read them after a question; the deletion can be taken back where
 * it is announced.
 */
export function useRemoval(): (ids: ReadonlySet<string>) => void {
  const { document, askRemoval } = useBuilder()
  const removeNow = useRemovalNow()
  return (ids) => {
    const { sections, questions } = topMost(document, ids)
    if (sections.length + questions.length === 0) return
    const gone = new Set([...sections, ...questions].flatMap((id) => [...idsBeneath(document, id)]))
    const readers = readersOf(document, gone)
    if (readers.length === 0) removeNow(ids, false)
    else askRemoval({ ids, readers })
  }
}

/** Deletes without a question; `freeing`: conditions elsewhere lose their claims about the parts. */
export function useRemovalNow(): (ids: ReadonlySet<string>, freeing: boolean) => void {
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const { document, edit, steps, undoTo } = useBuilder()
  return (ids, freeing) => {
    const { sections, questions } = topMost(document, ids)
    edit({ kind: 'remove-many', ids, ...(freeing ? { freeing } : {}) })
    const counts = { sections: sections.length, questions: questions.length }
    toast.show({ title: t('removed', counts), undo: () => undoTo(steps) })
  }
}
