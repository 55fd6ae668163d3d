import type { ChecklistDocument } from '@/lib/core/checklist'
import type { Comparison, Condition, Expression } from '@/lib/core/condition'
import { type ConditionText, conditionText, type QuestionMention } from '@/lib/core/condition-text'
import { isDecimal } from '@/lib/core/decimal'
import { printExpression } from '@/lib/core/expression-text'
import { textFor } from '@/lib/core/localized-text'
import { type QuestionOrder, questionOrder } from '@/lib/core/question-order'

/** Says a text of the namespace `conditions.words` in the reader's language. */
export type SayCondition = (key: ConditionWord, values?: Record<string, string | number>) => string

export type ConditionWord =
  | 'question'
  | 'goneQuestion'
  | 'goneOption'
  | 'nothing'
  | 'yes'
  | 'no'
  | 'quoted'
  | 'and'
  | 'or'
  | 'not'
  | 'always'
  | 'never'
  | 'group'
  | 'answered'
  | 'notAnswered'
  | 'notApplicable'
  | 'applicable'
  | 'chosen'
  | 'notChosen'
  | 'textIs'
  | 'textIsNot'
  | Comparison

/** How a condition is told: the reader's words and numbers. */
export interface ConditionTelling {
  readonly say: SayCondition
  readonly locale: 'ru' | 'en'
  readonly number: (decimal: string) => string
}

/**
 * A condition as one sentence: "question 3: «Yes» and question 7 is above 5". The builder, the
 * read-only views and the comparison of versions say the same.
 */
export function conditionSentence(
  document: ChecklistDocument,
  condition: Condition,
  telling: ConditionTelling,
  order: QuestionOrder = questionOrder(document),
): string {
  return new Teller(order, telling).sentence(conditionText(document, condition, order))
}

/** A formula as it is typed, with the numbers of the document's questions. */
export function formulaText(
  document: ChecklistDocument,
  expression: Expression,
  locale: 'ru' | 'en',
): string {
  const mark = locale === 'ru' ? '№' : '#'
  return printExpression(expression, { order: questionOrder(document), mark })
}

class Teller {
  constructor(
    private readonly order: QuestionOrder,
    private readonly telling: ConditionTelling,
  ) {}

  sentence(text: ConditionText, isInside = false): string {
    const { say } = this.telling
    switch (text.kind) {
      case 'all':
      case 'any': {
        if (text.of.length === 0) return say(text.kind === 'all' ? 'always' : 'never')
        const parts = text.of.map((part) => this.sentence(part, text.of.length > 1))
        const joined = parts.join(say(text.kind === 'all' ? 'and' : 'or'))
        return isInside && parts.length > 1 ? say('group', { text: joined }) : joined
      }
      case 'not':
        return this.negated(text.of)
      default:
        return this.claim(text, true)
    }
  }

  private negated(text: ConditionText): string {
    switch (text.kind) {
      case 'all':
      case 'any':
      case 'not':
      case 'compare':
        return this.telling.say('not', { text: this.sentence(text) })
      default:
        return this.claim(text, false)
    }
  }

  private claim(
    text: Exclude<ConditionText, { kind: 'all' | 'any' | 'not' }>,
    holds: boolean,
  ): string {
    const { say } = this.telling
    switch (text.kind) {
      case 'answered':
        return say(holds ? 'answered' : 'notAnswered', { question: this.question(text.question) })
      case 'not-applicable':
        return say(holds ? 'notApplicable' : 'applicable', {
          question: this.question(text.question),
        })
      case 'chosen': {
        const options = text.options.map((option) => this.option(option.id, option.text))
        const list = options.length === 0 ? say('nothing') : options.join(say('or'))
        const question = this.question(text.question)
        return say(holds ? 'chosen' : 'notChosen', { question, options: list })
      }
      case 'text-is':
        return say(holds ? 'textIs' : 'textIsNot', {
          question: this.question(text.question),
          text: say('quoted', { text: text.text }),
        })
      case 'compare':
        return say(text.operator, { left: this.value(text.left), right: this.value(text.right) })
    }
  }

  private question({ number }: QuestionMention): string {
    const { say } = this.telling
    return number === null ? say('goneQuestion') : say('question', { number })
  }

  private option(id: string, text: Parameters<typeof textFor>[0]): string {
    const { say, locale } = this.telling
    if (text === null && (id === 'yes' || id === 'no')) return say('quoted', { text: say(id) })
    return text === null ? say('goneOption') : say('quoted', { text: textFor(text, locale) || id })
  }

  private value(expression: Expression): string {
    const { number, locale } = this.telling
    if (expression.kind === 'number') {
      return isDecimal(expression.value) ? number(expression.value) : expression.value
    }
    if (expression.kind === 'answer') {
      const mention = { id: expression.question, text: null }
      return this.question({ ...mention, number: this.order.numberOf(expression.question) })
    }
    const mark = locale === 'ru' ? '№' : '#'
    return printExpression(expression, { order: this.order, mark })
  }
}
