/** `error` hinders publishing, `warning` should be read, `note` is shown and never refused. */
export type Severity = 'error' | 'warning' | 'note'

export type ProblemCode =
  // the checklist
  | 'empty-title'
  | 'no-questions'
  | 'nothing-scored'
  | 'not-applicable-everywhere'
  | 'pass-mark-out-of-range'
  // sections
  | 'duplicate-id'
  | 'empty-section'
  | 'section-without-weight'
  | 'inner-weight-ignored'
  | 'points-apart'
  | 'not-applicable-in-bonus-section'
  | 'impressions-early'
  // sections and questions
  | 'not-a-decimal'
  | 'negative-weight'
  // questions
  | 'empty-text'
  | 'no-options'
  | 'one-option'
  | 'empty-option-text'
  | 'duplicate-option'
  | 'negative-possible'
  | 'scale-empty'
  | 'scale-not-whole'
  | 'no-bands'
  | 'bands-not-ascending'
  | 'credit-outside-0-1'
  | 'line-without-length'
  | 'never-scores'
  | 'picture-unknown'
  | 'another-person-met'
  | 'number-unbounded'
  | 'none-beside-others'
  // critical questions
  | 'critical-bonus'
  | 'critical-not-scored'
  | 'critical-never-passes'
  | 'threshold-out-of-range'
  | 'cap-missing'
  | 'cap-out-of-range'
  // conditions, computed values, piped texts
  | 'computed-reads-nothing'
  | 'condition-unknown'
  | 'condition-later'
  | 'condition-option'
  | 'condition-kind'
  | 'unreachable'
  | 'pipe-unknown'
  | 'pipe-later'
  // what hangs on options and answers
  | 'demand-unknown-option'
  | 'preset-invalid'
  | 'matrix-unequal'

/** One thing that is wrong or odd in a checklist, and where. */
export interface ChecklistProblem {
  readonly severity: Severity
  readonly code: ProblemCode
  /** All null: the checklist itself. */
  readonly sectionId: string | null
  readonly questionId: string | null
  readonly optionId: string | null
  /** What is meant: "weight", "passMark", "critical.cap", "bands.0.upTo", "showWhen", "value" ... */
  readonly field: string | null
  /**
   * What the sentence shows: the least and most points (a space between), the question that a
   * condition reads, the number of the first question about a person met, the place of an option
   * from 1.
   */
  readonly detail: string | null
}
