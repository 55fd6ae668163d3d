import { answerFault } from './answer-check'
import type { Answer, AnswerValue, ChecklistDocument, Question } from './checklist'
import { allQuestions, isNumberQuestion, isUnasked } from './checklist-questions'
import type { Condition, Expression } from './condition'
import { isDecimal } from './decimal'
import { plainDecimalText } from './display-number'
import { Fraction, parseDecimal } from './exact'
import { isOffered } from './form-reading'
import { relevanceOf } from './relevance'

/** So many fills are tried at most: a long checklist must not make one wait. */
const mostTries = 400

/**
 * Answers to questions that are still open, so that the questions which they show appear.
 *
 * Rule    in reading order, each open question that a condition reads takes the first answer after
 *         which most questions are asked, if that is more than without it; numbers are tried at the
 *         bounds that conditions name and one beside them. An answer that breaks the constraint of a
 *         question or withdraws a given one is not taken.
 * Returns only the added answers; none where no condition waits for one.
 * Throws  RangeError for a condition with a number that is no decimal.
 * Source  PRODUCT.md (a trial fill with the score moving).
 */
export function openingAnswers(
  document: ChecklistDocument,
  given: readonly Answer[],
): readonly Answer[] {
  const reads = new ConditionReads(document)
  const answered = new Set(given.map(({ questionId }) => questionId))
  const added: Answer[] = []
  let seen = relevanceOf(document, given)
  let tries = 0
  for (const question of allQuestions(document)) {
    const { id } = question
    if (answered.has(id) || isUnasked(question) || !reads.questions.has(id)) continue
    let best: Answer | null = null
    for (const value of candidatesFor(question, reads)) {
      const answer = answerOf(id, value)
      if (tries >= mostTries || answerFault(question, answer) !== null) continue
      tries += 1
      const next = relevanceOf(document, [...given, ...added, answer])
      if (next.broken.has(id) || next.hidden.size >= seen.hidden.size) continue
      if (!given.every((own) => isOffered(next, own))) continue
      best = answer
      seen = next
    }
    if (best !== null) added.push(best)
  }
  return added
}

/**
 * An answer of nothing but its value.
 *
 * Rule    no N/A, no comment, nothing attached, no time.
 * Returns an answer as the form would hold it.
 * Source  PRODUCT.md (a trial fill with the score moving).
 */
export function answerOf(questionId: string, value: AnswerValue): Answer {
  const nothingElse = { notApplicable: null, comment: null, attachments: [], answeredAt: '' }
  return { questionId, value, ...nothingElse }
}

/** What the conditions of showing read: questions, and the numbers and texts that they compare with. */
class ConditionReads {
  readonly questions = new Set<string>()
  readonly numbers = new Set<string>()
  readonly texts = new Set<string>()

  constructor(document: ChecklistDocument) {
    const sections = [...document.sections]
    for (const section of sections) {
      sections.push(...section.sections)
      this.read(section.showWhen)
      for (const { showWhen } of section.questions) this.read(showWhen)
    }
    // A computed value stands between an answer and the condition that reads it.
    for (const question of allQuestions(document).toReversed()) {
      if (question.type === 'computed' && this.questions.has(question.id)) {
        this.readNumber(question.value)
      }
    }
  }

  private read(condition: Condition | null | undefined): void {
    if (!condition) return
    switch (condition.kind) {
      case 'all':
      case 'any':
        for (const part of condition.of) this.read(part)
        return
      case 'not':
        this.read(condition.of)
        return
      case 'compare':
        this.readNumber(condition.left)
        this.readNumber(condition.right)
        return
      case 'text-is':
        this.texts.add(condition.text)
        this.questions.add(condition.question)
        return
      default:
        this.questions.add(condition.question)
    }
  }

  private readNumber(expression: Expression): void {
    switch (expression.kind) {
      case 'number':
        if (isDecimal(expression.value)) this.numbers.add(expression.value)
        return
      case 'answer':
      case 'chosen-count':
        this.questions.add(expression.question)
        return
      case 'rounded':
        this.readNumber(expression.of)
        return
      case 'if':
        this.read(expression.when)
        this.readNumber(expression.value)
        this.readNumber(expression.otherwise)
        return
      default:
        for (const part of expression.of) this.readNumber(part)
    }
  }
}

function candidatesFor(question: Question, reads: ConditionReads): readonly AnswerValue[] {
  switch (question.type) {
    case 'yes-no':
      return ['yes', 'no'].map((option) => ({ kind: 'choice', option }))
    case 'single':
      return question.options.map(({ id }) => ({ kind: 'choice', option: id }))
    case 'multiple': {
      const all = question.options.map(({ id }) => id)
      return [...all.map((id) => [id]), all].map((options) => ({ kind: 'choices', options }))
    }
    case 'scale':
      return [question.min, question.max, ...numbersFor(reads)].map(numberValue)
    case 'text':
      return [...reads.texts, '–'].map((text) => ({ kind: 'text', text }))
    default:
      return isNumberQuestion(question) ? numbersFor(reads).map(numberValue) : []
  }
}

function numbersFor({ numbers }: ConditionReads): readonly Fraction[] {
  const beside = [...numbers].map(parseDecimal).flatMap((bound) => {
    const { one } = Fraction
    return [bound, bound.plus(one), bound.minus(one)]
  })
  return [...beside, Fraction.zero]
}

function numberValue(number: Fraction | number): AnswerValue {
  const exact = typeof number === 'number' ? Fraction.of(number) : number
  return { kind: 'number', number: plainDecimalText(exact) }
}
