import type { ChecklistDocument, Question, Section } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import type { ChecklistParts } from '@/lib/core/copied-parts'
import {
  findQuestion,
  findSection,
  insertQuestion,
  insertSection,
  type NodeId,
  removeNode,
  sectionsOf,
} from './document-edits'
import { type Direction, heightOf, levelLimit, moveNode } from './document-moves'
import { takesQuestions } from './matrix-parts'

/** The marked parts in reading order, without those that lie in another marked one. */
export function topMost(
  document: ChecklistDocument,
  ids: ReadonlySet<string>,
): { readonly sections: readonly string[]; readonly questions: readonly string[] } {
  const sections: string[] = []
  const questions: string[] = []
  const visit = (list: ChecklistDocument['sections']) => {
    for (const section of list) {
      if (ids.has(section.id)) {
        sections.push(section.id)
        continue
      }
      questions.push(...section.questions.filter(({ id }) => ids.has(id)).map(({ id }) => id))
      visit(section.sections)
    }
  }
  visit(document.sections)
  return { sections, questions }
}

/** The marked parts themselves, for the clipboard. */
export function partsIn(document: ChecklistDocument, ids: ReadonlySet<string>): ChecklistParts {
  const top = topMost(document, ids)
  const marked = new Set(top.questions)
  const chosen = new Set(top.sections)
  return {
    questions: allQuestions(document).filter(({ id }) => marked.has(id)),
    sections: sectionsOf(document).filter(({ id }) => chosen.has(id)),
  }
}

export function removeNodes(
  document: ChecklistDocument,
  ids: ReadonlySet<string>,
): ChecklistDocument {
  const { sections, questions } = topMost(document, ids)
  return [...questions, ...sections].reduce(removeNode, document)
}

/** All marked parts one step further, or none of them where one has no such step. */
export function moveNodes(
  document: ChecklistDocument,
  ids: ReadonlySet<string>,
  direction: Direction,
): ChecklistDocument {
  const { sections, questions } = topMost(document, ids)
  const order = [...sections, ...questions]
  // The one in front goes first, so that marked neighbours do not pass each other.
  const isBackwards = direction === 'down' || direction === 'out'
  let now = document
  for (const id of isBackwards ? order.toReversed() : order) {
    const next = moveNode(now, id, direction)
    if (next === now) return document
    now = next
  }
  return now
}

/** Where parts are put: before or behind another part, or first within a section. */
export interface Target {
  readonly id: string
  readonly side: 'before' | 'after' | 'into'
}

/**
 * The marked parts at another place, in their order.
 *
 * Rule    questions beside a question or within a section, in a table only its rows; sections beside or within a section,
 *         never within themselves and never deeper than can be saved.
 * Returns the very same document where they cannot go there.
 */
export function placeNodes(
  document: ChecklistDocument,
  ids: ReadonlySet<string>,
  target: Target,
): ChecklistDocument {
  const { sections, questions } = topMost(document, ids)
  const withQuestions = placeQuestions(document, questions, target)
  const placed = placeSections(withQuestions, sections, target)
  return sameOrder(document, placed) ? document : placed
}

function sameOrder(a: ChecklistDocument, b: ChecklistDocument): boolean {
  if (a === b) return true
  const order = (document: ChecklistDocument) =>
    sectionsOf(document)
      .map(({ id, questions, sections }) =>
        [id, ...questions.map((one) => one.id), '|', ...sections.map((one) => one.id)].join(' '),
      )
      .join('\n')
  return order(a) === order(b)
}

function placeQuestions(
  document: ChecklistDocument,
  ids: readonly string[],
  target: Target,
): ChecklistDocument {
  if (ids.length === 0 || ids.includes(target.id)) return document
  const found = ids.flatMap((id) => findQuestion(document, id) ?? [])
  const moved = found.map(({ question }) => question)
  const without = ids.reduce(removeNode, document)
  const at = questionPlace(without, target)
  const section = findSection(document, at?.sectionId ?? null)?.section
  if (at === null || section === undefined) return document
  const fromElsewhere = found.filter((own) => own.section.id !== section.id)
  if (
    !takesQuestions(
      section,
      fromElsewhere.map(({ question }) => question),
    )
  )
    return document
  return moved.reduce(
    (now, question, n) => insertQuestion(now, at.sectionId, at.index + n, question),
    without,
  )
}

