'use client'

import { useTranslations } from 'next-intl'
import { useToast } from '@/components/ui/toast'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import { readClip, writeClip } from '@/lib/checklists/formats/question-clip'
import { allQuestions } from '@/lib/core/checklist-questions'
import {
  adaptParts,
  type ChecklistParts,
  questionsOfParts,
  surroundingsOf,
} from '@/lib/core/copied-parts'
import { freshId, useBuilder } from './builder-context'
import { partsIn } from './document-batch'
import { type NodeId, sectionsOf } from './document-edits'

/** Puts parts from elsewhere behind the part at hand, and says what could not come along. */
export function useInsertion(): (parts: ChecklistParts, at: NodeId) => boolean {
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const { document, standards, edit, steps, undoTo } = useBuilder()
  return (parts, at) => {
    const questions = questionsOfParts(parts).length
    const sections = sectionsOf({ ...document, sections: parts.sections }).length
    if (allQuestions(document).length + questions > checklistLimits.questions) {
      toast.show({ title: t('tooMany', { limit: checklistLimits.questions }), failure: true })
      return false
    }
    if (sectionsOf(document).length + sections >= checklistLimits.sections) {
      toast.show({
        title: t('tooManySections', { limit: checklistLimits.sections }),
        failure: true,
      })
      return false
    }
    const known = new Set(standards.map(({ id }) => id))
    const adapted = adaptParts(parts, surroundingsOf(document, known), freshId)
    const { lostConditions, lostStandards } = adapted
    edit({ kind: 'insert', parts: adapted, at, fresh: freshId() })
    const lost = [
      lostConditions > 0 ? t('lostConditions', { count: lostConditions }) : null,
      lostStandards > 0 ? t('lostStandards', { count: lostStandards }) : null,
    ].filter((sentence) => sentence !== null)
    toast.show({
      title: t('inserted', { questions, sections }),
      undo: () => undoTo(steps),
      ...(lost.length > 0 ? { description: lost.join(' ') } : {}),
    })
    return true
  }
}

/** Copies right behind the originals, with conditions that read the copies. */
export function useDuplication(): (ids: ReadonlySet<string>) => void {
  const { document, standards, edit } = useBuilder()
  return (ids) => {
    const parts = partsIn(document, ids)
    const at = (parts.sections.at(-1) ?? parts.questions.at(-1))?.id
    if (at === undefined) return
    // A standard that is gone stays named: the copy has the fault of its original.
    const kept = questionsOfParts(parts).flatMap(({ standardId }) => standardId ?? [])
    const known = new Set([...standards.map(({ id }) => id), ...kept])
    const copy = adaptParts(parts, surroundingsOf(document, known), freshId)
    edit({ kind: 'insert', parts: copy, at, fresh: freshId() })
  }
}

/** The text of the clipboard for these parts; null where nothing is in hand. */
export function useClipText(): (ids: ReadonlySet<string>) => string | null {
  const { document } = useBuilder()
  return (ids) => {
    const parts = partsIn(document, ids)
    return parts.questions.length + parts.sections.length === 0 ? null : writeClip(parts)
  }
}

/** Reads what was pasted; a text that is no questions gets its sentence. */
export function usePaste(): (text: string, at: NodeId) => boolean {
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const insert = useInsertion()
  return (text, at) => {
    const read = readClip(text)
    if (read.ok) return insert(read.parts, at)
    toast.show({ title: t(`refused.${read.reason}`), failure: true })
    return false
  }
}
