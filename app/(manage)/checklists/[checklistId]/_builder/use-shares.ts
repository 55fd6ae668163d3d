'use client'

import type { ChecklistDocument } from '@/lib/core/checklist'
import { type QuestionShares, questionShares } from '../../_document/question-shares'
import { type SectionShares, sectionShares } from '../../_document/section-shares'
import { useBuilder, useLine } from './builder-context'

/** Reckoned once for a document, however many lines ask. */
const known = new WeakMap<ChecklistDocument, SectionShares>()

export function useShares(): SectionShares {
  const { document } = useBuilder()
  const shares = known.get(document) ?? sectionShares(document)
  known.set(document, shares)
  return shares
}

const knownQuestions = new WeakMap<ChecklistDocument, QuestionShares>()

/** Of the document that the remarks are about: a long one is not reckoned at every letter. */
export function useQuestionShares(): QuestionShares {
  const { looked } = useLine()
  const shares = knownQuestions.get(looked) ?? questionShares(looked)
  knownQuestions.set(looked, shares)
  return shares
}
