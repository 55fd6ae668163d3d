import type { ChecklistDocument, Question, Section } from './checklist'
import type { Condition } from './condition'
import { type ChangedQuestions, conditionLeft, expressionLeft, lacksNumber } from './condition-left'
import { pipesOf } from './piped-text'

/** Where a part reads the answer to another question. */
export type ReadingPlace =
  | 'show-when'
  | 'required-when'
  | 'constraint'
  | 'option-show-when'
  | 'computed'
  | 'piped-text'

/** A section or question that reads answers to other questions, and how. */
export interface Reader {
  readonly kind: 'section' | 'question'
  readonly id: string
  readonly places: readonly ReadingPlace[]
}

/**
 * Questions that go, as `readersOf` and `withoutReadsOf` take them.
 *
 * Rule    identifiers of sections may be among them: a section that goes reads nothing.
 * Returns each as gone.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function goneParts(ids: Iterable<string>): ChangedQuestions {
  return new Map([...ids].map((id) => [id, null]))
}

/**
 * The parts that would lose what they read if these questions were as given.
 *
 * Rule    a question is gone, lost options, or is asked in another way. Parts that are gone
 *         themselves are not told; each part once, in reading order.
 * Returns each with the places at which it reads what is lost; none where nothing does.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function readersOf(document: ChecklistDocument, changed: ChangedQuestions): Reader[] {
  return document.sections.flatMap((section) => readersIn(section, changed))
}

function readersIn(section: Section, changed: ChangedQuestions): Reader[] {
  if (changed.get(section.id) === null) return []
  const own: Reader[] = losesCondition(section.showWhen, changed)
    ? [{ kind: 'section', id: section.id, places: ['show-when'] }]
    : []
  const questions = section.questions.flatMap((question): Reader[] => {
    if (changed.get(question.id) === null) return []
    const places = placesOf(question, changed)
    return places.length === 0 ? [] : [{ kind: 'question', id: question.id, places }]
  })
  return [...own, ...questions, ...section.sections.flatMap((inner) => readersIn(inner, changed))]
}

function placesOf(question: Question, changed: ChangedQuestions): ReadingPlace[] {
  const options = 'options' in question ? question.options : []
  const places: readonly (readonly [ReadingPlace, boolean])[] = [
    ['show-when', losesCondition(question.showWhen, changed)],
    ['required-when', losesCondition(question.requiredWhen, changed)],
    ['constraint', losesCondition(question.constraint?.when, changed)],
    ['option-show-when', options.some(({ showWhen }) => losesCondition(showWhen, changed))],
    ['computed', question.type === 'computed' && losesFormula(question, changed)],
    ['piped-text', pipes(question).some((id) => changed.get(id) === null)],
  ]
  return places.filter(([, isRead]) => isRead).map(([place]) => place)
}

function pipes(question: Question): string[] {
  const { text, hint, constraint } = question
  const options = 'options' in question ? question.options.map((option) => option.text) : []
  return [text, hint, constraint?.message, ...options]
    .flatMap((own) => [own?.ru, own?.en])
    .flatMap((own) => pipesOf(own ?? ''))
}

function losesCondition(condition: Condition | undefined, changed: ChangedQuestions): boolean {
  return condition !== undefined && conditionLeft(condition, changed) !== condition
}

function losesFormula(
  { value }: Question & { readonly type: 'computed' },
  changed: ChangedQuestions,
): boolean {
  return lacksNumber(value, changed) || expressionLeft(value, changed) !== value
}

/**
 * The document with all conditions freed of claims about what is lost.
 *
 * Rule    what `conditionLeft` leaves of each; a constraint whose condition is gone goes with its
 *         message. Formulas that read a question which is gone, and piped texts, stay as they are:
 *         only a person can say what they should be now.
 * Returns the very same document where nothing reads them.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function withoutReadsOf(
  document: ChecklistDocument,
  changed: ChangedQuestions,
): ChecklistDocument {
  if (readersOf(document, changed).length === 0) return document
  return { ...document, sections: document.sections.map((section) => freed(section, changed)) }
}

function freed(section: Section, changed: ChangedQuestions): Section {
  const questions = section.questions.map((question) => freedQuestion(question, changed))
  const sections = section.sections.map((inner) => freed(inner, changed))
  return { ...withShowWhen(section, changed), questions, sections }
}

/**
 * A question with its conditions freed of claims about what is lost.
 *
 * Rule    as `withoutReadsOf`, for its own conditions, those of its options and its constraint.
 * Returns the very same question where it reads nothing of it.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function freedQuestion<Kind extends Question>(
  question: Kind,
  changed: ChangedQuestions,
): Kind {
  const isFormula = 'value' in question
  const value = isFormula ? expressionLeft(question.value, stillThere(changed)) : undefined
  const isKept = (place: ReadingPlace) =>
    place === 'piped-text' || (place === 'computed' && isFormula && value === question.value)
  if (placesOf(question, changed).every(isKept)) return question
  const { requiredWhen, constraint, ...rest } = withShowWhen<Question>(question, changed)
  const required = requiredWhen && conditionLeft(requiredWhen, changed)
  const when = constraint && conditionLeft(constraint.when, changed)
  const freedOptions =
    'options' in rest
      ? { options: rest.options.map((option) => withShowWhen(option, changed)) }
      : {}
  return {
    ...rest,
    ...freedOptions,
    ...(value ? { value } : {}),
    ...(required ? { requiredWhen: required } : {}),
    ...(constraint && when ? { constraint: { ...constraint, when } } : {}),
  } as Kind
}

function stillThere(changed: ChangedQuestions): ChangedQuestions {
  return new Map([...changed].filter(([, now]) => now !== null))
}

/**
 * A section, or an option, with the condition under which it stands freed of what is lost.
 *
 * Rule    as `withoutReadsOf`, for this one condition.
 * Returns the very same part where its condition loses nothing.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function withShowWhen<Part extends { readonly showWhen?: Condition | undefined }>(
  part: Part,
  changed: ChangedQuestions,
): Part {
  if (!losesCondition(part.showWhen, changed)) return part
  const { showWhen, ...rest } = part
  const left = showWhen && conditionLeft(showWhen, changed)
  return (left === undefined ? rest : { ...rest, showWhen: left }) as Part
}
