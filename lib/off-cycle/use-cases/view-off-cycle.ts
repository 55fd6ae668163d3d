import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { addMonths, monthOf } from '@/lib/core/calendar'
import { mayPayOffCycle } from '@/lib/core/off-cycle'
import { findOrganisation } from '@/lib/organisations/queries'
import { findPerson } from '@/lib/people/queries'
import type { Deps } from '@/lib/platform/deps'
import { isMonthLocked, listOffCyclePay, type OffCyclePay } from '../queries'

export interface OffCycleView {
  /** Months that can be paid now, newest first. */
  readonly months: readonly string[]
  /** What was begun or is paid already. */
  readonly paid: readonly OffCyclePay[]
  /** Of the organisation: a lock is told by the day there. */
  readonly timeZone: string
}

/** The month of the last day, and the one before it where that is still open. */
const monthsBack = [0, 1] as const

/** What can be paid to somebody before the close of the month, and what was; null while he stays. */
export async function viewOffCycle(
  actor: Actor,
  personId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<OffCycleView | null> {
  authoriseVerb(actor, 'period:compute')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPerson(tx, organisationId, personId)
    const person = authorise(actor, 'period:compute', found)
    const paid = await listOffCyclePay(tx, organisationId, { personId })
    if (person.leftOn === null && paid.length === 0) return null
    const last = person.leftOn === null ? null : monthOf(person.leftOn)
    const months: string[] = []
    for (const back of monthsBack) {
      if (last === null) break
      const month = addMonths(last, -back)
      const isOpen = !(await isMonthLocked(tx, organisationId, month))
      if (mayPayOffCycle(person, month, !isOpen).ok) months.push(month)
    }
    const begun = new Set(paid.map((one) => one.month))
    const { timeZone } = await findOrganisation(tx, organisationId)
    return { months: months.filter((month) => !begun.has(month)), paid, timeZone }
  })
}
