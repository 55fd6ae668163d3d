import type { Answer, ChecklistDocument } from './checklist'
import { type CompiledChecklist, compileChecklist } from './compile-checklist'
import { Fraction, fractionText } from './exact'
import type { Hidden } from './form-reading'
import { questionScores } from './question-score'
import { criticalEffectsOf, criticalScoreOf } from './score-critical'
import { outcomeOf } from './score-outcome'
import type { NotApplicableRange, ScoreResult } from './score-result'
import { scoreOf, scoreOrNull } from './score-text'
import { scoringRulesVersion } from './scoring-rules'
import { runScoring, type ScoringRun } from './scoring-run'
import { sectionScores } from './section-score'
import { bonusOf, finalTotal } from './sheet-total'

export interface ScoringOptions {
  /** Questions, and sections with all beneath them, that are hidden besides what branching hides. */
  readonly hidden?: ReadonlySet<string> | undefined
  /** The checklist version that was answered, kept in the result. */
  readonly versionId?: string | undefined
}

const nothingHidden: Hidden = new Set()

/**
 * Scores one evaluation.
 *
 * Rule    SCORING.md in full. The order of the answers is irrelevant; the same input gives the same
 *         canonical text for ever.
 * Units   totals, sections and shares in percent; points times the questions' weights.
 * Throws  InvalidAnswer for an answer that cannot stand; RangeError for a checklist with numbers
 *         that are no decimals.
 * Source  SCORING.md, What a result carries; golden W1-W18.
 */
export function scoreEvaluation(
  document: ChecklistDocument,
  answers: readonly Answer[],
  options: ScoringOptions = {},
): ScoreResult {
  return scoreCompiled(compileChecklist(document), answers, options)
}

/**
 * As `scoreEvaluation`, where many evaluations of one checklist are scored.
 *
 * Rule    the same result as `scoreEvaluation`, byte for byte.
 * Units   as `scoreEvaluation`.
 * Throws  InvalidAnswer for an answer that cannot stand.
 * Source  SCORING.md, What a result carries; golden W1-W18.
 */
export function scoreCompiled(
  compiled: CompiledChecklist,
  answers: readonly Answer[],
  options: ScoringOptions = {},
): ScoreResult {
  const run = runScoring(compiled, answers, options.hidden ?? nothingHidden)
  const { totals, marks } = run
  const { sheet } = compiled
  return {
    format: 'etalon.score/1',
    rulesVersion: scoringRulesVersion,
    versionId: options.versionId ?? null,
    get rulesFingerprint() {
      return compiled.rulesFingerprint
    },
    policies: compiled.document.policies,
    total: scoreOrNull(totals.total, marks),
    beforeCritical: scoreOrNull(totals.beforeCritical, marks),
    beforeTotalEffects: scoreOrNull(totals.beforeTotalEffects, marks),
    unclamped: scoreOrNull(totals.unclamped, marks),
    points: pooledPoints(run),
    bonusPoints: scoreOf(Fraction.of(bonusOf(sheet, run.sums), sheet.scale)),
    notApplicableRange: notApplicableRange(run),
    outcome: outcomeOf(run),
    criticalScore: criticalScoreOf(run.counted),
    criticalEffects: criticalEffectsOf(run),
    sections: sectionScores(run),
    questions: questionScores(run),
  }
}

function pooledPoints({ compiled: { sheet }, sums }: ScoringRun): ScoreResult['points'] {
  let earned = 0n
  let possible = 0n
  const hasFactors = sheet.method === 'total-points'
  for (const root of sheet.roots) {
    if (root.bonus) continue
    const factor = hasFactors ? root.weight : 1n
    earned += factor * (sums.earned[root.section] ?? 0n)
    possible += factor * (sums.possible[root.section] ?? 0n)
  }
  const scale = sheet.scale * (hasFactors ? sheet.weightScale : 1n)
  return {
    earned: fractionText(Fraction.of(earned, scale)),
    possible: fractionText(Fraction.of(possible, scale)),
  }
}

/** Source: SCORING.md, What a result carries; golden W15. */
function notApplicableRange({ compiled, counted, totals, marks }: ScoringRun): NotApplicableRange {
  const answers = counted.states.filter((state) => state === 'not-applicable').length
  if (answers === 0) {
    const total = scoreOrNull(totals.total, marks)
    return { answers, worst: total, best: total }
  }
  const totalIfAll = (extreme: 'worst' | 'best') => {
    const pairs = counted.pairs.map((pair, place) =>
      counted.states[place] === 'not-applicable'
        ? (compiled.questions[place]?.scored?.[extreme] ?? null)
        : pair,
    )
    return scoreOrNull(finalTotal(compiled.sheet, pairs), marks)
  }
  return { answers, worst: totalIfAll('worst'), best: totalIfAll('best') }
}
