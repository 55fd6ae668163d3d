import { answerFault } from './answer-check'
import { type Pair, pairRuleOf } from './answer-pair'
import type { Answer, AnswerValue, ChecklistDocument, NumberRule, Question } from './checklist'
import { allQuestions, isNumberQuestion, isUnasked } from './checklist-questions'
import { plainDecimalText } from './display-number'
import { Fraction, parseDecimal } from './exact'
import { answerOf, openingAnswers } from './opening-answers'
import { relevanceOf } from './relevance'
import { pairOfValue } from './value-pair'

export type Extreme = 'best' | 'worst'

/**
 * Answers that earn as much, or as little, as each scored question allows: to try a checklist out.
 *
 * Rule    question by question the answer of the highest or lowest credit among those offered beside
 *         the others. What is not scored is answered only where that shows questions further down,
 *         else it stays open. Branching is followed, so what an answer hides is not answered. No
 *         answer is N/A.
 * Throws  RangeError for a checklist with numbers that are no decimals.
 * Source  PRODUCT.md (a trial fill with the score moving).
 */
export function extremeAnswers(document: ChecklistDocument, extreme: Extreme): readonly Answer[] {
  const scored = scoredAnswers(document, extreme)
  return [...scored, ...openingAnswers(document, scored)]
}

function scoredAnswers(document: ChecklistDocument, extreme: Extreme): readonly Answer[] {
  const questions = allQuestions(document)
  const nothingWithheld: ReadonlySet<string> = new Set()
  let answers = questions.flatMap((question) => extremeOf(question, extreme, nothingWithheld) ?? [])
  // An exchanged answer may withdraw options further down, never further up.
  for (let round = 0; round < questions.length; round += 1) {
    const { withheld } = relevanceOf(document, answers)
    const next = questions.flatMap(
      (question) =>
        extremeOf(question, extreme, withheld.get(question.id) ?? nothingWithheld) ?? [],
    )
    if (JSON.stringify(next) === JSON.stringify(answers)) break
    answers = next
  }
  return answers
}

function extremeOf(
  question: Question,
  extreme: Extreme,
  withheld: ReadonlySet<string>,
): Answer | null {
  if (isUnasked(question)) return null
  const rule = pairRuleOf(question)
  if (rule === null) return null
  let found: { answer: Answer; pair: Pair } | null = null
  for (const value of candidates(question, extreme, withheld)) {
    const answer = answerOf(question.id, value)
    if (answerFault(question, answer) !== null) continue
    const pair = pairOfValue({ rule }, value)
    if (pair === null) continue
    if (found === null || isMore(pair, found.pair, extreme)) found = { answer, pair }
  }
  return found?.answer ?? null
}

function isMore(pair: Pair, than: Pair, extreme: Extreme): boolean {
  // Without anything possible, points alone tell.
  const isBare = pair.possible.isZero || than.possible.isZero
  const left = isBare ? pair.earned : pair.earned.times(than.possible)
  const right = isBare ? than.earned : than.earned.times(pair.possible)
  return extreme === 'best' ? right.isBelow(left) : left.isBelow(right)
}

function candidates(
  question: Question,
  extreme: Extreme,
  withheld: ReadonlySet<string>,
): readonly AnswerValue[] {
  switch (question.type) {
    case 'yes-no':
      return ['yes', 'no'].map((option) => ({ kind: 'choice', option }))
    case 'single':
      return question.options
        .filter(({ id }) => !withheld.has(id))
        .map(({ id }) => ({ kind: 'choice', option: id }))
    case 'multiple':
      return multipleCandidates(question, extreme, withheld)
    case 'scale':
      return Array.from({ length: Math.min(question.max - question.min, 1000) + 1 }, (_, step) =>
        numberValue(Fraction.of(question.min + step)),
      )
    default:
      return isNumberQuestion(question) && question.rule ? tellingNumbers(question.rule) : []
  }
}

/** All options that add, or all that take away; one alone where there are none of them. */
function multipleCandidates(
  question: Question & { type: 'multiple' },
  extreme: Extreme,
  withheld: ReadonlySet<string>,
): readonly AnswerValue[] {
  const offered = question.options.filter(({ id }) => !withheld.has(id))
  const wanted = offered.filter(({ points }) => {
    const own = parseDecimal(points)
    return extreme === 'best' ? own.isPositive : own.isNegative
  })
  const groups = wanted.length > 0 ? [wanted] : offered.map((option) => [option])
  return groups.map((group) => ({ kind: 'choices', options: group.map(({ id }) => id) }))
}

/** Numbers at which a rule's credit can change, and the ones beside them. */
function tellingNumbers(rule: NumberRule): readonly AnswerValue[] {
  const marks =
    rule.kind === 'linear' ? [rule.fullAt, rule.zeroAt] : rule.bands.map(({ upTo }) => upTo)
  const around = marks.map(parseDecimal).flatMap((mark) => [mark, mark.plus(Fraction.one)])
  return [...around, Fraction.zero, Fraction.hundred].map(numberValue)
}

function numberValue(number: Fraction): AnswerValue {
  return { kind: 'number', number: plainDecimalText(number) }
}
