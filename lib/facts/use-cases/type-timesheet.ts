import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { parseDecimal } from '@/lib/core/exact'
import type { Deps } from '@/lib/platform/deps'
import {
  findPayFactOf,
  insertPayFacts,
  listFactSubjects,
  listPayRevisions,
  type NewPayFact,
} from '../queries'
import type { TypeTimesheet } from '../schema'

export type TimesheetTyped =
  | { ok: true; factId: string; revision: number }
  | { ok: false; reason: 'unknown-person' | 'already-there' | 'changed-elsewhere' }

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
    const same = standing !== undefined && isSame(standing, fact)
    if (standing && !same && standing.revision !== input.revision)
      return { ok: false, reason: input.revision === 0 ? 'already-there' : 'changed-elsewhere' }
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

type Days = Pick<NewPayFact, 'workedDays' | 'normDays' | 'baseAmount'>

function isSame(a: Days, b: Days): boolean {
  const equal = (x: string | null, y: string | null) =>
    x === null || y === null ? x === y : parseDecimal(x).equals(parseDecimal(y))
  return (
    equal(a.workedDays, b.workedDays) &&
    equal(a.normDays, b.normDays) &&
    equal(a.baseAmount, b.baseAmount)
  )
}
