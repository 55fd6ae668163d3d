import { Fraction, fractionText } from './exact'
import { comparedWithMark, marksOfDisplay } from './pass-mark'
import type { Score, SectionScore } from './score-result'
import { scoreOf, scoreOrNull } from './score-text'
import { type ScoringRun, sectionPercent } from './scoring-run'
import { earnedAfterZero } from './sheet-total'

/**
 * A section's percentage, after critical failures have set it to zero.
 *
 * Rule    only a root section is set to zero, and only down: a negative one stays. An inner section
 *         keeps its own.
 * Units   percent, exact.
 * Returns null when nothing was possible, and for a bonus section, which has no percentage.
 * Source  SCORING.md, Sections and total, Critical questions.
 */
export function sectionAfterZero(run: ScoringRun, place: number): Fraction | null {
  const { sections, roots } = run.compiled.sheet
  const section = sections[place]
  if (section === undefined || roots[section.root]?.bonus) return null
  const isZeroed = section.parent === null && (run.failures.zeroing[section.root] ?? 0) > 0
  return sectionPercent(
    earnedAfterZero(run.sums.earned[place] ?? 0n, isZeroed),
    run.sums.possible[place] ?? 0n,
  )
}

/**
 * Every section's points, percentage, mark and share of the total.
 *
 * Rule    in reading order, inner sections too, which are for reading; the total is made of root
 *         sections.
 * Units   points times the questions' weights; percent.
 * Source  SCORING.md, Sections and total; What a result carries.
 */
export function sectionScores(run: ScoringRun): SectionScore[] {
  return run.compiled.sections.map((_, place) => sectionScore(run, place)).filter((s) => s !== null)
}

function sectionScore(run: ScoringRun, place: number): SectionScore | null {
  const { sheet, sections } = run.compiled
  const compiled = sections[place]
  const onSheet = sheet.sections[place]
  if (compiled === undefined || onSheet === undefined) return null
  const { section, passMark } = compiled
  const marks = marksOfDisplay(passMark, run.compiled.document.policies)
  const earned = run.sums.earned[place] ?? 0n
  const possible = run.sums.possible[place] ?? 0n
  const score = sectionAfterZero(run, place)
  const isBonus = sheet.roots[onSheet.root]?.bonus ?? false
  return {
    id: section.id,
    parentId: onSheet.parent === null ? null : (sections[onSheet.parent]?.section.id ?? null),
    bonus: isBonus,
    weight: section.weight,
    share: onSheet.parent === null && !isBonus ? shareOf(run, onSheet.root, possible) : null,
    earned: fractionText(Fraction.of(earned, sheet.scale)),
    possible: fractionText(Fraction.of(possible, sheet.scale)),
    score: scoreOrNull(score, marks),
    beforeCritical: scoreOrNull(isBonus ? null : sectionPercent(earned, possible), marks),
    passMark: section.passMark,
    reachesMark:
      passMark === null || score === null
        ? null
        : comparedWithMark(score, run.compiled.document.policies).isAtLeast(passMark),
  }
}

function shareOf(run: ScoringRun, root: number, possible: bigint): Score | null {
  const share = shareOfTotal(run, root, possible, possible)
  return share === null ? null : scoreOf(share)
}

/**
 * The part of the total, in percent, that hangs on some possible points of a root section.
 *
 * Rule    `weighted-sections`: the section's part of the applicable weights, times the points' part
 *         of the section; `total-points`: the points' part of all points, both times the factor.
 * Returns null when nothing was possible in the section or in the whole.
 * Source  SCORING.md, Sections and total (effective weight).
 */
export function shareOfTotal(
  run: ScoringRun,
  root: number,
  points: bigint,
  possible: bigint,
): Fraction | null {
  const { sheet } = run.compiled
  const own = sheet.roots[root]?.weight ?? 0n
  const whole = run.ordinary.weight * (sheet.method === 'total-points' ? 1n : possible)
  return whole === 0n || possible === 0n ? null : Fraction.of(100n * own * points, whole)
}
