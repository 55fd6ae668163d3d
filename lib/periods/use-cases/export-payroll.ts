import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { afterPeriodMove, type PeriodRefusal } from '@/lib/core/period-states'
import type { StatementDocument } from '@/lib/core/statement'
import type { Deps } from '@/lib/platform/deps'
import { payrollCsv } from '../formats/payroll-csv'
import {
  findPeriodForUpdate,
  insertDecision,
  listStatementTexts,
  savePeriodState,
} from '../queries'
import type { PeriodInput } from '../schema'

export type PayrollExported =
  | { ok: true; fileName: string; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; reason: PeriodRefusal }

/** The payroll file of a locked month. The first export is a decision; later ones give the same file. */
export async function exportPayroll(
  actor: Actor,
  { periodId }: PeriodInput,
  { db, now }: Deps,
): Promise<PayrollExported> {
  authoriseVerb(actor, 'period:export')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPeriodForUpdate(tx, organisationId, periodId)
    const period = authorise(actor, 'period:export', found)
    const next = afterPeriodMove(period.state, 'export')
    if (!next.ok) return next
    const runId = period.currentRunId
    if (runId === null) return { ok: false, reason: 'too-early' }
    if (period.state === 'locked') {
      const decision = {
        periodId: period.id,
        runId,
        kind: 'exported',
        decidedBy: accountId,
      } as const
      await insertDecision(tx, organisationId, decision, now)
      await savePeriodState(tx, organisationId, { ...period, state: next.value })
    }
    const texts = await listStatementTexts(tx, organisationId, runId)
    // Written by compute-period alone and immutable since.
    const statements = texts.map(({ document }) => JSON.parse(document) as StatementDocument)
    const byNumber = statements.toSorted((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1))
    const subject = { subjectKind: 'period', subjectId: period.id, details: { runId } }
    await recordAudit(tx, actor, { action: 'period.exported', ...subject }, now)
    const bytes = payrollCsv(byNumber, actor.locale)
    return { ok: true, fileName: `payroll-${period.month}.csv`, bytes }
  })
}

/** Somebody whom two schemes pay has two lines; their order is the same in every export. */
function orderKey({ person, scheme }: StatementDocument): string {
  return JSON.stringify([person.personnelNumber, scheme.versionId])
}
