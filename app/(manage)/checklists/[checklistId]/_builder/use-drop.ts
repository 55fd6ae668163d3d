'use client'

import type { DragEvent } from 'react'
import { useBuilder } from './builder-context'
import { findQuestion } from './document-edits'

/** What a dragged question is called on its way. */
export const draggedQuestion = 'application/x-etalon-question'

/** An empty section, or the space below its last question, takes a dragged question. */
export function useDrop(sectionId: string, index: number) {
  const { document, edit } = useBuilder()
  return {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(draggedQuestion)) event.preventDefault()
    },
    onDrop: (event: DragEvent) => {
      const id = event.dataTransfer.getData(draggedQuestion)
      const from = findQuestion(document, id)
      if (from === null) return
      event.preventDefault()
      event.stopPropagation()
      const isBefore = from.section.id === sectionId && from.index < index
      edit({ kind: 'place-question', id, sectionId, index: isBefore ? index - 1 : index })
    },
  }
}
