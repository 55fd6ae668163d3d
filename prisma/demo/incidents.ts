/** What went badly wrong, and when: the critical failures of the history. */
export interface Incident {
  /** Place of the month in the history, the oldest first. */
  readonly month: number
  /** Code of the unit, or how many operators stand before this one. */
  readonly subject: string
  /** Place of the visit among those of the subject in that month. */
  readonly visit: number
  readonly forced: Readonly<Record<string, string>>
}

export const incidents: readonly Incident[] = [
  { month: 0, subject: '201', visit: 1, forced: { 'price-match': 'no' } },
  { month: 0, subject: '411', visit: 0, forced: { correct: 'no' } },
  { month: 1, subject: '204', visit: 2, forced: { 'price-match': 'no' } },
  { month: 1, subject: 'operator 3', visit: 1, forced: { 'next-step': 'next-step.3' } },
  { month: 2, subject: '304', visit: 0, forced: { polite: 'no' } },
  { month: 2, subject: 'operator 8', visit: 2, forced: { 'facts-true': 'no' } },
  { month: 3, subject: '412', visit: 1, forced: { privacy: 'yes' } },
  { month: 3, subject: '303', visit: 2, forced: { 'price-match': 'no' } },
  { month: 4, subject: '102', visit: 1, forced: { 'price-match': 'no' } },
  { month: 4, subject: 'operator 5', visit: 3, forced: { 'facts-true': 'no' } },
]

/** Waits for its review in the open month: no receipt was given, so the whole visit counts 0. */
export const waitingIncident = { receipt: 'no' } as const
