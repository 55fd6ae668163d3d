import type { ChecklistDocument, Question, Section } from './checklist'
import { allQuestions } from './checklist-questions'

/**
 * Whether a checklist may demand a sound recording.
 *
 * Rule    a question of sound that is required, always or under a condition. A question of a file
 *         can be answered without one.
 * Returns false where every question of sound may stay empty.
 * Source  SECURITY.md, Fairness: audio is off unless the campaign states its consent.
 */
export function requiresSound(document: ChecklistDocument): boolean {
  return allQuestions(document).some(
    (question) =>
      question.type === 'audio' && (question.required || question.requiredWhen !== undefined),
  )
}

/**
 * A checklist whose questions of sound may stay empty: where recording is off, nobody is held up by
 * what he may not record.
 *
 * Rule    only the demand goes, also one under a condition; questions, conditions and points stay.
 * Returns the same document where it demands no sound.
 * Source  SECURITY.md, Fairness: audio is off unless the campaign states its consent.
 */
export function withoutRequiredSound(document: ChecklistDocument): ChecklistDocument {
  if (!requiresSound(document)) return document
  return { ...document, sections: document.sections.map(easedSection) }
}

function easedSection(section: Section): Section {
  return {
    ...section,
    questions: section.questions.map(easedQuestion),
    sections: section.sections.map(easedSection),
  }
}

function easedQuestion(question: Question): Question {
  if (question.type !== 'audio') return question
  const { requiredWhen: _, ...eased } = question
  return { ...eased, required: false }
}
