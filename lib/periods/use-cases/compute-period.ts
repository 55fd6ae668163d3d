import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import { computePeriod as computeStatements } from '@/lib/core/compute-period'
import { sealOfText, takeSnapshot } from '@/lib/core/period-seal'
import { afterPeriodMove, type PeriodRefusal } from '@/lib/core/period-states'
import type { Deps } from '@/lib/platform/deps'
import {
  countRuns,
  findPeriodForUpdate,
  findPreviousSeal,
  insertRun,
  insertStatements,
  savePeriodState,
} from '../queries'
import type { PeriodInput } from '../schema'
import { gatherPeriodFacts, schemesInForce } from './gather-period-facts'

export type PeriodComputed =
  | { ok: true; runId: string; number: number; statements: number; total: string }
  | { ok: false; reason: PeriodRefusal | 'no-scheme' }

/**
 * Computes a month anew: a numbered run with its snapshot, seal and statements, which replaces the
 * proposal and voids a submission or an approval of the run before.
 */
export async function computePeriod(
  actor: Actor,
  { periodId }: PeriodInput,
  { db, now }: Deps,
): Promise<PeriodComputed> {
  authoriseVerb(actor, 'period:compute')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPeriodForUpdate(tx, organisationId, periodId)
    const period = authorise(actor, 'period:compute', found)
    const next = afterPeriodMove(period.state, 'compute')
    if (!next.ok) return next
    const number = (await countRuns(tx, organisationId, period.id)) + 1
    const schemes = await schemesInForce(tx, organisationId, period.month)
    if (schemes.length === 0) return { ok: false, reason: 'no-scheme' }
    const facts = await gatherPeriodFacts(tx, organisationId, period, number, schemes)
    const snapshot = takeSnapshot(facts)
    const text = canonicalJson(snapshot)
    const seal = sealOfText(text, await findPreviousSeal(tx, organisationId, period.month))
    const run = { periodId: period.id, number, snapshot: text, seal, computedBy: accountId }
    const runId = await insertRun(tx, organisationId, run, now)
    const { statements, total, unpaid } = computeStatements(snapshot)
    const rows = statements.map((statement) => ({
      personId: statement.person.id,
      schemeVersionId: statement.scheme.versionId,
      payout: statement.amount,
      document: canonicalJson(statement),
    }))
    await insertStatements(tx, organisationId, runId, rows)
    await savePeriodState(tx, organisationId, {
      id: period.id,
      state: next.value,
      currentRunId: runId,
    })
    const details = { number, seal, total, statements: rows.length, unpaid: unpaid.length }
    const subject = { subjectKind: 'period', subjectId: period.id, details }
    await recordAudit(tx, actor, { action: 'period.computed', ...subject }, now)
    return { ok: true, runId, number, statements: rows.length, total }
  })
}
