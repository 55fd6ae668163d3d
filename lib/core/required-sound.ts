import type { ChecklistDocument, Question, Section } from './checklist'
import { allQuestions, isFileQuestion } from './checklist-questions'

/**
 * Whether a checklist may demand a sound recording.
 *
 * Rule    a question of sound that is required, always or under a condition; sound that is demanded
 *         as evidence of any answer. A question of a file can be answered without sound.
 * Returns false where every question of sound may stay empty, and nothing wants sound as evidence.
 * Source  SECURITY.md, Fairness: audio is off unless the campaign states its consent.
 */
export function requiresSound(document: ChecklistDocument): boolean {
  return allQuestions(document).some(
    (question) =>
      (question.type === 'audio' && (question.required || question.requiredWhen !== undefined)) ||
      demandsSound(question),
  )
}

/**
 * A checklist in which sound may be missing everywhere: where recording is off, nobody is held up by
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

function demandsSound(question: Question): boolean {
  const { photo, photoOn = [], evidence } = question
  if (isFileQuestion(question) || evidence !== 'audio') return false
  return photo === 'required' || photo === 'required-low' || photoOn.length > 0
}

function easedQuestion(question: Question): Question {
  if (demandsSound(question)) {
    const { photoOn: _, ...eased } = question
    return { ...eased, photo: 'optional' }
  }
  if (question.type !== 'audio') return question
  const { requiredWhen: _, ...eased } = question
  return { ...eased, required: false }
}
