import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { ColumnsMissing, TableImported, TableSent } from '@/lib/core/table-import'
import type { Deps } from '@/lib/platform/deps'
import type { TableRefused } from '@/lib/platform/table-file'
import { readMappedTable } from '@/lib/table-mappings/report'
import { planUnits, unitColumns } from '../formats/unit-table'
import { listUnits, upsertUnits } from '../queries'

type Imported = TableImported | ColumnsMissing | TableRefused

/**
 * Reads a table of units and, unless it is a preview, creates and changes them. Units are
 * recognised by their code, so that the same file twice adds nothing; a unit that the file leaves
 * out stays as it is.
 */
export async function importUnits(
  actor: Actor,
  { bytes, mode, columns = null }: TableSent,
  { db, now }: Deps,
): Promise<Imported> {
  authoriseVerb(actor, 'unit:change')
  const read = await readMappedTable(actor, 'units', bytes, unitColumns, columns, { db })
  if (!read.ok) return read
  return db.asActor(actor, async (tx) => {
    const existing = await listUnits(tx, actor.organisationId)
    const planned = planUnits(read.header, read.rows, existing)
    if (!planned.ok) {
      return { ok: false, reason: 'columns-missing', missing: planned.missing, table: read.mapped }
    }
    const { created, changed, unchanged, problems } = planned.plan
    const written = mode === 'good-rows' || (mode === 'all-or-nothing' && problems.length === 0)
    if (written) await read.remember(tx, now)
    if (written && created.length + changed.length > 0) {
      await upsertUnits(tx, actor.organisationId, [...created, ...changed], now)
      const details = { created: created.length, changed: changed.length, refused: problems.length }
      await recordAudit(
        tx,
        actor,
        { action: 'units.imported', subjectKind: 'unit', subjectId: null, details },
        now,
      )
    }
    return {
      ok: true,
      format: read.format,
      created: created.length,
      changed: changed.length,
      unchanged,
      problems,
      unread: read.unread,
      written,
      table: read.mapped,
    }
  })
}
