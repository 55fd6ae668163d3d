import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { isSameTimesheet } from '../formats/pay-fact-table'
import { findPayFactOf, insertPayFacts, listFactSubjects, listPayRevisions } from '../queries'
import type { TypeTimesheet } from '../schema'

export type TimesheetTyped =
  | { ok: true; factId: string; revision: number }
  | { ok: false; reason: 'unknown-person' | 'changed-elsewhere' }
  /** As for a figure. */
  | { ok: false; reason: 'already-there'; factId: string | null }

/** The same as `typeFigure` for a line of the timesheet: days and, where needed, the base amount. */
export async function typeTimesheet(
  actor: Actor,
  input: TypeTimesheet,
  { db, now }: Deps,
): Promise<TimesheetTyped> {
  authoriseVerb(actor, 'fact:change')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const { people } = await listFactSubjects(tx, organisationId)
    const personId = people.get(input.number)
    if (personId === undefined) return { ok: false, reason: 'unknown-person' }
    const { month, workedDays, normDays } = input
    const baseAmount = input.baseAmount === '' ? null : input.baseAmount
    const fact = { personId, month, workedDays, normDays, baseAmount }
    const [standing] = await listPayRevisions(tx, organisationId, fact)
    const same = standing !== undefined && isSameTimesheet(standing, fact)
    if (standing && !same && standing.revision !== input.revision) {
      if (input.revision !== 0) return { ok: false, reason: 'changed-elsewhere' }
      const key = { personId, month, revision: standing.revision }
      const factId = await findPayFactOf(tx, organisationId, key)
      return { ok: false, reason: 'already-there', factId }
    }
    const revision = same ? standing.revision : (standing?.revision ?? 0) + 1
    if (!same) {
      const entry = { accountId, now, reason: input.reason }
      const added = await insertPayFacts(tx, organisationId, [{ ...fact, revision }], entry)
      if (added !== 1) throw new AppError('conflict')
    }
    const factId = await findPayFactOf(tx, organisationId, { personId, month, revision })
    if (factId === null) throw new AppError('conflict')
    if (!same) {
      const subject = { subjectKind: 'fact', subjectId: factId, details: { month, revision } }
      await recordAudit(tx, actor, { action: 'facts.timesheet-typed', ...subject }, now)
    }
    return { ok: true, factId, revision }
  })
}
