'use client'

import { useTranslations } from 'next-intl'
import { useToast } from '@/components/ui/toast'
import { goneParts, readersOf } from '@/lib/core/condition-readers'
import { useBuilder } from './builder-context'
import { topMost } from './document-batch'
import { idsBeneath } from './document-edits'
import { type GoneOptions, hungOn, removeOptions } from './option-removal'

/**
 * Deletes parts, where other parts read them after a question; the deletion can be taken back where
 * it is announced.
 */
export function useRemoval(): (ids: ReadonlySet<string>) => void {
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const { document, edit, steps, undoTo, askRemoval } = useBuilder()
  return (ids) => {
    const { sections, questions } = topMost(document, ids)
    if (sections.length + questions.length === 0) return
    const remove = (freeing: boolean) => {
      edit({ kind: 'remove', ids, ...(freeing ? { freeing } : {}) })
      const counts = { sections: sections.length, questions: questions.length }
      toast.show({ title: t('removed', counts), undo: () => undoTo(steps) })
    }
    const readers = readersOf(document, goneParts(idsBeneath(document, ids)))
    const only = sections.length === 1 ? 'section' : 'question'
    const what = sections.length + questions.length === 1 ? only : 'parts'
    if (readers.length === 0) remove(false)
    else askRemoval({ what, readers, remove })
  }
}

/** The same for answers to choose from; what hung on them goes with them, and that is said. */
export function useOptionRemoval(): (gone: GoneOptions) => void {
  const t = useTranslations('builder.removal')
  const toast = useToast()
  const { document, edit, steps, undoTo, askRemoval } = useBuilder()
  return (gone) => {
    const hung = hungOn(document, gone)
    const { left, changed } = removeOptions(document, gone)
    const readers = readersOf(left, changed)
    const remove = (freeing: boolean) => {
      edit({ kind: 'remove-options', gone, ...(freeing ? { freeing } : {}) })
      if (hung.length === 0 && !freeing) return
      const parts = [
        ...hung.map((part) => t(`hung.${part}`)),
        ...(freeing ? [t('hung.conditions')] : []),
      ]
      toast.show({
        title: t('optionRemoved'),
        description: t('withIt', { parts: parts.join(', ') }),
        undo: () => undoTo(steps),
      })
    }
    if (readers.length === 0) remove(false)
    else askRemoval({ what: 'option', readers, remove })
  }
}
