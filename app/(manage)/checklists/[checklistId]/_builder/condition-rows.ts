import type { Question } from '@/lib/core/checklist'
import type { Comparison, Condition } from '@/lib/core/condition'
import { hasNumber, optionIdsOf } from '@/lib/core/question-order'

/** What can be said of one question in a row of the condition editor. */
export type Verb =
  | 'chosen'
  | 'not-chosen'
  | 'answered'
  | 'not-answered'
  | 'not-applicable'
  | 'applicable'
  | 'text-is'
  | 'text-is-not'
  | Comparison
  | 'count-at-least'
  | 'count-at-most'
  | 'count-equal'

/** A claim about one question, as a row shows it. */
export interface Claim {
  readonly question: string
  readonly verb: Verb
  /** Chosen options; empty for other verbs. */
  readonly options: readonly string[]
  /** The number that is compared with, or the text. */
  readonly value: string
}

const numberVerbs: readonly Verb[] = ['at-least', 'at-most', 'above', 'below', 'equal', 'not-equal']

/** What can be said of a question, the most frequent first. */
export function verbsFor(question: Question): readonly Verb[] {
  return [
    ...(optionIdsOf(question).length > 0 ? (['chosen', 'not-chosen'] as const) : []),
    ...(question.type === 'multiple'
      ? (['count-at-least', 'count-at-most', 'count-equal'] as const)
      : []),
    ...(hasNumber(question) ? numberVerbs : []),
    ...(hasText(question) ? (['text-is', 'text-is-not'] as const) : []),
    'answered',
    'not-answered',
    ...(question.allowNotApplicable ? (['not-applicable', 'applicable'] as const) : []),
  ]
}

function hasText({ type }: Question): boolean {
  return type === 'text' || type === 'date' || type === 'time'
}

/** A claim to begin with, or the same claim about another question as far as it can be made. */
export function claimAbout(question: Question, before: Claim | null = null): Claim {
  const verbs = verbsFor(question)
  const verb = before && verbs.includes(before.verb) ? before.verb : (verbs[0] ?? 'answered')
  return asVerb(
    { question: question.id, verb, options: [], value: before?.value ?? '' },
    question,
    verb,
  )
}

/** The claim with another verb; what both say of the answer stays. */
export function asVerb(claim: Claim, question: Question, verb: Verb): Claim {
  const known = optionIdsOf(question)
  const kept = claim.options.filter((option) => known.includes(option))
  const isChoice = verb === 'chosen' || verb === 'not-chosen'
  const isNumber = verb.startsWith('count-') || numberVerbs.includes(verb)
  return {
    question: question.id,
    verb,
    options: isChoice ? (kept.length > 0 ? kept : known.slice(0, 1)) : [],
    value: isNumber && claim.value === '' ? '0' : claim.value,
  }
}

/** The condition that a row stands for. */
export function conditionOf({ question, verb, options, value }: Claim): Condition {
  switch (verb) {
    case 'chosen':
      return { kind: 'chosen', question, options }
    case 'not-chosen':
      return { kind: 'not', of: { kind: 'chosen', question, options } }
    case 'answered':
    case 'not-applicable':
      return { kind: verb, question }
    case 'not-answered':
      return { kind: 'not', of: { kind: 'answered', question } }
    case 'applicable':
      return { kind: 'not', of: { kind: 'not-applicable', question } }
    case 'text-is':
      return { kind: 'text-is', question, text: value }
    case 'text-is-not':
      return { kind: 'not', of: { kind: 'text-is', question, text: value } }
    case 'count-at-least':
    case 'count-at-most':
    case 'count-equal': {
      const operator = countOperators[verb]
      return {
        kind: 'compare',
        left: { kind: 'chosen-count', question },
        operator,
        right: number(value),
      }
    }
    default:
      return {
        kind: 'compare',
        left: { kind: 'answer', question },
        operator: verb,
        right: number(value),
      }
  }
}

const countOperators = {
  'count-at-least': 'at-least',
  'count-at-most': 'at-most',
  'count-equal': 'equal',
} as const

function number(value: string) {
  return { kind: 'number', value } as const
}

/** The row that a condition is shown as; null for what only a formula can say. */
export function claimOf(condition: Condition): Claim | null {
  switch (condition.kind) {
    case 'chosen':
      return { question: condition.question, verb: 'chosen', options: condition.options, value: '' }
    case 'answered':
    case 'not-applicable':
      return { question: condition.question, verb: condition.kind, options: [], value: '' }
    case 'text-is':
      return { question: condition.question, verb: 'text-is', options: [], value: condition.text }
    case 'compare':
      return comparedClaim(condition)
    case 'not':
      return negatedClaim(condition.of)
    default:
      return null
  }
}

const negated: Partial<Record<Verb, Verb>> = {
  chosen: 'not-chosen',
  answered: 'not-answered',
  'not-applicable': 'applicable',
  'text-is': 'text-is-not',
}

function negatedClaim(condition: Condition): Claim | null {
  const claim = condition.kind === 'not' ? null : claimOf(condition)
  const verb = claim && negated[claim.verb]
  return verb ? { ...claim, verb } : null
}

function comparedClaim({ left, operator, right }: Condition & { kind: 'compare' }): Claim | null {
  if (right.kind !== 'number') return null
  const { value } = right
  if (left.kind === 'answer') return { question: left.question, verb: operator, options: [], value }
  if (left.kind !== 'chosen-count') return null
  const count = (['count-at-least', 'count-at-most', 'count-equal'] as const).find(
    (verb) => countOperators[verb] === operator,
  )
  return count ? { question: left.question, verb: count, options: [], value } : null
}

/** A formula that nobody has written yet: it compares nothing, and the remarks ask for numbers. */
export const blankFormula: Condition = {
  kind: 'compare',
  left: { kind: 'number', value: '' },
  operator: 'equal',
  right: { kind: 'number', value: '' },
}

export function isBlank(condition: Condition): boolean {
  if (condition.kind !== 'compare') return false
  const { left, right } = condition
  return [left, right].every((side) => side.kind === 'number' && side.value === '')
}

export type Join = 'all' | 'any' | 'none' | 'not-all'

export interface ConditionGroup {
  readonly join: Join
  readonly of: readonly Condition[]
}

/** The group that a condition is shown as; null for a single claim or formula. */
export function groupOf(condition: Condition): ConditionGroup | null {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { join: condition.kind, of: condition.of }
    case 'not': {
      const { of } = condition
      if (of.kind === 'any') return { join: 'none', of: of.of }
      if (of.kind === 'all') return { join: 'not-all', of: of.of }
      return claimOf(condition) === null ? { join: 'none', of: [of] } : null
    }
    default:
      return null
  }
}

export function conditionOfGroup({ join, of }: ConditionGroup): Condition {
  switch (join) {
    case 'all':
    case 'any':
      return { kind: join, of }
    case 'none':
      return { kind: 'not', of: { kind: 'any', of } }
    case 'not-all':
      return { kind: 'not', of: { kind: 'all', of } }
  }
}
