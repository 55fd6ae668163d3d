import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import type { PeriodVerification } from '@/lib/core/verify-period'
import type { Deps } from '@/lib/platform/deps'
import { findPersonName } from '@/lib/statements/queries'
import { listPeriods } from '../queries'
import { verifyLockedPeriod } from './view-period'

/** What became of one locked month: the same bytes, or the first difference by name. */
export type MonthVerified =
  | {
      readonly month: string
      /** The personnel number of whom alone the period pays; absent for a month. */
      readonly offCycle?: string
      readonly ok: true
      readonly statements: number
    }
  | {
      readonly month: string
      readonly offCycle?: string
      readonly ok: false
      readonly reason: Exclude<PeriodVerification, { ok: true }>['reason'] | 'not-locked'
      /** Whose statement differs; null where no single one does. */
      readonly person: { readonly personnelNumber: string; readonly fullName: string } | null
      /** Where in the statement: "result.components.1.amount". */
      readonly at: string | null
    }

/** Computes every locked month, or one of them, again from its snapshot, oldest first. */
export async function verifyPeriods(
  actor: Actor,
  { month }: { readonly month: string | null },
  { db }: Pick<Deps, 'db'>,
): Promise<readonly MonthVerified[]> {
  authoriseVerb(actor, 'period:read')
  const { organisationId } = actor
  const periods = await db.asActor(actor, (tx) => listPeriods(tx, organisationId))
  const locked = periods
    .filter(({ state }) => state === 'locked' || state === 'exported')
    .filter((period) => month === null || period.month === month)
    .toReversed()
  const verified: MonthVerified[] = []
  for (const period of locked) {
    const found = await verifyLockedPeriod(actor, { periodId: period.id }, { db })
    const offCycle = period.person === null ? {} : { offCycle: period.person.personnelNumber }
    const which = { month: period.month, ...offCycle }
    if (found.ok) {
      verified.push({ ...which, ok: true, statements: found.statements })
      continue
    }
    const person =
      'personId' in found
        ? await db.asActor(actor, (tx) => findPersonName(tx, organisationId, found.personId))
        : null
    const at = found.reason === 'statement-differs' ? found.at : null
    verified.push({ ...which, ok: false, reason: found.reason, person, at })
  }
  return verified
}
