import { pairRuleOf } from './answer-pair'
import type { ChecklistDocument, Question, Section } from './checklist'
import { isScored, questionsBeneath } from './checklist-questions'
import { isDecimal } from './decimal'
import { Fraction, parseDecimal } from './exact'

/**
 * What part of the total every question carries when the whole checklist is asked and answered.
 *
 * Rule    weighted-sections: the root section's weight of the sum of weights, times the question's
 *         possible points with its weight of those of its root section; sections without possible
 *         points stay out of the sum. total-points: possible points with weight and factor, of all.
 *         A bonus question has nothing possible and carries 0.
 * Units   fraction of 1.
 * Returns only questions with points; null while a number of the checklist is no decimal, or when
 *         nothing can be reached at all.
 * Source  SCORING.md, Answers, Sections and total.
 */
export function effectiveWeights(
  document: ChecklistDocument,
): ReadonlyMap<string, Fraction> | null {
  const roots = document.sections.map(rootPoints)
  if (!roots.every((root) => root !== null)) return null
  const isWeighted = document.policies.method === 'weighted-sections'
  const counting = roots.filter(({ possible }) => possible.isPositive)
  const whole = sum(
    counting.map(({ weight, possible }) => (isWeighted ? weight : weight.times(possible))),
  )
  if (!whole.isPositive) return null
  const shares = new Map<string, Fraction>()
  for (const { weight, possible, questions } of roots) {
    for (const [id, own] of questions) {
      const part = isWeighted && possible.isPositive ? own.dividedBy(possible) : own
      shares.set(id, part.times(weight).dividedBy(whole))
    }
  }
  return shares
}

interface RootPoints {
  readonly weight: Fraction
  readonly possible: Fraction
  readonly questions: readonly (readonly [string, Fraction])[]
}

function rootPoints(section: Section): RootPoints | null {
  if (!isDecimal(section.weight)) return null
  const scored = questionsBeneath(section).filter(isScored)
  if (!scored.every((question) => numbersOf(question).every(isDecimal))) return null
  const questions = scored.map((question) => [question.id, possibleOf(question)] as const)
  const possible = sum(questions.map(([, own]) => own))
  return { weight: parseDecimal(section.weight), possible, questions }
}

function possibleOf(question: Question): Fraction {
  const rule = pairRuleOf(question)
  return rule === null ? Fraction.zero : rule.possible.times(parseDecimal(question.weight))
}

/**
 * Every decimal that the points of a question are made of, its weight first.
 *
 * Rule    points of yes and no, of every option with its own possible points, ends and bands of a
 *         scale, the rule of a number; a question that only informs has its weight alone.
 * Units   as they stand in the document; a draft's may be no decimals yet.
 * Returns texts.
 * Source  SCORING.md, Answers.
 */
export function numbersOf(question: Question): readonly string[] {
  const { weight } = question
  switch (question.type) {
    case 'yes-no':
      return [weight, question.yes, question.no]
    case 'single':
    case 'multiple':
      return [
        weight,
        ...question.options.flatMap(({ points, possible }) => [points, possible ?? '0']),
      ]
    case 'scale':
      return [
        weight,
        ...scaleEnds(question),
        ...(question.bands ? numbersOfRule(question.bands) : []),
      ]
    default:
      return [weight, ...('rule' in question && question.rule ? numbersOfRule(question.rule) : [])]
  }
}

/** An end that is no whole number is written so that nobody takes it for a decimal. */
function scaleEnds({ min, max }: { readonly min: number; readonly max: number }): string[] {
  return [min, max].map((end) => (Number.isSafeInteger(end) ? String(end) : `not whole: ${end}`))
}

type Rule = NonNullable<Extract<Question, { type: 'number' }>['rule']>

function numbersOfRule(rule: Rule): readonly string[] {
  if (rule.kind === 'linear') return [rule.zeroAt, rule.fullAt]
  return [...rule.bands.flatMap(({ upTo, credit }) => [upTo, credit]), rule.otherwise]
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce((all, value) => all.plus(value), Fraction.zero)
}
