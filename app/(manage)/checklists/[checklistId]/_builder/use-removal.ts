'use client'

import { useTranslations } from 'next-intl'
import { useToast } from '@/components/ui/toast'
import { readersOf } from '@/lib/core/condition-readers'
import { useBuilder } from './builder-context'
import { topMost } from './document-batch'
import { idsBeneath } from './document-edits'

/** Deletes parts; the deletion can be taken back where it is announced. */
export function useRemoval(): (ids: ReadonlySet<string>) => void {
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const { document, edit, steps, undoTo } = useBuilder()
  return (ids) => {
    const { sections, questions } = topMost(document, ids)
    if (sections.length + questions.length === 0) return
    const gone = new Set([...sections, ...questions].flatMap((id) => [...idsBeneath(document, id)]))
    edit({ kind: 'remove-many', ids })
    const counts = { sections: sections.length, questions: questions.length }
    const readers = readersOf(document, gone)
    toast.show({
      title: t('removed', counts),
      undo: () => undoTo(steps),
      ...(readers.length > 0 ? { description: t('stillRead', { count: readers.length }) } : {}),
    })
  }
}
