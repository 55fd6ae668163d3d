import type { CriticalRule, Decimal, ScoringPolicies } from './checklist'

/**
 * The result of scoring one evaluation: plain JSON, so that its canonical text is byte-identical
 * whenever the same answers are scored by the same rules.
 * Source: SCORING.md, What a result carries.
 */
export interface ScoreResult {
  readonly format: 'etalon.score/1'
  /** Grows when a rule of this module changes; an old result keeps the number it was made with. */
  readonly rulesVersion: number
  /** The checklist version that was answered; null in a preview of an unpublished checklist. */
  readonly versionId: string | null
  /** sha256 of the canonical scoring rules of the checklist, hexadecimal. */
  readonly rulesFingerprint: string
  /** Printed with the score: the same answers give other numbers under other policies. */
  readonly policies: ScoringPolicies
  /** After critical effects and the clamp. */
  readonly total: Score | null
  /** As if no critical question had an effect; not clamped. */
  readonly beforeCritical: Score | null
  /** After the sections set to zero and the bonus sections; no cap, no total zero, not clamped. */
  readonly beforeTotalEffects: Score | null
  /** After all critical effects, not clamped to 0..100. */
  readonly unclamped: Score | null
  /**
   * Points beneath the ordinary root sections (times the factor under `total-points`), before any
   * critical effect.
   */
  readonly points: { readonly earned: ExactText; readonly possible: ExactText }
  /** Percentage points that the bonus sections added. */
  readonly bonusPoints: Score
  readonly notApplicableRange: NotApplicableRange
  readonly outcome: Outcome
  readonly criticalScore: CriticalScore
  /** Every failed critical question that has an effect, in the order of the checklist. */
  readonly criticalEffects: readonly CriticalEffect[]
  /** Every section, also the inner ones, in the order of the checklist. */
  readonly sections: readonly SectionScore[]
  /** Every question in the order of the checklist. */
  readonly questions: readonly QuestionScore[]
}

/** A fraction as text: "160/3". */
export type ExactText = string

/** A percentage: exact, and as it is shown ("53.33", a point, more places near a pass mark). */
export interface Score {
  readonly exact: ExactText
  readonly text: string
}

/** The total if every N/A answer had been the worst, or the best, possible one. */
export interface NotApplicableRange {
  /** Number of N/A answers. */
  readonly answers: number
  readonly worst: Score | null
  readonly best: Score | null
}

export interface Outcome {
  /** null: the checklist decides no outcome, or there is no score. */
  readonly verdict: 'pass' | 'fail' | null
  /** Why it failed; empty for pass. */
  readonly reasons: readonly OutcomeReason[]
}

export type OutcomeReason =
  | { readonly code: 'total-below-mark'; readonly mark: Decimal; readonly missing: Score }
  | {
      readonly code: 'section-below-mark'
      readonly sectionId: string
      readonly mark: Decimal
      readonly missing: Score
    }
  | { readonly code: 'critical-failed'; readonly questionId: string }

export interface CriticalScore {
  readonly passed: number
  readonly applicable: number
  /** Share of the applicable critical questions that passed; null when none applied. */
  readonly score: Score | null
}

export interface CriticalEffect {
  readonly questionId: string
  readonly effect: Exclude<CriticalRule['effect'], 'none'>
  /** Percent to which `cap` holds the total; null for the others. */
  readonly cap: Decimal | null
  /** The root section that `section-zero` acts on; null when the effect is on the total. */
  readonly sectionId: string | null
  /** The number that the effect met, and what this effect alone makes of it. */
  readonly from: Score | null
  readonly to: Score | null
  /** True for an effect whose result is the one that stands. */
  readonly decisive: boolean
}

export interface SectionScore {
  readonly id: string
  readonly parentId: string | null
  /** A root section that holds bonus questions only; it has points, no percentage. */
  readonly bonus: boolean
  /** Weight (or factor) as the checklist states it; meaningful for root sections. */
  readonly weight: Decimal
  /** The part of the total that this root section decided, percent; null for others and N/A. */
  readonly share: Score | null
  readonly earned: ExactText
  readonly possible: ExactText
  /** Percentage after section-zero; null when no question applied. */
  readonly score: Score | null
  readonly beforeCritical: Score | null
  readonly passMark: Decimal | null
  /** null without a mark of its own, or without a score. */
  readonly reachesMark: boolean | null
}

export type QuestionState = 'scored' | 'not-applicable' | 'hidden' | 'unanswered' | 'informational'

export interface QuestionScore {
  readonly id: string
  readonly sectionId: string
  readonly state: QuestionState
  /** Points times the question's weight, as they entered the sums; null when they did not. */
  readonly earned: ExactText | null
  readonly possible: ExactText | null
  /** The share of the total that hangs on this question, percent; null when it did not count. */
  readonly effectiveWeight: Score | null
  /** Whether a critical question passed; null when it is not critical or did not apply. */
  readonly critical: 'passed' | 'failed' | null
  /** The total if this one answer were the worst or best possible; null when hidden or informational. */
  readonly whatIf: { readonly worst: Score | null; readonly best: Score | null } | null
}
