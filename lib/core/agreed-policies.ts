import type { ScoringPolicies } from './checklist'

/** A policy that all share, or `mixed` where they do not. */
type Shared<Value> = Value | 'mixed'

/** How several checklists count one visit. */
export interface AgreedPolicies {
  readonly method: Shared<ScoringPolicies['method']>
  readonly notApplicable: Shared<ScoringPolicies['notApplicable']>
  readonly unanswered: Shared<ScoringPolicies['unanswered']>
}

/**
 * What the checklists behind several visits have in common in how they count.
 *
 * Rule    a policy is named where all have the same; else it is `mixed`, and each visit says its own.
 * Units   none.
 * Returns null for no checklist.
 * Source  SCORING.md, Sections and total (the method is shown beside the score); Answers.
 */
export function agreedPolicies(policies: Iterable<ScoringPolicies>): AgreedPolicies | null {
  const all = [...policies]
  const [first] = all
  if (first === undefined) return null
  const shared = <Key extends keyof AgreedPolicies>(key: Key): Shared<ScoringPolicies[Key]> =>
    all.every((one) => one[key] === first[key]) ? first[key] : 'mixed'
  return {
    method: shared('method'),
    notApplicable: shared('notApplicable'),
    unanswered: shared('unanswered'),
  }
}
