import { answerFault, isUnanswered } from './answer-check'
import { type Pair, type PairRule, pairRuleOf } from './answer-pair'
import type { Answer, Question } from './checklist'
import { pairOfValue } from './value-pair'

/**
 * Whether an answer's credit is below full: the best the question gives, at most 100 %.
 *
 * Rule    earned over possible compared exactly with that of the question's full pair.
 * Returns false for N/A, for no answer, for an answer that cannot stand and for a bonus question.
 * Source  PHONE.md, The form (evidence required on a low answer); SCORING.md, Answers.
 */
export function isBelowFull(question: Question, answer: Answer): boolean {
  const rule = keptRuleOf(question)
  if (rule === null || answer.value === null || answer.notApplicable !== null) return false
  if (answerFault(question, answer) !== null || isUnanswered(question, answer)) return false
  const pair = pairOfValue({ rule }, answer.value)
  return pair !== null && isLess(pair, rule.full)
}

/** Questions are never changed in place; a form asks for their rules with every answer. */
const rules = new WeakMap<Question, PairRule | null>()

function keptRuleOf(question: Question): PairRule | null {
  const known = rules.get(question)
  if (known !== undefined) return known
  const rule = pairRuleOf(question)
  rules.set(question, rule)
  return rule
}

function isLess(pair: Pair, full: Pair): boolean {
  return pair.earned.times(full.possible).isBelow(full.earned.times(pair.possible))
}
