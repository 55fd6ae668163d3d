import { z } from 'zod'

export const matchPersonSchema = z.object({
  visitId: z.guid(),
  /** The report that was read; a newer one must be read first. */
  evaluationId: z.guid(),
  match: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('person'), personId: z.guid() }),
    /** Looked at, and nobody of the roster is meant. */
    z.object({ kind: z.literal('nobody') }),
    z.object({ kind: z.literal('undone') }),
  ]),
})
export type MatchPersonInput = z.infer<typeof matchPersonSchema>

/** Somebody who worked at the unit on the day of the visit. */
export interface RosterPerson {
  readonly id: string
  readonly fullName: string
  readonly position: string
  /** Was told of the campaign long enough before the visit. */
  readonly isNotified: boolean
}

/** What was said last about the report that stands. */
export interface StandingMatch {
  readonly personId: string | null
  readonly personName: string | null
  readonly deciderName: string
  /** In the unit's zone. */
  readonly decidedOn: string
}

/** What the shopper told of a person met. */
export interface Sighting {
  readonly questionId: string
  readonly nameTag: string | null
  readonly description: string | null
}

/** The step "whom was it?" of a report. */
export interface WhomStep {
  readonly evaluationId: string
  readonly sightings: readonly Sighting[]
  readonly roster: readonly RosterPerson[]
  readonly match: StandingMatch | null
  readonly mayMatch: boolean
}
