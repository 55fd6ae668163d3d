import type { Decimal } from './checklist'
import { decimalText } from './display-number'
import { Fraction, parseFraction } from './exact'
import {
  deviationOfPart,
  intervalOf,
  type OneVisit,
  sureOfOneVisit,
  type VisitNoise,
} from './reliability'
import type { ScoreResult, SectionScore } from './score-result'

/** Where the level of a section lies, judged from one visit. */
export interface SectionInterval {
  readonly id: string
  /** Percent with two places. */
  readonly low: Decimal
  readonly high: Decimal
}

/** How sure a visit's own scores are: the total's, and each section's. */
export interface SureVisit extends OneVisit {
  readonly sections: readonly SectionInterval[]
}

/**
 * How sure the scores of a single visit are.
 *
 * Rule    the total as a sample of one; a section the same with the noise of its part of the total
 *         (`deviationOfPart`), an inner section with its part of the root section's possible points.
 * Units   percent.
 * Returns null without a total; no interval for a section without a score or without a part.
 * Source  SCORING.md, From visits to a period score (interval).
 */
export function sureOfVisit(
  { total, sections }: Pick<ScoreResult, 'total' | 'sections'>,
  noise: VisitNoise,
): SureVisit | null {
  if (total === null) return null
  const byId = new Map(sections.map((section) => [section.id, section]))
  return {
    ...sureOfOneVisit(parseFraction(total.exact), noise),
    sections: sections.flatMap((section): SectionInterval[] => {
      const part = partOf(section, byId)
      if (section.score === null || part === null) return []
      const deviation = deviationOfPart(noise.deviation, part)
      const { low, high } = intervalOf(parseFraction(section.score.exact), 1, deviation)
      return [{ id: section.id, low: decimalText(low), high: decimalText(high) }]
    }),
  }
}

/** What part of the total hangs on a section, 0..1; null where none does. */
function partOf(section: SectionScore, byId: ReadonlyMap<string, SectionScore>): Fraction | null {
  const root = rootOf(section, byId)
  const whole = parseFraction(root.possible)
  if (root.share === null || !whole.isPositive) return null
  const share = parseFraction(root.share.exact).dividedBy(Fraction.hundred)
  const part = share.times(parseFraction(section.possible)).dividedBy(whole)
  return part.isPositive ? part : null
}

function rootOf(section: SectionScore, byId: ReadonlyMap<string, SectionScore>): SectionScore {
  const parent = section.parentId === null ? undefined : byId.get(section.parentId)
  return parent === undefined ? section : rootOf(parent, byId)
}
