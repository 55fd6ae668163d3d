import type { Actor } from '@/lib/access/actor'
import { authorise, can, may } from '@/lib/access/permissions'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import {
  type Assignment,
  findPerson,
  listAssignments,
  listPositions,
  listSalaries,
  type Person,
  type Position,
  type Salary,
} from '../queries'

export interface PersonView {
  readonly person: Person
  readonly assignments: readonly Assignment[]
  readonly positions: readonly Position[]
  /** Null for everybody but HR. */
  readonly salaries: readonly Salary[] | null
  readonly mayChange: boolean
  readonly maySetSalary: boolean
  /** ISO 4217, of the organisation. */
  readonly currency: string
}

/** One person with the places of work and, for HR, the salaries. */
export async function viewPerson(
  actor: Actor,
  personId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<PersonView> {
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findPerson(tx, organisationId, personId)
    const assignments = await listAssignments(tx, organisationId, personId)
    // A unit head sees whom he heads now; "now" is the newest place of work.
    const governed = found && { ...found, personId, unitId: assignments[0]?.unitId ?? null }
    const { unitId: _, ...person } = authorise(actor, 'person:read', governed)
    return {
      person,
      assignments,
      positions: await listPositions(tx, organisationId),
      salaries: may(actor, 'salary:read') ? await listSalaries(tx, organisationId, personId) : null,
      mayChange: can(actor, 'person:change', person),
      maySetSalary: may(actor, 'salary:change'),
      currency: (await findOrganisation(tx, organisationId)).currency,
    }
  })
}
