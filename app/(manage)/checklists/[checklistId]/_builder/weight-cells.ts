import type { ChecklistDocument, Question, Section } from '@/lib/core/checklist'
import { isDecimal } from '@/lib/core/decimal'

/** One number of the grid: a weight, or the points of "yes", "no" or an option. */
export interface WeightCell {
  readonly nodeId: string
  /** null: the weight; else the option, "yes" and "no" too. */
  readonly option: string | null
}

export interface WeightChange extends WeightCell {
  readonly value: string
}

/** What can be kept of what was typed: a cell that holds no number waits until it does. */
export function readableChanges(changes: readonly WeightChange[]): readonly WeightChange[] {
  return changes.filter(({ value }) => isDecimal(value))
}

/** The document with other weights and points; the very same one where nothing is different. */
export function setWeights(
  document: ChecklistDocument,
  changes: readonly WeightChange[],
): ChecklistDocument {
  const byNode = new Map<string, WeightChange[]>()
  for (const change of changes) {
    const own = byNode.get(change.nodeId) ?? []
    own.push(change)
    byNode.set(change.nodeId, own)
  }
  const sections = mapKept(document.sections, (section) => weighSection(section, byNode))
  return sections === document.sections ? document : { ...document, sections }
}

type Changes = ReadonlyMap<string, readonly WeightChange[]>

function weighSection(section: Section, changes: Changes): Section {
  const weight = changes.get(section.id)?.at(-1)?.value ?? section.weight
  const questions = mapKept(section.questions, (question) => {
    const own = changes.get(question.id) ?? []
    return own.reduce(weighQuestion, question)
  })
  const sections = mapKept(section.sections, (inner) => weighSection(inner, changes))
  const isSame =
    weight === section.weight && questions === section.questions && sections === section.sections
  return isSame ? section : { ...section, weight, questions, sections }
}

function weighQuestion(question: Question, { option, value }: WeightChange): Question {
  if (numberIn(question, option) === value) return question
  if (option === null) return { ...question, weight: value }
  if (question.type === 'yes-no') return { ...question, [option === 'yes' ? 'yes' : 'no']: value }
  if (!('options' in question)) return question
  const options = question.options.map((one) =>
    one.id === option ? { ...one, points: value } : one,
  )
  return { ...question, options }
}

/** The number that stands in a cell; undefined where there is no such cell. */
export function numberIn(question: Question, option: string | null): string | undefined {
  if (option === null) return question.weight
  if (question.type === 'yes-no') return option === 'yes' ? question.yes : question.no
  if (!('options' in question)) return undefined
  return question.options.find(({ id }) => id === option)?.points
}

/** A list with its items changed; the very same list where every item stayed itself. */
function mapKept<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  let isChanged = false
  const next = items.map((item) => {
    const own = change(item)
    if (own !== item) isChanged = true
    return own
  })
  return isChanged ? next : items
}
