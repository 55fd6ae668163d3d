import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { findUnit } from '@/lib/units/queries'
import { findPerson, insertTransfer, listAssignments, listPositions } from '../queries'
import type { TransferPerson } from '../schema'

type Transferred =
  | { ok: true }
  | {
      ok: false
      reason: 'unit-missing' | 'position-missing' | 'not-after-last' | 'outside-employment'
    }

/** Begins a new place of work; the one that was open ends the day before. */
export async function transferPerson(
  actor: Actor,
  input: TransferPerson,
  { db, now }: Deps,
): Promise<Transferred> {
  authoriseVerb(actor, 'person:change')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const person = authorise(
      actor,
      'person:change',
      await findPerson(tx, organisationId, input.personId),
    )
    if (input.fromOn < person.hiredOn || (person.leftOn !== null && input.fromOn > person.leftOn))
      return { ok: false, reason: 'outside-employment' }
    if ((await findUnit(tx, organisationId, input.unitId)) === null)
      return { ok: false, reason: 'unit-missing' }
    const positions = await listPositions(tx, organisationId)
    if (!positions.some((position) => position.id === input.positionId))
      return { ok: false, reason: 'position-missing' }
    const [latest] = await listAssignments(tx, organisationId, person.id)
    if (latest !== undefined && input.fromOn <= latest.fromOn)
      return { ok: false, reason: 'not-after-last' }
    await insertTransfer(tx, organisationId, input)
    const { personId, ...details } = input
    await recordAudit(
      tx,
      actor,
      { action: 'person.transferred', subjectKind: 'person', subjectId: personId, details },
      now,
    )
    return { ok: true }
  })
}
