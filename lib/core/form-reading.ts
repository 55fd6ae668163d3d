import type { Answer, ChecklistDocument, Option, Question, Section } from './checklist'
import type { KnownAnswers } from './condition'

/** Identifiers of questions, or of sections with all beneath them, that branching hides. */
export type Hidden = ReadonlySet<string>

/** What the answers so far make of a checklist: what is asked, offered, required and worked out. */
export interface Relevance {
  /** Sections and questions that are not asked; of a hidden section only its own identifier. */
  readonly hidden: Hidden
  /** Questions whose `requiredWhen` holds. */
  readonly required: ReadonlySet<string>
  /** Of a question whose options depend on others: the options that are not offered now. */
  readonly withheld: ReadonlyMap<string, ReadonlySet<string>>
  /** Answered questions whose answer does not fulfil the constraint. */
  readonly broken: ReadonlySet<string>
  /** The values of computed questions, as answers; a missing value is no answer. */
  readonly computed: readonly Answer[]
  /** What conditions could see when everything had been read. */
  readonly known: KnownAnswers
}

const nothing: ReadonlySet<string> = new Set<string>()

/** What a checklist without logic makes of any answers. */
export const noRelevance: Relevance = {
  hidden: nothing,
  required: nothing,
  withheld: new Map(),
  broken: nothing,
  computed: [],
  known: new Map(),
}

/**
 * Whether a checklist depends on its answers.
 *
 * Rule    conditions of sections, questions and options, constraints and computed values make it;
 *         presets and piped texts do not.
 * Returns false: every answer is read as it stands, and nothing need be worked out.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function hasLogic(document: ChecklistDocument): boolean {
  return document.sections.some(sectionHasLogic)
}

function sectionHasLogic(section: Section): boolean {
  return (
    section.showWhen !== undefined ||
    section.questions.some(questionHasLogic) ||
    section.sections.some(sectionHasLogic)
  )
}

function questionHasLogic(question: Question): boolean {
  const hasConditions =
    question.showWhen !== undefined ||
    question.requiredWhen !== undefined ||
    question.constraint !== undefined
  return hasConditions || question.type === 'computed' || withheldOptions(question).length > 0
}

/**
 * The options of a question that depend on other answers.
 *
 * Rule    those with a condition of their own.
 * Returns none for a question without options.
 * Source  PHONE.md, The form (branching).
 */
export function withheldOptions(question: Question): readonly Option[] {
  return 'options' in question ? question.options.filter(({ showWhen }) => showWhen) : []
}

/**
 * False for an answer that chooses an option which is not offered beside the other answers.
 *
 * Rule    N/A sets the value aside, so whatever stands beside it chooses nothing.
 * Returns true for an answer that chooses nothing.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function isOffered(
  { withheld }: Pick<Relevance, 'withheld'>,
  { questionId, value, notApplicable }: Answer,
): boolean {
  const own = withheld.get(questionId)
  if (own === undefined || value === null || notApplicable !== null) return true
  if (value.kind === 'choice') return !own.has(value.option)
  return value.kind !== 'choices' || value.options.every((option) => !own.has(option))
}

/** How the answers of a form are read: what they make of the checklist, and which of them are low. */
export interface FormReading {
  relevanceOf(document: ChecklistDocument, answers: readonly Answer[]): Relevance
  isBelowFull(question: Question, answer: Answer): boolean
  /** What stays ticked of several options when `last` was ticked or unticked. */
  tickedWith(question: Question, ticked: readonly string[], last: string): readonly string[]
}

/**
 * The reading of a form in which no answer changes what is asked: `wantsReading` says of which.
 *
 * Rule    nothing is hidden, required, withheld or computed, and no question asks whether its answer is low.
 * Source  PHONE.md, The form.
 */
export const plainReading: FormReading = {
  relevanceOf: () => noRelevance,
  isBelowFull: () => false,
  tickedWith: (_, ticked) => ticked,
}

/**
 * Whether a form needs more than `plainReading`.
 *
 * Rule    logic, or a comment or photo that is asked for with a low answer.
 * Returns false: `plainReading` finds what `fullReading` would.
 * Source  PHONE.md, The form.
 */
export function wantsReading(document: ChecklistDocument): boolean {
  return hasLogic(document) || document.sections.some(asksForLow)
}

function asksForLow({ questions, sections }: Section): boolean {
  return (
    questions.some(
      ({ commentRequired, photo }) => commentRequired === 'low' || photo === 'required-low',
    ) || sections.some(asksForLow)
  )
}
