import { pairRuleOf } from './answer-pair'
import type { Option, Question, Section } from './checklist'
import { questionsBeneath } from './checklist-questions'
import { isDecimal } from './decimal'
import { plainDecimalText } from './display-number'
import { numbersOf } from './effective-weights'
import { Fraction, parseDecimal } from './exact'

/**
 * Points that the best answer to a question is possible of, before the weight.
 *
 * Rule    what a question counts in its section is its weight times these points.
 * Units   points.
 * Returns null for a question that has no part in the possible points (it informs, or is a bonus),
 *         and while one of its numbers is no decimal.
 * Source  SCORING.md, Answers.
 */
export function bestPointsOf(question: Question): Fraction | null {
  const known = knownPoints.get(question)
  if (known !== undefined) return known
  const points = possiblePointsOf(question)
  knownPoints.set(question, points)
  return points
}

/** An edit elsewhere leaves a question the one that it was, and its points with it. */
const knownPoints = new WeakMap<Question, Fraction | null>()

function possiblePointsOf(question: Question): Fraction | null {
  if (!numbersOf(question).every(isDecimal)) return null
  const possible = pairRuleOf(question)?.possible
  return possible?.isPositive ? possible : null
}

/** The smallest and the largest points of a best answer where they differ. */
export interface PointsApart {
  readonly least: Fraction
  readonly most: Fraction
}

/**
 * Whether the weights of a section's questions compare with each other.
 *
 * Rule    they do while the best answers have equal points: else a weight twice as large need not
 *         count twice as much.
 * Units   points.
 * Returns null where they compare.
 * Source  SCORING.md, Answers, Sections and total.
 */
export function pointsApartIn(root: Section): PointsApart | null {
  const all = questionsBeneath(root).flatMap((question) => bestPointsOf(question) ?? [])
  const [first] = all
  if (first === undefined) return null
  const least = all.reduce((a, b) => (b.isBelow(a) ? b : a), first)
  const most = all.reduce((a, b) => (a.isBelow(b) ? b : a), first)
  return least.equals(most) ? null : { least, most }
}

/**
 * The section with its points scaled so that every best answer has one point; weights stay.
 *
 * Rule    every points of a question are divided by those of its best answer, so that each answer
 *         keeps its part of the full credit, and the weights alone say what counts how much.
 * Units   points.
 * Returns null where that is not exact in nine places (thirds), or where it would make the rows of
 *         a table unequal.
 * Source  SCORING.md, Answers; the format of decimals.
 */
export function withEvenPoints(root: Section): Section | null {
  const scaled = root.questions.map(scaledToOne)
  const inner = root.sections.map(withEvenPoints)
  if (!scaled.every((question) => question !== null)) return null
  if (!inner.every((section) => section !== null)) return null
  const isMatrix = root.layout === 'matrix'
  const touched = scaled.filter((question, place) => question !== root.questions[place])
  if (isMatrix && touched.length > 0 && touched.length < scaled.length) return null
  return { ...root, questions: scaled, sections: inner }
}

/** The very same question where there is nothing to scale. */
function scaledToOne(question: Question): Question | null {
  const best = bestPointsOf(question)
  if (best === null || best.equals(Fraction.one)) return question
  const scale = (points: string) => dividedText(points, best)
  if (question.type === 'yes-no') {
    const [yes, no] = [scale(question.yes), scale(question.no)]
    return yes === null || no === null ? null : { ...question, yes, no }
  }
  if (!('options' in question)) return question
  const options = question.options.map((option) => scaledOption(option, scale))
  return options.every((option) => option !== null) ? { ...question, options } : null
}

function scaledOption(option: Option, scale: (points: string) => string | null): Option | null {
  const points = scale(option.points)
  if (points === null) return null
  if (option.possible === undefined) return { ...option, points }
  const possible = scale(option.possible)
  return possible === null ? null : { ...option, points, possible }
}

function dividedText(points: string, by: Fraction): string | null {
  const value = parseDecimal(points).dividedBy(by)
  return 10n ** 9n % value.d === 0n ? plainDecimalText(value) : null
}
