import { bestPointsOf } from '@/lib/core/best-points'
import type { ChecklistDocument, Section } from '@/lib/core/checklist'
import { questionsBeneath } from '@/lib/core/checklist-questions'
import { decimalText, pointsText } from '@/lib/core/display-number'
import { effectiveWeights } from '@/lib/core/effective-weights'
import { Fraction, parseDecimal, sumOf } from '@/lib/core/exact'

/** A question's part of the score, and the figures that make it; decimals as texts. */
export interface QuestionShareFigures {
  readonly percent: string
  readonly weight: string
  /** Of the best answer, before the weight. */
  readonly points: string
  readonly product: string
  /** Of all questions of the root section. */
  readonly sum: string
}

export interface QuestionShares {
  /** Nothing for a question without a share: one that informs, or a bonus. */
  readonly get: (questionId: string) => QuestionShareFigures | undefined
}

const noShares: QuestionShares = { get: () => undefined }

/**
 * The parts that the questions have in the score, as weights and points stand.
 *
 * Rule    weight times points of the best answer, of the same in the root section; the percent is
 *         of the whole score.
 * Returns nothing while a number of the checklist is no decimal; no bonus questions. The figures of a
 *         question are written when they are asked for: of a long checklist few are in sight.
 * Source  SCORING.md, Answers, Sections and total.
 */
export function questionShares(document: ChecklistDocument): QuestionShares {
  const whole = effectiveWeights(document)
  if (whole === null) return noShares
  const counted = new Map(document.sections.flatMap(countedIn))
  return {
    get: (questionId) => {
      const own = counted.get(questionId)
      return own && figuresOf(own, whole.get(questionId) ?? Fraction.zero)
    },
  }
}

interface CountedQuestion {
  readonly weight: Fraction
  readonly points: Fraction
  readonly product: Fraction
  /** Of the root section, shared by its questions. */
  readonly sum: Fraction
}

function countedIn(root: Section): readonly (readonly [string, CountedQuestion])[] {
  const own = questionsBeneath(root).flatMap((question) => {
    const points = bestPointsOf(question)
    if (points === null) return []
    const weight = parseDecimal(question.weight)
    return [{ id: question.id, weight, points, product: weight.times(points) }]
  })
  const sum = sumOf(own.map(({ product }) => product))
  return own.map(({ id, ...figures }) => [id, { ...figures, sum }] as const)
}

function figuresOf(
  { weight, points, product, sum }: CountedQuestion,
  share: Fraction,
): QuestionShareFigures {
  return {
    percent: decimalText(share.times(Fraction.hundred), 2).replace(/\.?0+$/, ''),
    weight: pointsText(weight),
    points: pointsText(points),
    product: pointsText(product),
    sum: pointsText(sum),
  }
}
