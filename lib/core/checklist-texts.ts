import type { ChecklistDocument, Localized, Question, Section } from './checklist'

export type TextKind =
  | 'title'
  | 'section-title'
  | 'text'
  | 'hint'
  | 'option'
  | 'min-label'
  | 'max-label'
  | 'unit'
  | 'message'

/** A text of a checklist with the place where it stands. */
export interface PlacedText {
  readonly kind: TextKind
  /** The section or question; null is the checklist itself. */
  readonly nodeId: string | null
  readonly optionId: string | null
  /** null: a text that may be missing as a whole, and is. */
  readonly text: Localized | null
}

/**
 * Every text that people read in a checklist, in reading order.
 *
 * Rule    the title, then each section's and question's own texts before those beneath it.
 * Returns also the hints, labels and messages that are not there, as null.
 * Source  PRODUCT.md, Look and language (checklists carry their own translations).
 */
export function textsOfChecklist(document: ChecklistDocument): PlacedText[] {
  const title = placed('title', null, document.title)
  return [title, ...document.sections.flatMap(textsOfSection)]
}

function placed(
  kind: TextKind,
  nodeId: string | null,
  text: Localized | null,
  optionId: string | null = null,
): PlacedText {
  return { kind, nodeId, optionId, text }
}

function textsOfSection(section: Section): PlacedText[] {
  return [
    placed('section-title', section.id, section.title),
    ...section.questions.flatMap(textsOfQuestion),
    ...section.sections.flatMap(textsOfSection),
  ]
}

/**
 * The texts of one question, its own first.
 *
 * Rule    kept for a question as long as the question is: an edited one is another object.
 * Returns also those that are not there, as null.
 * Source  PRODUCT.md, Look and language (checklists carry their own translations).
 */
export function textsOfQuestion(question: Question): readonly PlacedText[] {
  const texts = knownTexts.get(question) ?? listTexts(question)
  knownTexts.set(question, texts)
  return texts
}

/** An edit elsewhere leaves a question the one that it was, and its texts with it. */
const knownTexts = new WeakMap<Question, readonly PlacedText[]>()

function listTexts(question: Question): PlacedText[] {
  const { id } = question
  const texts = [placed('text', id, question.text), placed('hint', id, question.hint)]
  if ('options' in question) {
    texts.push(...question.options.map((one) => placed('option', id, one.text, one.id)))
  }
  if (question.type === 'scale') {
    texts.push(placed('min-label', id, question.minLabel))
    texts.push(placed('max-label', id, question.maxLabel))
  }
  if ('unit' in question) texts.push(placed('unit', id, question.unit))
  if (question.constraint) texts.push(placed('message', id, question.constraint.message))
  return texts
}

/**
 * The question with one of its texts exchanged.
 *
 * Rule    an empty text where one must stand is `{}`, where it may be missing null.
 * Returns the very same question for a text that it does not have.
 * Source  PRODUCT.md, Look and language (checklists carry their own translations).
 */
export function questionWithText(
  question: Question,
  { kind, optionId }: Pick<PlacedText, 'kind' | 'optionId'>,
  text: Localized,
): Question {
  const optional = text.ru === undefined && text.en === undefined ? null : text
  switch (kind) {
    case 'text':
      return { ...question, text }
    case 'hint':
      return { ...question, hint: optional }
    case 'option':
      return withOptionText(question, optionId, text)
    case 'min-label':
      return question.type === 'scale' ? { ...question, minLabel: optional } : question
    case 'max-label':
      return question.type === 'scale' ? { ...question, maxLabel: optional } : question
    case 'unit':
      return 'unit' in question ? { ...question, unit: optional } : question
    case 'message':
      return question.constraint
        ? { ...question, constraint: { ...question.constraint, message: optional } }
        : question
    default:
      return question
  }
}

function withOptionText(question: Question, optionId: string | null, text: Localized): Question {
  if (!('options' in question)) return question
  const options = question.options.map((option) =>
    option.id === optionId ? { ...option, text } : option,
  )
  return { ...question, options }
}