function questionPlace(document: ChecklistDocument, { id, side }: Target) {
  const beside = findQuestion(document, id)
  if (beside) {
    const index = side === 'before' ? beside.index : beside.index + 1
    return { sectionId: beside.section.id, index }
  }
  const within = findSection(document, id)
  if (within === null) return null
  const index = side === 'after' ? within.section.questions.length : 0
  return { sectionId: within.section.id, index }
}

function placeSections(
  document: ChecklistDocument,
  ids: readonly string[],
  target: Target,
): ChecklistDocument {
  if (ids.length === 0 || ids.includes(target.id)) return document
  const moved = ids.flatMap((id) => findSection(document, id)?.section ?? [])
  const height = Math.max(...ids.map((id) => heightOf(document, id)))
  const without = ids.reduce(removeNode, document)
  const at = sectionPlace(without, target)
  if (at === null || at.depth + height > levelLimit) return document
  if (findSection(without, at.parentId)?.section.layout === 'matrix') return document
  return moved.reduce(
    (now, section, n) => insertSection(now, at.parentId, at.index + n, section),
    without,
  )
}

function sectionPlace(document: ChecklistDocument, { id, side }: Target) {
  const found = findSection(document, id)
  if (found === null) return null
  if (side === 'into') return { parentId: found.section.id, index: 0, depth: found.depth + 1 }
  const index = side === 'before' ? found.index : found.index + 1
  return { parentId: found.parent?.id ?? null, index, depth: found.depth }
}

/**
 * Parts that come from elsewhere, behind the part at hand: questions behind the question or last in
 * the section, or in an ordinary section nearby where a table cannot take them; sections behind the
 * section, or behind one above it where they would be too deep.
 */
export function insertParts(
  document: ChecklistDocument,
  parts: ChecklistParts,
  at: NodeId,
): ChecklistDocument {
  const place = placeForQuestions(document, at, parts.questions)
  const withQuestions =
    place === null
      ? document
      : parts.questions.reduce(
          (now, question, n) => insertQuestion(now, place.sectionId, place.index + n, question),
          document,
        )
  const sectionId = place?.sectionId ?? null
  return parts.sections.reduceRight((now, section) => {
    const where = placeForSection(now, sectionId, heightWithin(section))
    if (where === null) return insertSection(now, null, document.sections.length, section)
    return insertSection(now, where.parentId, where.index, section)
  }, withQuestions)
}

export interface QuestionPlace {
  readonly sectionId: string
  readonly index: number
}

/** Where loose questions go; null where no section can take them. */
export function placeForQuestions(
  document: ChecklistDocument,
  at: NodeId,
  questions: readonly Question[],
): QuestionPlace | null {
  const beside = findQuestion(document, at)
  const section = beside?.section ?? findSection(document, at)?.section ?? document.sections.at(-1)
  if (section === undefined) return null
  if (!takesQuestions(section, questions)) return placeNear(document, section.id)
  return { sectionId: section.id, index: beside ? beside.index + 1 : section.questions.length }
}

/** Last in the nearest ordinary section before a table, else first in the nearest one behind it. */
function placeNear(document: ChecklistDocument, tableId: string): QuestionPlace | null {
  const sections = sectionsOf(document)
  const place = sections.findIndex(({ id }) => id === tableId)
  const isOrdinary = ({ layout }: Section) => layout !== 'matrix'
  const before = sections.slice(0, place).findLast(isOrdinary)
  if (before) return { sectionId: before.id, index: before.questions.length }
  const behind = sections.slice(place + 1).find(isOrdinary)
  return behind ? { sectionId: behind.id, index: 0 } : null
}

function heightWithin(section: ChecklistDocument['sections'][number]): number {
  return 1 + Math.max(0, ...section.sections.map(heightWithin))
}

function placeForSection(document: ChecklistDocument, at: NodeId, height: number) {
  let found = findSection(document, at)
  while (found?.parent && found.depth + height > levelLimit) {
    found = findSection(document, found.parent.id)
  }
  if (found === null) return null
  return { parentId: found.parent?.id ?? null, index: found.index + 1 }
}
