import type { ChecklistDocument, Localized, Question } from './checklist'
import type { Comparison, Condition, Expression } from './condition'
import { type QuestionOrder, questionOrder } from './question-order'

/** A question as a condition mentions it; number and text are null for one that is gone. */
export interface QuestionMention {
  readonly id: string
  readonly number: number | null
  readonly text: Localized | null
}

/** An option as a condition mentions it; "yes" and "no" have no text of their own. */
export interface OptionMention {
  readonly id: string
  readonly text: Localized | null
}

/** A condition with the questions and options that it means, for a screen to word. */
export type ConditionText =
  | { readonly kind: 'all' | 'any'; readonly of: readonly ConditionText[] }
  | { readonly kind: 'not'; readonly of: ConditionText }
  | { readonly kind: 'answered' | 'not-applicable'; readonly question: QuestionMention }
  | {
      readonly kind: 'chosen'
      readonly question: QuestionMention
      readonly options: readonly OptionMention[]
    }
  | { readonly kind: 'text-is'; readonly question: QuestionMention; readonly text: string }
  | {
      readonly kind: 'compare'
      readonly left: Expression
      readonly operator: Comparison
      readonly right: Expression
      /** Set where the left side is just the number that a question was answered with. */
      readonly question: QuestionMention | null
    }

/**
 * What a condition says, with its questions and options found in the document.
 *
 * Rule    nothing is left out: a question or an option that is gone is mentioned by its identifier.
 * Returns the shape of the condition; texts as the checklist has them, in all its languages.
 * Source  SCORING.md, Answers (hidden by branching).
 */
export function conditionText(
  document: ChecklistDocument,
  condition: Condition,
  order: QuestionOrder = questionOrder(document),
): ConditionText {
  const mention = (id: string) => mentionOf(order, id)
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        kind: condition.kind,
        of: condition.of.map((part) => conditionText(document, part, order)),
      }
    case 'not':
      return { kind: 'not', of: conditionText(document, condition.of, order) }
    case 'answered':
    case 'not-applicable':
      return { kind: condition.kind, question: mention(condition.question) }
    case 'chosen': {
      const question = order.byId(condition.question)
      const options = condition.options.map((id) => ({ id, text: optionText(question, id) }))
      return { kind: 'chosen', question: mention(condition.question), options }
    }
    case 'text-is':
      return { kind: 'text-is', question: mention(condition.question), text: condition.text }
    case 'compare': {
      const { left, operator, right } = condition
      const question = left.kind === 'answer' ? mention(left.question) : null
      return { kind: 'compare', left, operator, right, question }
    }
  }
}

function mentionOf(order: QuestionOrder, id: string): QuestionMention {
  return { id, number: order.numberOf(id), text: order.byId(id)?.text ?? null }
}

function optionText(question: Question | null, optionId: string): Localized | null {
  if (question === null || !('options' in question)) return null
  return question.options.find(({ id }) => id === optionId)?.text ?? null
}
