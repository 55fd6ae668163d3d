import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { findUnit } from '@/lib/units/queries'
import { ensureAccounts, isPersonnelNumberTaken, listPositions, upsertPeople } from '../queries'
import type { CreatePerson } from '../schema'

type Created =
  | { ok: true; personId: string }
  | { ok: false; reason: 'number-taken' | 'email-taken' | 'unit-missing' | 'position-missing' }

/** Hires somebody: person, first place of work, account with the grant of an employee. */
export async function createPerson(
  actor: Actor,
  input: CreatePerson,
  { db, now }: Deps,
): Promise<Created> {
  authoriseVerb(actor, 'person:change')
  const { organisationId } = actor
  const create = async (tx: Transaction): Promise<Created> => {
    if (await isPersonnelNumberTaken(tx, organisationId, input.personnelNumber, null))
      return { ok: false, reason: 'number-taken' }
    if ((await findUnit(tx, organisationId, input.unitId)) === null)
      return { ok: false, reason: 'unit-missing' }
    const positions = await listPositions(tx, organisationId)
    if (!positions.some((position) => position.id === input.positionId))
      return { ok: false, reason: 'position-missing' }
    const person = { ...input, id: randomUUID(), fromOn: input.hiredOn }
    await upsertPeople(tx, organisationId, [person], now)
    const taken = await ensureAccounts(tx, organisationId, [person], actor.locale, now)
    if (taken.length > 0) throw new EmailTaken()
    await recordAudit(
      tx,
      actor,
      { action: 'person.created', subjectKind: 'person', subjectId: person.id },
      now,
    )
    return { ok: true, personId: person.id }
  }
  return db.asActor(actor, create).catch(refuseTakenEmail)
}

/** Thrown to undo the transaction; never leaves this file. */
class EmailTaken extends Error {}

function refuseTakenEmail(error: unknown): Created {
  if (error instanceof EmailTaken) return { ok: false, reason: 'email-taken' }
  throw error
}
