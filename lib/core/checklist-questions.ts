import type { ChecklistDocument, Question, Section } from './checklist'

/**
 * All questions of a section and of the sections in it, in reading order.
 *
 * Rule    a section's own questions come before those of its inner sections, however deep.
 * Returns an empty list for a section without questions.
 * Source  SCORING.md, Sections and total (sections nest).
 */
export function questionsBeneath(section: Section): Question[] {
  return [...section.questions, ...section.sections.flatMap(questionsBeneath)]
}

/**
 * All questions of a checklist in reading order.
 *
 * Rule    sections in their order, each with all that stands beneath it.
 * Returns also what is never asked or counted: notes, computed values, informing questions.
 * Source  SCORING.md, Sections and total (sections nest).
 */
export function allQuestions(document: ChecklistDocument): Question[] {
  return document.sections.flatMap(questionsBeneath)
}

/** Question types whose answer is a number and counts by a rule, where one is given. */
export type NumberQuestion = Question & {
  type: 'number' | 'percentage' | 'duration' | 'stopwatch' | 'counter' | 'computed'
}

/**
 * Whether a question is of a type that can count by bands or along a line.
 *
 * Rule    number, percentage, duration, stopwatch, counter and computed value, which carry a rule
 *         or none; a scale has bands of its own and is not among them.
 * Returns true also where the rule is null and nothing counts.
 * Source  SCORING.md, Answers.
 */
export function isNumberQuestion(question: Question): question is NumberQuestion {
  return 'rule' in question
}

/** Question types whose answer is made of files: nothing to choose or type. */
export type FileQuestion = Question & { type: 'photo' | 'audio' | 'file' | 'signature' }

/**
 * Whether a question is answered by a file.
 *
 * Rule    photo, audio, file and signature.
 * Returns false for a question at which evidence may be attached.
 * Source  PHONE.md, The form.
 */
export function isFileQuestion(question: Question): question is FileQuestion {
  const { type } = question
  return type === 'photo' || type === 'audio' || type === 'file' || type === 'signature'
}

/**
 * Whether the files of a question are for the office alone, whatever their kind.
 *
 * Rule    a voice and a signature tell who it was, and a file may show anything: of audio, file and
 *         signature nothing is ever released to staff, not even a picture; a type that is not known
 *         is kept back too. Photos, also as evidence at any other question, may be released.
 * Returns true for audio, file, signature and null.
 * Source  SECURITY.md, Anonymity of the shopper.
 */
export function areFilesForOffice(type: Question['type'] | null): boolean {
  return type === null || type === 'audio' || type === 'file' || type === 'signature'
}

/**
 * Whether a part stands in the form without being answered.
 *
 * Rule    a note and a computed value.
 * Returns false for a hidden question: that is asked of somebody else's answers.
 * Source  PHONE.md, The form; SCORING.md, Answers.
 */
export function isUnasked({ type }: Question): boolean {
  return type === 'note' || type === 'computed'
}

/**
 * Whether a question counts at all.
 *
 * Rule    choices and scales count; a number where it has a rule; never what says that it only
 *         informs.
 * Returns false by the type, without a rule, or because the question says so.
 * Source  SCORING.md, Answers (informational).
 */
export function isScored(question: Question): boolean {
  if (question.informational) return false
  switch (question.type) {
    case 'yes-no':
    case 'single':
    case 'multiple':
    case 'scale':
      return true
    default:
      return isNumberQuestion(question) && question.rule !== null
  }
}
