import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { insertTransfer, listAssignments, moveLastPlace } from '@/lib/assignments/queries'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { findUnit } from '@/lib/units/queries'
import { findPerson, listPositions } from '../queries'
import type { TransferPerson } from '../schema'

type Transferred =
  | { ok: true }
  | {
      ok: false
      reason: 'unit-missing' | 'position-missing' | 'not-after-last' | 'outside-employment'
    }

/**
 * Begins a new place of work; the one that was open ends the day before. The last place once more,
 * with another day, corrects the day of that transfer.
 */
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
    const { personId, ...place } = input
    const [last, before] = await listAssignments(tx, organisationId, person.id)
    const isDayAlone = last !== undefined && before !== undefined && isAt(last, place)
    const after = isDayAlone ? before : last
    const ends = isDayAlone ? last.throughOn : null
    if (after !== undefined && input.fromOn <= after.fromOn)
      return { ok: false, reason: 'not-after-last' }
    if (input.fromOn === last?.fromOn || (ends !== null && input.fromOn > ends))
      return { ok: false, reason: 'not-after-last' }
    if (isDayAlone) {
      await moveLastPlace(tx, organisationId, { last, before, fromOn: input.fromOn })
    } else await insertTransfer(tx, organisationId, input)
    const details = isDayAlone ? { ...place, insteadOf: last.fromOn } : place
    await recordAudit(
      tx,
      actor,
      { action: 'person.transferred', subjectKind: 'person', subjectId: personId, details },
      now,
    )
    return { ok: true }
  })
}

function isAt(
  { unitId, positionId }: Pick<TransferPerson, 'unitId' | 'positionId'>,
  place: Pick<TransferPerson, 'unitId' | 'positionId'>,
): boolean {
  return unitId === place.unitId && positionId === place.positionId
}
