import type { ScoringPolicies } from './checklist'
import type { CompiledChecklist } from './compile-checklist'
import { type Fraction, parseDecimal } from './exact'
import { comparedWithMark } from './pass-mark'
import type { Outcome, OutcomeReason } from './score-result'
import { scoreOf } from './score-text'
import type { ScoringRun } from './scoring-run'
import { sectionAfterZero } from './section-score'

/**
 * Pass or fail.
 *
 * Rule    pass when the total reaches the pass mark, every section with a mark of its own reaches
 *         it, and no critical question failed with the effect `outcome-fail`; the comparison is
 *         exact unless the version rounds first. A section without a score has nothing to reach.
 * Returns the verdict null when the checklist sets no mark and no such critical question, or when
 *         there is no total and nothing failed.
 * Source  SCORING.md, Critical questions.
 */
export function outcomeOf(run: ScoringRun): Outcome {
  const reasons = [...totalReasons(run), ...sectionReasons(run), ...criticalReasons(run)]
  if (reasons.length > 0) return { verdict: 'fail', reasons }
  const isDecided = decidesOutcome(run.compiled) && run.totals.total !== null
  return { verdict: isDecided ? 'pass' : null, reasons }
}

function totalReasons({ totals, compiled }: ScoringRun): OutcomeReason[] {
  const { policies } = compiled.document
  const mark = policies.passMark
  const missing = mark === null ? null : missingTo(totals.total, parseDecimal(mark), policies)
  return mark === null || missing === null
    ? []
    : [{ code: 'total-below-mark', mark, missing: scoreOf(missing, [missing.minus(missing)]) }]
}

function sectionReasons(run: ScoringRun): OutcomeReason[] {
  const { policies } = run.compiled.document
  return run.compiled.sections.flatMap(({ section, passMark }, place): OutcomeReason[] => {
    if (passMark === null || section.passMark === null) return []
    const missing = missingTo(sectionAfterZero(run, place), passMark, policies)
    if (missing === null) return []
    const shown = scoreOf(missing, [missing.minus(missing)])
    const { id: sectionId, passMark: mark } = section
    return [{ code: 'section-below-mark', sectionId, mark, missing: shown }]
  })
}

/** What a score lacks to a mark; null when it reaches it, or when there is no score. */
function missingTo(
  score: Fraction | null,
  mark: Fraction,
  policies: ScoringPolicies,
): Fraction | null {
  if (score === null) return null
  const missing = mark.minus(comparedWithMark(score, policies))
  return missing.isPositive ? missing : null
}

function criticalReasons({ failures, compiled }: ScoringRun): OutcomeReason[] {
  return failures.failed.flatMap((place): OutcomeReason[] => {
    const question = compiled.questions[place]?.question
    return question?.critical?.effect === 'outcome-fail'
      ? [{ code: 'critical-failed', questionId: question.id }]
      : []
  })
}

/**
 * Whether a checklist decides an outcome at all.
 *
 * Rule    by a pass mark, by the mark of a section, or by a critical question that fails the
 *         outcome.
 * Returns false: the verdict is null for every evaluation.
 * Source  SCORING.md, Critical questions (outcome).
 */
export function decidesOutcome({ document, sections, questions }: CompiledChecklist): boolean {
  return (
    document.policies.passMark !== null ||
    sections.some(({ passMark }) => passMark !== null) ||
    questions.some(({ question }) => question.critical?.effect === 'outcome-fail')
  )
}
