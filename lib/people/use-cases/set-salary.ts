import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { parseDecimal } from '@/lib/core/exact'
import type { Deps } from '@/lib/platform/deps'
import { findPerson, listSalaries, saveSalaries } from '../queries'
import type { SetSalary } from '../schema'

export type SalaryAnswer =
  | { ok: true }
  /** `reason-needed`: an amount of that day stands already, and nobody said why it changes. */
  | { ok: false; reason: 'outside-employment' | 'reason-needed' }

/**
 * Sets the monthly salary from a day on. What stood before is kept with author and reason; the audit
 * row tells that it changed, not to what.
 */
export async function setSalary(
  actor: Actor,
  input: SetSalary,
  { db, now }: Deps,
): Promise<SalaryAnswer> {
  authoriseVerb(actor, 'salary:change')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPerson(tx, organisationId, input.personId)
    const person = authorise(actor, 'salary:change', found)
    if (person.leftOn !== null && input.fromOn > person.leftOn)
      return { ok: false, reason: 'outside-employment' }
    const standing = await listSalaries(tx, organisationId, person.id)
    const before = standing.find(({ fromOn }) => fromOn === input.fromOn)?.amount ?? null
    if (before !== null && parseDecimal(before).equals(parseDecimal(input.amount)))
      return { ok: true }
    const reason = input.reason === '' ? null : input.reason
    if (before !== null && reason === null) return { ok: false, reason: 'reason-needed' }
    const { personId, fromOn, amount } = input
    const set = { personId, fromOn, amount, amountBefore: before, reason }
    await saveSalaries(tx, organisationId, [set], accountId, now)
    const subject = { subjectKind: 'person', subjectId: person.id, details: { fromOn } }
    await recordAudit(tx, actor, { action: 'salary.set', ...subject }, now)
    return { ok: true }
  })
}
