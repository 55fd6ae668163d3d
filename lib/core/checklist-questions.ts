import type { ChecklistDocument, Question, Section } from './checklist'

/** All questions of a section and of the sections in it, in reading order. */
export function questionsBeneath(section: Section): Question[] {
  return [...section.questions, ...section.sections.flatMap(questionsBeneath)]
}

/** All questions of a checklist in reading order. */
export function allQuestions(document: ChecklistDocument): Question[] {
  return document.sections.flatMap(questionsBeneath)
}

/** False for a question that only informs: text, photo, a number or duration without a rule. */
export function isScored(question: Question): boolean {
  switch (question.type) {
    case 'text':
    case 'photo':
      return false
    case 'number':
    case 'duration':
      return question.rule !== null
    default:
      return true
  }
}
