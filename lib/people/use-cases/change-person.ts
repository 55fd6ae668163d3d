import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { followHires } from '@/lib/assignments/queries'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { findPerson, isPersonnelNumberTaken, updatePerson } from '../queries'
import type { ChangePerson } from '../schema'

type Changed = { ok: true } | { ok: false; reason: 'number-taken' }

/** Corrects number, name, hire and leave dates. */
export async function changePerson(
  actor: Actor,
  { personId, ...fields }: ChangePerson,
  { db, now }: Deps,
): Promise<Changed> {
  authoriseVerb(actor, 'person:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const person = authorise(actor, 'person:change', await findPerson(tx, organisationId, personId))
    if (await isPersonnelNumberTaken(tx, organisationId, fields.personnelNumber, personId))
      return { ok: false, reason: 'number-taken' }
    await followHires(tx, organisationId, [{ id: person.id, hiredOn: fields.hiredOn }])
    await updatePerson(tx, organisationId, { ...fields, id: person.id })
    const details = { before: { ...person }, after: { ...fields } }
    await recordAudit(
      tx,
      actor,
      { action: 'person.changed', subjectKind: 'person', subjectId: person.id, details },
      now,
    )
    return { ok: true }
  })
}
