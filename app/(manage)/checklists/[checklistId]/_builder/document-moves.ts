import type { ChecklistDocument } from '@/lib/core/checklist'
import {
  findQuestion,
  findSection,
  insertQuestion,
  insertSection,
  removeNode,
  sectionsOf,
} from './document-edits'
import { takesQuestions } from './matrix-parts'

export type Direction = 'up' | 'down' | 'in' | 'out'

/** So many levels of sections at most: above the schema's limit nothing could be saved. */
export const levelLimit = 5

/**
 * A question or section one step further.
 *
 * Rule    a question goes past its neighbour and, at the edge of its section, into the next section
 *         in reading order that can hold it: a table takes rows alone; a section goes past its neighbour, `in` beneath the one before it, `out`
 *         behind the one that holds it.
 * Returns the very same document where there is no such step.
 */
export function moveNode(
  document: ChecklistDocument,
  id: string,
  direction: Direction,
): ChecklistDocument {
  if (findQuestion(document, id)) {
    return direction === 'up' || direction === 'down'
      ? stepQuestion(document, id, direction)
      : document
  }
  switch (direction) {
    case 'up':
    case 'down':
      return stepSection(document, id, direction)
    case 'in':
      return nestSection(document, id)
    case 'out':
      return liftSection(document, id)
  }
}

function stepQuestion(
  document: ChecklistDocument,
  id: string,
  direction: 'up' | 'down',
): ChecklistDocument {
  const found = findQuestion(document, id)
  if (found === null) return document
  const { section, index } = found
  const next = direction === 'up' ? index - 1 : index + 1
  if (next >= 0 && next < section.questions.length) {
    return moveQuestionTo(document, id, section.id, next)
  }
  const sections = sectionsOf(document)
  const place = sections.findIndex((own) => own.id === section.id)
  const further =
    direction === 'up' ? sections.slice(0, place).toReversed() : sections.slice(place + 1)
  const neighbour = further.find((own) => takesQuestions(own, [found.question]))
  if (neighbour === undefined) return document
  const end = direction === 'up' ? neighbour.questions.length : 0
  return moveQuestionTo(document, id, neighbour.id, end)
}

/** The question at this place of that section, counted without the question itself. */
function moveQuestionTo(
  document: ChecklistDocument,
  id: string,
  sectionId: string,
  index: number,
): ChecklistDocument {
  const found = findQuestion(document, id)
  const target = findSection(document, sectionId)?.section
  if (found === null || target === undefined) return document
  if (found.section.id === sectionId && found.index === index) return document
  if (found.section.id !== sectionId && !takesQuestions(target, [found.question])) return document
  return insertQuestion(removeNode(document, id), sectionId, index, found.question)
}

function stepSection(
  document: ChecklistDocument,
  id: string,
  direction: 'up' | 'down',
): ChecklistDocument {
  const found = findSection(document, id)
  if (found === null) return document
  const next = direction === 'up' ? found.index - 1 : found.index + 1
  if (next < 0 || next >= found.siblings.length) return document
  return insertSection(removeNode(document, id), found.parent?.id ?? null, next, found.section)
}

function nestSection(document: ChecklistDocument, id: string): ChecklistDocument {
  const found = findSection(document, id)
  const before = found?.siblings[found.index - 1]
  if (!found || !before || found.depth + 1 + heightOf(document, id) > levelLimit) return document
  // A table has rows and columns and no sections.
  if (before.layout === 'matrix') return document
  const { section } = found
  return insertSection(removeNode(document, id), before.id, before.sections.length, section)
}

/** How many levels of sections a section is, itself included. */
export function heightOf(document: ChecklistDocument, id: string): number {
  const found = findSection(document, id)
  if (found === null) return 0
  const inner = found.section.sections.map((section) => heightOf(document, section.id))
  return 1 + Math.max(0, ...inner)
}

function liftSection(document: ChecklistDocument, id: string): ChecklistDocument {
  const found = findSection(document, id)
  if (!found?.parent) return document
  const above = findSection(document, found.parent.id)
  if (above === null) return document
  const { parent, index } = above
  return insertSection(removeNode(document, id), parent?.id ?? null, index + 1, found.section)
}
