import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { findPerson, saveSalary } from '../queries'
import type { SetSalary } from '../schema'

/** Sets the monthly salary from a day on. The audit row tells that it changed, not to what. */
export async function setSalary(
  actor: Actor,
  input: SetSalary,
  { db, now }: Deps,
): Promise<{ ok: true } | { ok: false; reason: 'outside-employment' }> {
  authoriseVerb(actor, 'salary:change')
  return db.asActor(actor, async (tx) => {
    const found = await findPerson(tx, actor.organisationId, input.personId)
    const person = authorise(actor, 'salary:change', found)
    if (person.leftOn !== null && input.fromOn > person.leftOn)
      return { ok: false, reason: 'outside-employment' }
    await saveSalary(tx, actor.organisationId, input)
    const details = { fromOn: input.fromOn }
    await recordAudit(
      tx,
      actor,
      { action: 'salary.set', subjectKind: 'person', subjectId: person.id, details },
      now,
    )
    return { ok: true }
  })
}
