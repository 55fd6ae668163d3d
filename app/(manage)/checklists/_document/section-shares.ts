import type { ChecklistDocument } from '@/lib/core/checklist'
import { isScored, questionsBeneath } from '@/lib/core/checklist-questions'
import { isDecimal } from '@/lib/core/decimal'
import { decimalText, plainDecimalText } from '@/lib/core/display-number'
import { Fraction, parseDecimal } from '@/lib/core/exact'

/** What part of the score the root sections carry, as their weights stand. */
export interface SectionShares {
  /** Percent by section; null for a section of bonus questions, which stands above the hundred. */
  readonly get: (sectionId: string) => string | null | undefined
  /** Sum of the weights; null while one of them is no number. */
  readonly sum: string | null
}

/**
 * The shares of the root sections.
 *
 * Rule    weight of the sum of weights, over the sections that hold a question with points; the sum
 *         need not be 100.
 * Source  SCORING.md, Sections and total.
 */
export function sectionShares(document: ChecklistDocument): SectionShares {
  const shares = new Map<string, string | null>()
  const weighted = document.sections.flatMap((section) => {
    const scored = questionsBeneath(section).filter(isScored)
    if (scored.length === 0) return []
    if (scored.some(({ bonus }) => !bonus)) return [section]
    shares.set(section.id, null)
    return []
  })
  const none = { get: (id: string) => shares.get(id), sum: null }
  if (weighted.some(({ weight }) => !isDecimal(weight))) return none
  const weights = weighted.map(({ id, weight }) => ({ id, weight: parseDecimal(weight) }))
  const sum = weights.reduce((all, { weight }) => all.plus(weight), Fraction.zero)
  if (!sum.isPositive) return none
  for (const { id, weight } of weights) {
    const percent = decimalText(weight.times(Fraction.hundred).dividedBy(sum), 1)
    shares.set(id, percent.replace(/\.0$/, ''))
  }
  return { get: (id) => shares.get(id), sum: plainDecimalText(sum) }
}
