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
}

export interface OutdatedBy {
  /** About lines. */
  readonly decisions: number
  readonly facts: number
  /** Of the facts, schemes that began, ended or came back. */
  readonly schemes: number
}

/**
 * What makes a run too old to be submitted, approved or locked.
 *
 * Rule    decisions about lines and everything that was written into the records do. A visit that was
 *         released or appealed later does not: the next month counts or corrects it, and a company in
 *         which visits are released every day could otherwise never close a month.
 * Returns how many of both; null where the run may go on.
 * Source  PAY.md, Periods (a visit released late counts in the next period).
 */
export function outdatedBy(since: WrittenSince): OutdatedBy | null {
  const { lines, figures, timesheets, salaries, people, rules, schemes } = since
  const facts = figures + timesheets + salaries + people + rules + schemes
  return lines === 0 && facts === 0 ? null : { decisions: lines, facts, schemes }
}
