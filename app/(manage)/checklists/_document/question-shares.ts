import { bestPointsOf } from '@/lib/core/best-points'
import type { ChecklistDocument } from '@/lib/core/checklist'
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

export type QuestionShares = ReadonlyMap<string, QuestionShareFigures>

/**
 * The parts that the questions have in the score, as weights and points stand.
 *
 * Rule    weight times points of the best answer, of the same in the root section; the percent is
 *         of the whole score.
 * Returns nothing while a number of the checklist is no decimal; no bonus questions.
 * Source  SCORING.md, Answers, Sections and total.
 */
export function questionShares(document: ChecklistDocument): QuestionShares {
  const whole = effectiveWeights(document)
  const shares = new Map<string, QuestionShareFigures>()
  if (whole === null) return shares
  for (const section of document.sections) {
    const own = questionsBeneath(section).flatMap((question) => {
      const points = bestPointsOf(question)
      if (points === null) return []
      const weight = parseDecimal(question.weight)
      return [{ id: question.id, weight, points, product: weight.times(points) }]
    })
    const sum = pointsText(sumOf(own.map(({ product }) => product)))
    for (const { id, weight, points, product } of own) {
      const share = (whole.get(id) ?? Fraction.zero).times(Fraction.hundred)
      shares.set(id, {
        percent: decimalText(share, 2).replace(/\.?0+$/, ''),
        weight: pointsText(weight),
        points: pointsText(points),
        product: pointsText(product),
        sum,
      })
    }
  }
  return shares
}
