'use client'

import { useTranslations } from 'next-intl'
import { useToast } from '@/components/ui/toast'
import { useBuilder } from './builder-context'
import { topMost } from './document-batch'

/** Deletes parts; the deletion can be taken back where it is announced. */
export function useRemoval(): (ids: ReadonlySet<string>) => void {
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const { document, edit, steps, undoTo } = useBuilder()
  return (ids) => {
    const { sections, questions } = topMost(document, ids)
    if (sections.length + questions.length === 0) return
    edit({ kind: 'remove-many', ids })
    const counts = { sections: sections.length, questions: questions.length }
    toast.show({ title: t('removed', counts), undo: () => undoTo(steps) })
  }
}
