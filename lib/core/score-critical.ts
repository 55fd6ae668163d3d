import type { CountedAnswers } from './count-answers'
import { Fraction, smallerOf } from './exact'
import { marksOfDisplay } from './pass-mark'
import type { CriticalEffect, CriticalScore } from './score-result'
import { scoreOf, scoreOrNull } from './score-text'
import { type ScoringRun, sectionPercent } from './scoring-run'

/**
 * The share of applicable critical questions that passed.
 *
 * Rule    every critical question counts once, whatever its weight and effect; N/A and hidden ones
 *         are not applicable.
 * Units   percent; null when none is applicable.
 * Source  SCORING.md, Critical questions (share of applicable critical questions passed).
 */
export function criticalScoreOf({ pairs }: CountedAnswers): CriticalScore {
  let applicable = 0
  let passed = 0
  for (const pair of pairs) {
    if (pair === null || pair.critical === null) continue
    applicable += 1
    if (pair.critical === 'passed') passed += 1
  }
  const score = applicable === 0 ? null : scoreOf(Fraction.of(100 * passed, applicable))
  return { passed, applicable, score }
}

/**
 * The effects of the failed critical questions: all that have one, each with what it alone does.
 *
 * Rule    in reading order; from what to what the effect alone brings its section or the total, and
 *         whether the result would be another without it.
 * Units   percent.
 * Source  SCORING.md, Critical questions ("86.40 %, set to 0 by 'till receipt given'").
 */
export function criticalEffectsOf(run: ScoringRun): CriticalEffect[] {
  return run.failures.failed.flatMap((place) => effectAt(run, place) ?? [])
}

function effectAt(run: ScoringRun, place: number): CriticalEffect | null {
  const compiled = run.compiled.questions[place]
  const onSheet = run.compiled.sheet.questions[place]
  const rule = compiled?.question.critical
  if (!compiled || !onSheet?.critical || !rule || rule.effect === 'none') return null
  const base = { questionId: compiled.question.id, effect: rule.effect, cap: rule.cap }
  if (rule.effect === 'section-zero') return { ...base, ...onSection(run, onSheet.root) }
  if (onSheet.critical.limit !== null) return { ...base, ...onTotal(run, onSheet.critical.limit) }
  const outcomeOnly = { sectionId: null, from: null, to: null }
  return { ...base, ...outcomeOnly, decisive: rule.effect === 'outcome-fail' }
}

type EffectParts = Pick<CriticalEffect, 'sectionId' | 'from' | 'to' | 'decisive'>

function onSection(run: ScoringRun, root: number): EffectParts {
  const section = run.compiled.sheet.roots[root]?.section ?? 0
  const compiled = run.compiled.sections[section]
  const before = sectionPercent(run.sums.earned[section] ?? 0n, run.sums.possible[section] ?? 0n)
  const after = before && smallerOf(before, Fraction.zero)
  const marks = marksOfDisplay(compiled?.passMark ?? null, run.compiled.document.policies)
  return {
    sectionId: compiled?.section.id ?? null,
    from: scoreOrNull(before, marks),
    to: scoreOrNull(after, marks),
    decisive: before?.isPositive ?? false,
  }
}

function onTotal(run: ScoringRun, limit: Fraction): EffectParts {
  const { beforeTotalEffects: before, unclamped } = run.totals
  const after = before && smallerOf(before, limit)
  return {
    sectionId: null,
    from: scoreOrNull(before, run.marks),
    to: scoreOrNull(after, run.marks),
    decisive: before !== null && limit.isBelow(before) && (unclamped?.equals(limit) ?? false),
  }
}
