import type { ChecklistDocument, Question, Section } from './checklist'
import { allQuestions, isNumberQuestion } from './checklist-questions'

/** The questions of a checklist by the numbers that people see, and by their identifiers. */
export interface QuestionOrder {
  /** All questions in reading order. */
  readonly questions: readonly Question[]
  /** The question's number, from 1; null where there is no such question. */
  readonly numberOf: (questionId: string) => number | null
  readonly byNumber: (number: number) => Question | null
  readonly byId: (questionId: string) => Question | null
}

/**
 * Numbers the questions of a checklist from 1, in reading order.
 *
 * Rule    every question has a number, notes and computed values too.
 * Returns of two questions with one identifier the later one; a published checklist has no such
 *         two.
 * Source  PHONE.md, The form; PRODUCT.md, Glossary (question).
 */
export function questionOrder(document: ChecklistDocument): QuestionOrder {
  const questions = allQuestions(document)
  const places = new Map(questions.map(({ id }, place) => [id, place]))
  const byNumber = (number: number) => questions[number - 1] ?? null
  const numberOf = (questionId: string) => {
    const place = places.get(questionId)
    return place === undefined ? null : place + 1
  }
  return {
    questions,
    numberOf,
    byNumber,
    byId: (questionId) => byNumber(numberOf(questionId) ?? 0),
  }
}

/**
 * The questions that stand before a question or a section: what its conditions may read.
 *
 * Rule    a section is read with its questions first and its inner sections after them; a section
 *         stands where its first question would.
 * Returns all questions where there is no such part.
 * Source  PHONE.md, The form.
 */
export function questionsBefore(document: ChecklistDocument, partId: string): Question[] {
  const before: Question[] = []
  for (const section of document.sections) if (collect(section, partId, before)) return before
  return before
}

/** Adds what stands before the part; true when the part was reached. */
function collect(section: Section, partId: string, before: Question[]): boolean {
  if (section.id === partId) return true
  for (const question of section.questions) {
    if (question.id === partId) return true
    before.push(question)
  }
  return section.sections.some((inner) => collect(inner, partId, before))
}

/**
 * Whether a question's answer is a number that formulas and comparisons can read.
 *
 * Rule    by its type: a scale, and what could count by bands or along a line, with a rule or
 *         without.
 * Returns false for choices, texts, dates and files.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function hasNumber(question: Question): boolean {
  return question.type === 'scale' || isNumberQuestion(question)
}

/**
 * The options that a question offers.
 *
 * Rule    in their order; `yes` and `no` are options too, offered or withheld at the moment or not.
 * Returns none for other types.
 * Source  SCORING.md, Answers.
 */
export function optionIdsOf(question: Question): readonly string[] {
  if (question.type === 'yes-no') return ['yes', 'no']
  return 'options' in question ? question.options.map(({ id }) => id) : []
}
