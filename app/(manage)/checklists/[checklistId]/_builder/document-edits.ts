import type { ChecklistDocument, Question, Section } from '@/lib/core/checklist'

/** A place in the document: a section or a question; null is the checklist itself. */
export type NodeId = string | null

export interface FoundSection {
  readonly section: Section
  readonly parent: Section | null
  readonly siblings: readonly Section[]
  readonly index: number
  /** 0 for a root section. */
  readonly depth: number
}

export interface FoundQuestion {
  readonly question: Question
  readonly section: Section
  readonly index: number
}

export function findSection(document: ChecklistDocument, id: NodeId): FoundSection | null {
  return searchSections(document.sections, null, 0, id)
}

function searchSections(
  siblings: readonly Section[],
  parent: Section | null,
  depth: number,
  id: NodeId,
): FoundSection | null {
  for (const [index, section] of siblings.entries()) {
    if (section.id === id) return { section, parent, siblings, index, depth }
    const inner = searchSections(section.sections, section, depth + 1, id)
    if (inner) return inner
  }
  return null
}

export function findQuestion(document: ChecklistDocument, id: NodeId): FoundQuestion | null {
  for (const section of sectionsOf(document)) {
    const index = section.questions.findIndex((question) => question.id === id)
    const question = section.questions[index]
    if (question) return { question, section, index }
  }
  return null
}

/** All sections in reading order. */
export function sectionsOf(document: ChecklistDocument): readonly Section[] {
  const beneath = (section: Section): readonly Section[] => [
    section,
    ...section.sections.flatMap(beneath),
  ]
  return document.sections.flatMap(beneath)
}

/** The identifiers of parts and of every question and section in them. */
export function idsBeneath(
  document: ChecklistDocument,
  ids: ReadonlySet<string>,
): ReadonlySet<string> {
  const beneath = [...ids].flatMap((id) => {
    const section = findSection(document, id)?.section
    return section ? sectionsOf({ ...document, sections: [section] }) : []
  })
  const inner = beneath.flatMap((own) => [own.id, ...own.questions.map(({ id }) => id)])
  return new Set([...ids, ...inner])
}

type ChangeSection = (section: Section) => Section

/** The document with one section changed; the very same document where it is not there. */
export function changeSection(
  document: ChecklistDocument,
  id: string,
  change: ChangeSection,
): ChecklistDocument {
  const sections = changeIn(document.sections, id, change)
  return sections === document.sections ? document : { ...document, sections }
}

function changeIn(
  sections: readonly Section[],
  id: string,
  change: ChangeSection,
): readonly Section[] {
  let isChanged = false
  const next = sections.map((section) => {
    const inner = changeIn(section.sections, id, change)
    const own = inner === section.sections ? section : { ...section, sections: inner }
    const changed = section.id === id ? change(own) : own
    if (changed !== section) isChanged = true
    return changed
  })
  return isChanged ? next : sections
}

export function changeQuestion(document: ChecklistDocument, question: Question): ChecklistDocument {
  const found = findQuestion(document, question.id)
  if (found === null || found.question === question) return document
  return changeSection(document, found.section.id, (section) => ({
    ...section,
    questions: section.questions.with(found.index, question),
  }))
}

/** Puts a section beneath another one, or among the root sections. */
export function insertSection(
  document: ChecklistDocument,
  parentId: NodeId,
  index: number,
  section: Section,
): ChecklistDocument {
  if (parentId === null) {
    return { ...document, sections: document.sections.toSpliced(index, 0, section) }
  }
  return changeSection(document, parentId, (parent) => ({
    ...parent,
    sections: parent.sections.toSpliced(index, 0, asInner(section)),
  }))
}

/** Weight and pass mark belong to root sections; an inner one carries "1" (lib/core/checklist). */
function asInner(section: Section): Section {
  return { ...section, weight: '1', passMark: null }
}

export function insertQuestion(
  document: ChecklistDocument,
  sectionId: string,
  index: number,
  question: Question,
): ChecklistDocument {
  return changeSection(document, sectionId, (section) => ({
    ...section,
    questions: section.questions.toSpliced(index, 0, question),
  }))
}

export function removeNode(document: ChecklistDocument, id: string): ChecklistDocument {
  const question = findQuestion(document, id)
  if (question) {
    return changeSection(document, question.section.id, (section) => ({
      ...section,
      questions: section.questions.toSpliced(question.index, 1),
    }))
  }
  const found = findSection(document, id)
  if (found === null) return document
  const { parent, index } = found
  if (parent === null) return { ...document, sections: document.sections.toSpliced(index, 1) }
  return changeSection(document, parent.id, (section) => ({
    ...section,
    sections: section.sections.toSpliced(index, 1),
  }))
}
