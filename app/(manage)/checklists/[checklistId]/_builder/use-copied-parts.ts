'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { runAction } from '@/components/ui/run-action'
import { useToast } from '@/components/ui/toast'
import { checklistLimits } from '@/lib/checklist-documents/schema'
import { readClip, writeClip } from '@/lib/checklists/formats/question-clip'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import {
  adaptParts,
  type ChecklistParts,
  questionsOfParts,
  surroundingsOf,
} from '@/lib/core/copied-parts'
import { listKnownPicturesAction } from '../../actions'
import { freshId, useBuilder } from './builder-context'
import { partsIn, placeForQuestions } from './document-batch'
import { type NodeId, sectionsOf } from './document-edits'

/** Puts parts from elsewhere behind the part at hand, and says what could not come along. */
export function useInsertion(): (parts: ChecklistParts, at: NodeId) => Promise<boolean> {
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const tools = useBuilder()
  // The server may be asked about pictures: what was edited meanwhile stays.
  const latest = useRef(tools)
  useEffect(() => {
    latest.current = tools
  })
  const isTooMuch = useRoom()
  return async (parts, at) => {
    const full = isTooMuch(parts)
    if (full !== null) {
      toast.show({ title: full, failure: true })
      return false
    }
    const named = questionsOfParts(parts).flatMap(({ hintPicture }) => hintPicture ?? [])
    const pictures = named.length === 0 ? nothing : await knownPictures(named)
    const { document, standards, edit, steps, undoTo } = latest.current
    const known = new Set(standards.map(({ id }) => id))
    const here = surroundingsOf(document, known, pictures ?? everything)
    const adapted = adaptParts(parts, here, freshId)
    edit({ kind: 'insert', parts: adapted, at, fresh: freshId() })
    const { lostConditions, lostStandards, lostPictures } = adapted
    const lost = [
      isBesideTable(document, adapted, at) ? t('notInTable') : null,
      lostConditions > 0 ? t('lostConditions', { count: lostConditions }) : null,
      lostStandards > 0 ? t('lostStandards', { count: lostStandards }) : null,
      lostPictures > 0 ? t('lostPictures', { count: lostPictures }) : null,
      pictures === null ? t('uncheckedPictures') : null,
    ].filter((sentence) => sentence !== null)
    const questions = questionsOfParts(parts).length
    const sections = sectionsOf({ ...document, sections: parts.sections }).length
    toast.show({
      title: t('inserted', { questions, sections }),
      undo: () => undoTo(steps),
      ...(lost.length > 0 ? { description: lost.join(' ') } : {}),
    })
    return true
  }
}

/** Whether the questions were meant for a table whose columns they do not have. */
function isBesideTable(document: ChecklistDocument, parts: ChecklistParts, at: NodeId): boolean {
  const wanted = placeForQuestions(document, at, [])?.sectionId
  return wanted !== placeForQuestions(document, at, parts.questions)?.sectionId
}

const nothing: ReadonlySet<string> = new Set()
const everything = { has: () => true }

/** Those of the pictures that the organisation has; null where the server does not answer. */
async function knownPictures(pictureIds: readonly string[]): Promise<ReadonlySet<string> | null> {
  const answer = await runAction(() => listKnownPicturesAction({ pictureIds }))
  return answer.ok ? new Set(answer.pictureIds) : null
}

/** Says why the checklist cannot hold so many parts more; null where it can. */
function useRoom(): (parts: ChecklistParts) => string | null {
  const t = useTranslations('workbench.parts')
  const { document } = useBuilder()
  return (parts) => {
    const questions = allQuestions(document).length + questionsOfParts(parts).length
    if (questions > checklistLimits.questions) {
      return t('tooMany', { limit: checklistLimits.questions })
    }
    const added = sectionsOf({ ...document, sections: parts.sections }).length
    if (sectionsOf(document).length + added >= checklistLimits.sections) {
      return t('tooManySections', { limit: checklistLimits.sections })
    }
    return null
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
    const copy = adaptParts(parts, surroundingsOf(document, known, everything), freshId)
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
export function usePaste(): (text: string, at: NodeId) => Promise<boolean> {
  const t = useTranslations('workbench.parts')
  const toast = useToast()
  const insert = useInsertion()
  return async (text, at) => {
    const read = readClip(text)
    if (read.ok) return insert(read.parts, at)
    toast.show({ title: t(`refused.${read.reason}`), failure: true })
    return false
  }
}
