import type { ChecklistDocument, Question, Section } from './checklist'
import type { Condition } from './condition'
import {
  type LogicParts,
  partsOfCondition,
  partsOfExpression,
  questionsReadBy,
} from './logic-parts'
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
 * The parts that would lose what they read if these questions were gone.
 *
 * Rule    parts that are gone themselves are not told; each part once, in reading order.
 * Returns each with the places at which it reads one of them; none where nothing does.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function readersOf(document: ChecklistDocument, gone: ReadonlySet<string>): Reader[] {
  return document.sections.flatMap((section) => readersIn(section, gone))
}

function readersIn(section: Section, gone: ReadonlySet<string>): Reader[] {
  if (gone.has(section.id)) return []
  const own: Reader[] = readsCondition(section.showWhen, gone)
    ? [{ kind: 'section', id: section.id, places: ['show-when'] }]
    : []
  const questions = section.questions.flatMap((question): Reader[] => {
    if (gone.has(question.id)) return []
    const places = placesOf(question, gone)
    return places.length === 0 ? [] : [{ kind: 'question', id: question.id, places }]
  })
  return [...own, ...questions, ...section.sections.flatMap((inner) => readersIn(inner, gone))]
}

function placesOf(question: Question, gone: ReadonlySet<string>): ReadingPlace[] {
  const options = 'options' in question ? question.options : []
  const places: readonly (readonly [ReadingPlace, boolean])[] = [
    ['show-when', readsCondition(question.showWhen, gone)],
    ['required-when', readsCondition(question.requiredWhen, gone)],
    ['constraint', readsCondition(question.constraint?.when, gone)],
    ['option-show-when', options.some(({ showWhen }) => readsCondition(showWhen, gone))],
    ['computed', question.type === 'computed' && reads(partsOfExpression(question.value), gone)],
    ['piped-text', pipes(question).some((id) => gone.has(id))],
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

function readsCondition(condition: Condition | undefined, gone: ReadonlySet<string>): boolean {
  return condition !== undefined && reads(partsOfCondition(condition), gone)
}

function reads(parts: LogicParts, gone: ReadonlySet<string>): boolean {
  return questionsReadBy(parts).some((id) => gone.has(id))
}

/**
 * A condition without the claims about questions that are gone.
 *
 * Rule    a claim that reads one of them is taken out, whatever else it reads; a group that is empty
 *         afterwards goes as well, and so does the negation of nothing.
 * Returns undefined where nothing is left of it.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function conditionWithout(
  condition: Condition,
  gone: ReadonlySet<string>,
): Condition | undefined {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const of = condition.of.flatMap((part) => conditionWithout(part, gone) ?? [])
      if (of.length === condition.of.length && of.every((part, n) => part === condition.of[n])) {
        return condition
      }
      const [only] = of
      if (only === undefined) return undefined
      return of.length === 1 ? only : { kind: condition.kind, of }
    }
    case 'not': {
      const of = conditionWithout(condition.of, gone)
      return of === condition.of ? condition : of && { kind: 'not', of }
    }
    default:
      return readsCondition(condition, gone) ? undefined : condition
  }
}

/**
 * The document with all conditions freed of claims about questions that are gone.
 *
 * Rule    a constraint whose condition is gone goes with its message. Formulas of computed questions
 *         and piped texts stay as they are: only a person can say what they should be now.
 * Returns the very same document where nothing reads them.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function withoutReadsOf(
  document: ChecklistDocument,
  gone: ReadonlySet<string>,
): ChecklistDocument {
  if (readersOf(document, gone).length === 0) return document
  return { ...document, sections: document.sections.map((section) => freed(section, gone)) }
}

function freed(section: Section, gone: ReadonlySet<string>): Section {
  const questions = section.questions.map((question) =>
    placesOf(question, gone).length === 0 ? question : freedQuestion(question, gone),
  )
  const sections = section.sections.map((inner) => freed(inner, gone))
  return { ...withShowWhen(section, gone), questions, sections }
}

function freedQuestion(question: Question, gone: ReadonlySet<string>): Question {
  const { requiredWhen, constraint, ...rest } = withShowWhen(question, gone)
  const required = requiredWhen && conditionWithout(requiredWhen, gone)
  const when = constraint && conditionWithout(constraint.when, gone)
  const freedOptions =
    'options' in rest ? { options: rest.options.map((option) => withShowWhen(option, gone)) } : {}
  return {
    ...rest,
    ...freedOptions,
    ...(required ? { requiredWhen: required } : {}),
    ...(constraint && when ? { constraint: { ...constraint, when } } : {}),
  } as Question
}

function withShowWhen<Part extends { readonly showWhen?: Condition | undefined }>(
  part: Part,
  gone: ReadonlySet<string>,
): Part {
  if (part.showWhen === undefined) return part
  const { showWhen, ...rest } = part
  const left = conditionWithout(showWhen, gone)
  return (left === undefined ? rest : { ...rest, showWhen: left }) as Part
}
