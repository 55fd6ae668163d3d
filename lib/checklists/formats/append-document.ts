import type { ChecklistDocument, Section } from '@/lib/core/checklist'
import { allQuestions } from '@/lib/core/checklist-questions'
import { identifierOf } from './xlsform/cell-texts'
import { allSections } from './xlsform/form-names'

/**
 * The sections of one checklist behind those of another. Identifiers that both have are changed in
 * what is added, with whatever speaks of them; title, channel and rules stay those of the first.
 */
export function appendDocument(
  document: ChecklistDocument,
  added: ChecklistDocument,
): ChecklistDocument {
  const given = new Set(idsOf(document))
  const own = new Set(idsOf(added))
  const renamed = new Map<string, string>()
  for (const id of own) {
    if (!given.has(id)) continue
    renamed.set(id, identifierOf(id, 'part', new Set([...given, ...own, ...renamed.values()])))
  }
  const sections = added.sections.map((section) => sectionWith(section, renamed))
  return { ...document, sections: [...document.sections, ...sections] }
}

function idsOf(document: ChecklistDocument): string[] {
  return [...allSections(document.sections), ...allQuestions(document)].map(({ id }) => id)
}

function sectionWith(section: Section, renamed: ReadonlyMap<string, string>): Section {
  const nameOf = (id: string) => renamed.get(id) ?? id
  return {
    ...spoken(section, renamed),
    id: nameOf(section.id),
    questions: section.questions.map((question) => ({
      ...spoken(question, renamed),
      id: nameOf(question.id),
    })),
    sections: section.sections.map((inner) => sectionWith(inner, renamed)),
  }
}

/** The same with other identifiers where conditions name a question, and where texts show one. */
function spoken<Part>(part: Part, renamed: ReadonlyMap<string, string>): Part {
  return JSON.parse(JSON.stringify(part), (key: string, value: unknown) => {
    if (typeof value !== 'string') return value
    if (key === 'question') return renamed.get(value) ?? value
    return key === 'ru' || key === 'en' ? piped(value, renamed) : value
  })
}

function piped(text: string, renamed: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$\{(\s*)([A-Za-z0-9][A-Za-z0-9._:-]{0,79})(\s*)\}/g,
    (_, before: string, id: string, after: string) =>
      `\${${before}${renamed.get(id) ?? id}${after}}`,
  )
}
