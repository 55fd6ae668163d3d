'use client'

import type { ChecklistDocument } from '@/lib/core/checklist'
import { type SectionShares, sectionShares } from '../../_document/section-shares'
import { useBuilder } from './builder-context'

/** Reckoned once for a document, however many lines ask. */
const known = new WeakMap<ChecklistDocument, SectionShares>()

export function useShares(): SectionShares {
  const { document } = useBuilder()
  const shares = known.get(document) ?? sectionShares(document)
  known.set(document, shares)
  return shares
}
