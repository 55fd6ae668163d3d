/** A moment by the clock of one page, which nobody can set. */
export interface PageTime {
  /** Which page, between its opening and its end; random. */
  readonly life: string
  /** Milliseconds since that page was opened, whole ones. */
  readonly ms: number
}

/** A moment as a phone tells it: by its wall clock, and by the page's own. */
export interface PhoneMoment {
  readonly wall: Date
  readonly page: PageTime
}

/** Two clocks that part by less are told apart by nobody. Units: ms. */
export const clockMoveMs = 60_000

/**
 * How far the phone's clock was moved while a report was written.
 *
 * Rule    within one life of the page both clocks must tell the same between two answers; where the
 *         wall clock has gained or lost a minute or more against the page's, it was moved. The
 *         largest such step counts. Answers of different lives are not compared.
 * Units   milliseconds; above zero: set forward.
 * Returns null where the clock was not moved, or nobody can tell (reports of older phones).
 * Source  PHONE.md, The form (memory clock: wall clock, and a monotonic one within one page life).
 */
export function clockMove(
  answers: readonly { readonly answeredAt: string; readonly pageTime?: PageTime | undefined }[],
): number | null {
  const lives = Map.groupBy(
    answers.flatMap(({ answeredAt, pageTime }) =>
      pageTime ? [{ ...pageTime, wall: Date.parse(answeredAt) }] : [],
    ),
    ({ life }) => life,
  )
  let largest = 0
  for (const moments of lives.values()) {
    const inOrder = moments.toSorted((a, b) => a.ms - b.ms)
    for (const [index, { wall, ms }] of inOrder.entries()) {
      const before = inOrder[index - 1]
      const step = before ? wall - before.wall - (ms - before.ms) : 0
      if (Math.abs(step) > Math.abs(largest)) largest = step
    }
  }
  return Math.abs(largest) < clockMoveMs ? null : largest
}
