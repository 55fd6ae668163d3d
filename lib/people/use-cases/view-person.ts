import type { Actor } from '@/lib/access/actor'
import { authorise, can, may } from '@/lib/access/permissions'
import { listGrantHolders } from '@/lib/accounts/queries'
import { type Assignment, listAssignments } from '@/lib/assignments/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import {
  findPerson,
  listPositions,
  listSalaries,
  listSalaryChanges,
  type Person,
  type Position,
  type Salary,
  type SalaryChange,
} from '../queries'

export interface PersonView {
  readonly person: Person
  readonly assignments: readonly Assignment[]
  readonly positions: readonly Position[]
  /** Null for everybody but HR. */
  readonly salaries: readonly Salary[] | null
  /** How they changed, newest first; null for everybody but HR. */
  readonly salaryChanges: readonly SalaryChange[] | null
  readonly mayChange: boolean
  /** Who changes dates and places of work; for HR, who pays by them and may not. */
  readonly administrators: readonly string[]
  readonly maySetSalary: boolean
  /** ISO 4217, of the organisation. */
  readonly currency: string
  readonly timeZone: string
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
    const seesSalaries = may(actor, 'salary:read')
    const mayChange = can(actor, 'person:change', person)
    const { currency, timeZone } = await findOrganisation(tx, organisationId)
    return {
      person,
      assignments,
      positions: await listPositions(tx, organisationId),
      salaries: seesSalaries ? await listSalaries(tx, organisationId, personId) : null,
      salaryChanges: seesSalaries ? await listSalaryChanges(tx, organisationId, personId) : null,
      mayChange,
      administrators:
        seesSalaries && !mayChange
          ? await listGrantHolders(tx, organisationId, 'administrator')
          : [],
      maySetSalary: may(actor, 'salary:change'),
      currency,
      timeZone,
    }
  })
}
