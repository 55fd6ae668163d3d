import { globSync } from 'node:fs'

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
      'score-sheet',
      'score-text',
      'scoring-*',
      'section-score',
      'sheet-total',
      'value-pair',
      'what-if',
    ],
    tests: ['lib/core/score-properties.test.ts', 'test/golden/scoring*.test.ts'],
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
      'component-draft',
      'compute-period',
      'computed-value',
      'counting-month',
      'curve-line',
      'curve-problems',
      'curves',
      'decided-lines',
      'falling-curve',
      'figure-instead',
      'formula-measures',
      'formula-readings',
      'formula-walks',
      'gate-problems',
      'gates',
      'leaver-timesheet',
      'legal-cut',
      'measure',
      'measured-pay',
      'metric',
      'metric-problems',
      'money',
      'months-employed',
      'off-cycle',
      'outdated-run',
      'paid-twice',
      'pay-adjustment',
      'pay-pool',
      'pay-problem',
      'pay-stints',
      'pay-what-if',
      'payable',
      'payout',
      'payout-input',
      'payout-result',
      'period-base',
      'period-measures',
      'period-pools',
      'period-samples',
      'period-seal',
      'period-states',
      'pool-problems',
      'reading-line',
      'sampling-problems',
      'scheme',
      'scheme-difference',
      'scheme-problems',
      'share-formulas',
      'snapshot-index',
      'statement-input',
      'steep-slope',
      'stint-codes',
      'value-formula-problems',
      'verify-period',
      'visit-readings',
      'visit-trials',
    ],
    tests: [
      'lib/core/{formula-safeguards,pay-places,payout-stints,scheme-details,weighted-pay}.test.ts',
      'test/golden/{pay,bonus-vectors}.test.ts',
    ],
  },
  {
    // What is owed or open when facts of locked months become others.
    name: 'corrections',
    files: [
      'calendar',
      'carried-decisions',
      'late-on-leaving',
      'locked-parts',
      'month-difference',
      'open-item',
      'owed-adjustments',
      'owed-facts',
      'owed-open-items',
      'period-corrections',
      'placed-person',
      'roster-changes',
      'settled-by-hand',
      'settled-lines',
      'standing-roster',
      'statement-changes',
      'unit-paths',
      'unit-tree',
      'zone-clock',
      'zone-days',
    ],
    tests: ['lib/core/{off-cycle,owed-properties,pay-pool}.test.ts'],
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
      'trial-between',
      'trial-spans',
      'uncounted-readings',
      'visit-minimum',
    ],
    tests: ['lib/core/{formula-safeguards,pay-pool,pay-stints,pay-what-if,pool-luck}.test.ts'],
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
      'latest-change',
      'league',
      'lost-points',
      'mean-of-visits',
      'outcome-certainty',
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
      'told-apart',
      'training-effect',
      'trend',
      'trend-months',
      'trend-plan',
    ],
    tests: ['test/golden/{scoring,statistics}.test.ts'],
  },
  {
    name: 'checklists',
    files: [
      'answer-bounds',
      'checklist-problem*',
      'form-problems',
      'form-progress',
      'logic-problems',
      'question-problems',
      'reachable',
    ],
    tests: [],
  },
  {
    // What a phone keeps and checks while a form is filled in.
    name: 'answers',
    files: [
      'answer-problems',
      'answer-times',
      'draft-answer',
      'draft-branches',
      'draft-report',
      'duration-text',
      'file-origin',
      'form-reading',
      'full-reading',
      'invalid-answer',
      'lone-options',
      'low-answer',
      'media-kind',
      'mp4-boxes',
      'none-option',
      'opening-answers',
      'outbox-verdict',
      'page-time',
      'phone-clock',
      'phone-copy',
      'purchase-receipt',
      'receipt-amount',
      'required-sound',
      'sound-length',
      'stopwatch',
      'told-answer',
      'trial-answers',
      'typed-answer',
      'visit-draft',
      'writable-text',
    ],
    tests: ['lib/core/met-person.test.ts'],
  },
  {
    // Texts of checklists and standards, and what differs between two versions.
    name: 'library',
    files: [
      'checklist',
      'checklist-difference',
      'checklist-texts',
      'copied-parts',
      'draft-to-open',
      'hint-pictures',
      'localized-text',
      'logic-parts',
      'placed-parts',
      'plain-blocks',
      'question-difference',
      'standard-document',
      'touchpoint-words',
      'word-difference',
    ],
    tests: [],
  },
  {
    name: 'imports',
    files: ['repeated-lines', 'table-import', 'table-mapping', 'table-rows', 'typed-share'],
    tests: [],
  },
  {
    // Who may do what with a visit and when, and what people are told and owed for it.
    name: 'visits',
    files: [
      'acknowledgement',
      'alike-visits',
      'app-error',
      'fee-payment',
      'frozen-report',
      'instruction-test',
      'known-password',
      'opening-hours',
      'release-batch',
      'result',
      'shopper-home',
      'staff-notice',
      'visit-facts',
      'visit-plan',
      'visit-states',
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

/** The files that are changed, as they are there. */
export function changedFiles({ files }: MutationGroup): readonly string[] {
  return files
    .flatMap((name) => globSync(`lib/core/${name}.ts`))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.test\.ts$|\/generated-/.test(file))
    .toSorted()
}
