/** Files of the core whose tests are tested together. */
export interface MutationGroup {
  readonly name: string
  /** Names of files in lib/core, `*` for any letters; the tests beside them belong to the group. */
  readonly files: readonly string[]
  /** Further tests that hold these files, by their place. */
  readonly tests: readonly string[]
}

export const mutationGroups: readonly MutationGroup[] = [
  {
    name: 'scoring',
    files: [
      'agreed-policies',
      'answer-check',
      'answer-pair',
      'best-points',
      'canonical-json',
      'checklist-questions',
      'compile-checklist',
      'count-answers',
      'decimal',
      'effective-weights',
      'fingerprint',
      'pass-mark',
      'preview-score',
      'question-loss',
      'question-score',
      'score-critical',
      'score-evaluation',
      'score-explanation',
      'score-outcome',
      'score-properties',
      'score-sheet',
      'score-text',
      'scoring-*',
      'section-score',
      'sheet-total',
      'value-pair',
      'what-if',
    ],
    tests: ['test/golden/scoring*.test.ts'],
  },
  {
    name: 'conditions',
    files: [
      'condition',
      'condition-*',
      'expression*',
      'formula-cursor',
      'piped-text',
      'question-order',
      'relevance',
    ],
    tests: ['lib/core/relevance-rules.test.ts'],
  },
  {
    name: 'formulas',
    files: ['formula/*'],
    tests: ['lib/core/{computed-value,curve-line,curves,formula-measures}.test.ts'],
  },
  {
    name: 'pay',
    files: [
      'component-result',
      'compute-period',
      'computed-value',
      'counting-month',
      'curve-line',
      'curve-problems',
      'curves',
      'decided-lines',
      'falling-curve',
      'formula-measures',
      'gates',
      'leaver-timesheet',
      'legal-cut',
      'measured-pay',
      'metric',
      'metric-problems',
      'money',
      'months-employed',
      'off-cycle',
      'outdated-run',
      'pay-adjustment',
      'pay-pool',
      'pay-problem',
      'pay-stints',
      'pay-what-if',
      'payout',
      'payout-result',
      'period-base',
      'period-measures',
      'period-pools',
      'period-samples',
      'period-seal',
      'period-states',
      'scheme',
      'scheme-difference',
      'gate-problems',
      'sampling-problems',
      'scheme-problems',
      'snapshot-index',
      'statement-input',
      'stint-codes',
      'verify-period',
    ],
    tests: [
      'lib/core/{pay-places,payout-stints,scheme-details,weighted-pay}.test.ts',
      'test/golden/{pay,bonus-vectors}.test.ts',
    ],
  },
  {
    // What is owed or open when facts of locked months become others.
    name: 'corrections',
    files: [
      'calendar',
      'carried-decisions',
      'month-difference',
      'open-item',
      'owed-adjustments',
      'period-corrections',
      'placed-person',
      'standing-roster',
      'statement-changes',
      'unit-paths',
      'unit-tree',
    ],
    tests: ['lib/core/{off-cycle,pay-pool}.test.ts'],
  },
  {
    // What a scheme would have paid, and how much of it is luck.
    name: 'trials',
    files: [
      'luck-*',
      'pay-neighbours',
      'pay-overview',
      'pool-crews',
      'pool-neighbours',
      'pool-totals',
      'replay-luck',
      'scheme-checklists',
      'scheme-replay',
      'scheme-trial',
      'seeded-draws',
      'statement-costs',
      'told-noise',
    ],
    tests: ['lib/core/{pay-pool,pay-stints,pay-what-if,pool-luck}.test.ts'],
  },
  {
    name: 'batches',
    files: ['answer-table', 'batch-*', 'rescore', 'score-batch'],
    tests: [],
  },
  {
    name: 'statistics',
    files: [
      'display-number',
      'exact',
      'kept-points',
      'lost-points',
      'league',
      'mean-of-visits',
      'past-trend',
      'period-rule',
      'period-score',
      'period-summary',
      'reliability',
      'rounding',
      'score-bins',
      'section-interval',
      'smoothed-interval',
      'standard-score',
      'statistics',
      'trend',
      'trend-months',
      'trend-plan',
    ],
    tests: ['test/golden/{scoring,statistics}.test.ts'],
  },
  {
    name: 'checklists',
    files: [
      'checklist-problem*',
      'form-problems',
      'form-progress',
      'logic-problems',
      'question-problems',
      'reachable',
    ],
    tests: [],
  },
]

/** Braces around a single name would be taken for letters of it. */
const inCore = ({ files }: MutationGroup, ending: string) =>
  files.length === 1 ? `lib/core/${files[0]}${ending}` : `lib/core/{${files.join(',')}}${ending}`

export const neverMutated: readonly string[] = ['!**/*.test.ts', '!**/generated-*.ts']

/** Patterns of the files that are changed. */
export function mutatedFiles(group: MutationGroup): readonly string[] {
  return [inCore(group, '.ts'), ...neverMutated]
}

/** Patterns of the tests that must notice. */
export function noticingTests(group: MutationGroup): readonly string[] {
  return [inCore(group, '.test.ts'), ...group.tests]
}
