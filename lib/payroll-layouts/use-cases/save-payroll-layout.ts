import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { Deps } from '@/lib/platform/deps'
import { findPayrollColumns, savePayrollColumns } from '../queries'
import type { SavePayrollLayout } from '../schema'

/** Keeps the columns of the payroll file for everybody who exports it. */
export async function savePayrollLayout(
  actor: Actor,
  { columns }: SavePayrollLayout,
  { db, now }: Deps,
): Promise<{ ok: true }> {
  authoriseVerb(actor, 'payroll:change')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const before = await findPayrollColumns(tx, organisationId)
    if (canonicalJson(before) === canonicalJson(columns)) return { ok: true }
    await savePayrollColumns(tx, organisationId, columns, now)
    const details = { before: [...before], after: columns }
    const subject = { subjectKind: 'organisation', subjectId: organisationId, details }
    await recordAudit(tx, actor, { action: 'payroll.layout-saved', ...subject }, now)
    return { ok: true }
  })
}
