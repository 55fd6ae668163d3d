import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import {
  type ColumnsMissing,
  firstOf,
  type TableImported,
  type TableSent,
} from '@/lib/core/table-import'
import { dateIn } from '@/lib/core/zone-clock'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import type { TableRefused } from '@/lib/platform/table-file'
import { readMappedTable } from '@/lib/table-mappings/report'
import { planSalaries, salaryColumns } from '../formats/salary-table'
import { listRoster, listStandingSalaries, saveSalaries } from '../queries'

/**
 * Reads a table of salaries and, unless it is a preview, sets them. An amount that replaces another of
 * the same day needs a reason; the same file twice changes nothing. A line that is likely a slip of the
 * pen holds the file back until somebody has confirmed it.
 */
export async function importSalaries(
  actor: Actor,
  { bytes, mode, columns = null, confirmed = false }: TableSent,
  { db, now }: Deps,
): Promise<TableImported | ColumnsMissing | TableRefused> {
  authoriseVerb(actor, 'salary:change')
  const read = await readMappedTable(actor, 'salaries', bytes, salaryColumns, columns, { db })
  if (!read.ok) return read
  const { organisationId, accountId } = actor
  const { header, rows, format, unread, mapped: table } = read
  return db.asActor(actor, async (tx) => {
    const people = await listRoster(tx, organisationId)
    const salaries = await listStandingSalaries(tx, organisationId)
    const { timeZone } = await findOrganisation(tx, organisationId)
    const planned = planSalaries(header, rows, { people, salaries }, dateIn(now, timeZone))
    if (!planned.ok) {
      return { ok: false, reason: 'columns-missing', missing: planned.missing, table }
    }
    const { problems, doubts, unchanged, added, revised, ...plan } = planned.plan
    const set = [...plan.created, ...plan.changed]
    const counts = { created: plan.created.length, changed: plan.changed.length }
    const isMeant = confirmed || doubts.length === 0
    const written =
      isMeant && (mode === 'good-rows' || (mode === 'all-or-nothing' && problems.length === 0))
    if (written && set.length > 0) {
      await saveSalaries(tx, organisationId, set, accountId, now)
      const details = { ...counts, refused: problems.length }
      const subject = { subjectKind: 'person', subjectId: null, details }
      await recordAudit(tx, actor, { action: 'salaries.imported', ...subject }, now)
    }
    if (written) await read.remember(tx, now)
    const lists = { doubts: firstOf(doubts), added, revised, repeats: firstOf(plan.repeats) }
    return { ok: true, format, ...counts, unchanged, problems, ...lists, unread, written, table }
  })
}
