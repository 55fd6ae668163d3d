/** How much was written after a run that it would have read, by kind. */
export interface WrittenSince {
  readonly lines: number
  readonly visits: number
  readonly figures: number
  readonly timesheets: number
  readonly salaries: number
  readonly people: number
  readonly rules: number
  readonly schemes: number
  /** Open items that somebody has settled. */
  readonly settlements: number
}

export interface OutdatedBy {
  /** About lines, and that open items are settled. */
  readonly decisions: number
  readonly facts: number
  /** Of the facts, schemes that began, ended or came back. */
  readonly schemes: number
}

/**
 * What makes a run too old to be submitted, approved or locked.
 *
 * Rule    decisions about lines, settlements of open items and everything that was written into the records do. A visit that was
 *         released or appealed later does not: the next month counts or corrects it, and a company in
 *         which visits are released every day could otherwise never close a month.
 * Returns how many of both; null where the run may go on.
 * Source  PAY.md, Periods (a visit released late counts in the next period).
 */
export function outdatedBy(since: WrittenSince): OutdatedBy | null {
  const { lines, settlements, figures, timesheets, salaries, people, rules, schemes } = since
  const decisions = lines + settlements
  const facts = figures + timesheets + salaries + people + rules + schemes
  return decisions === 0 && facts === 0 ? null : { decisions, facts, schemes }
}
