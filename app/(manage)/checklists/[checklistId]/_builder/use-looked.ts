'use client'

import { useDeferredValue, useEffect, useState } from 'react'
import type { ChecklistDocument } from '@/lib/core/checklist'

/** From so many questions on, looking the whole checklist through takes longer than a key may. */
const manyQuestions = 300

/** A pause in typing after which a big checklist is looked through. */
const pauseMs = 300

interface Looked {
  readonly looked: ChecklistDocument
  /** Whether a big checklist has changed and is not looked through yet. */
  readonly isLooking: boolean
}

/**
 * The document for what may lag behind: problems, preview, trial score. Of a small checklist as soon
 * as there is time, of a big one when the typing pauses.
 */
export function useLooked(document: ChecklistDocument, questions: number): Looked {
  const [rested, setRested] = useState(document)
  const isBig = questions > manyQuestions
  useEffect(() => {
    if (!isBig) return
    const timer = setTimeout(() => setRested(document), pauseMs)
    return () => clearTimeout(timer)
  }, [document, isBig])
  const looked = useDeferredValue(isBig ? rested : document)
  return { looked, isLooking: isBig && looked !== document }
}
