import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { parseDecimal } from '@/lib/core/exact'
import type { ColumnsMissing, TableImported, TableSent } from '@/lib/core/table-import'
import type { RowProblem } from '@/lib/core/table-rows'
import { listMetrics } from '@/lib/metrics/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import type { TableRefused } from '@/lib/platform/table-file'
import { type ReadMapped, readMappedTable } from '@/lib/table-mappings/report'
import { type FactChanges, factChanges } from '../formats/fact-plan'
import { kpiColumns, kpiKey, planKpiFacts } from '../formats/kpi-table'
import { payFactColumns, payFactKey, planPayFacts } from '../formats/pay-fact-table'
import {
  insertKpiFacts,
  insertPayFacts,
  listFactSubjects,
  listKpiFacts,
  listPayFacts,
} from '../queries'

export interface ImportFacts extends TableSent {
  readonly kind: 'kpi' | 'pay'
}

/** A changed figure is a revised one: the old one is kept beside it. */
type Imported = TableImported | ColumnsMissing | TableRefused

/** How the two kinds of facts differ for an import. */
interface Planned {
  readonly problems: readonly RowProblem[]
  readonly changes: FactChanges<unknown>
  write(): Promise<number>
}

type Plan = { ok: true; planned: Planned } | { ok: false; missing: readonly string[] }

/**
 * Reads a table of KPI figures or of timesheets and base amounts and, unless it is a preview, adds
 * them. A figure that differs from the one that stands becomes its next revision; the same file
 * twice adds nothing. A locked period keeps what it was computed from.
 */
export async function importFacts(
  actor: Actor,
  { kind, bytes, mode, columns = null }: ImportFacts,
  { db, now }: Deps,
): Promise<Imported> {
  authoriseVerb(actor, 'fact:change')
  const read =
    kind === 'kpi'
      ? await readMappedTable(actor, 'kpi-facts', bytes, kpiColumns, columns, { db })
      : await readMappedTable(actor, 'pay-facts', bytes, payFactColumns, columns, { db })
  if (!read.ok) return read
  const { format, unread, mapped: table } = read
  return db.asActor(actor, async (tx) => {
    const plan = kind === 'kpi' ? planKpi : planPay
    const result = await plan(tx, actor, read, now)
    if (!result.ok) {
      return { ok: false, reason: 'columns-missing', missing: result.missing, table }
    }
    const { problems, changes, write } = result.planned
    const { unchanged } = changes
    const created = changes.created.length
    const changed = changes.changed.length
    const written = mode === 'good-rows' || (mode === 'all-or-nothing' && problems.length === 0)
    if (written && created + changed > 0) {
      // Somebody else has added the same revision meanwhile: the whole file is undone.
      if ((await write()) !== created + changed) throw new AppError('conflict')
      const details = { kind, created, changed, refused: problems.length }
      await recordAudit(
        tx,
        actor,
        { action: 'facts.imported', subjectKind: 'fact', subjectId: null, details },
        now,
      )
    }
    if (written) await read.remember(tx, now)
    return { ok: true, format, created, changed, unchanged, problems, unread, written, table }
  })
}

const isSameDecimal = (a: string, b: string) => parseDecimal(a).equals(parseDecimal(b))

async function planKpi(tx: Transaction, actor: Actor, table: ReadMapped, now: Date): Promise<Plan> {
  const { organisationId, accountId } = actor
  const subjects = await listFactSubjects(tx, organisationId)
  const metrics = await listMetrics(tx, organisationId)
  const read = planKpiFacts(table.header, table.rows, subjects, metrics)
  if (!read.ok) return read
  const { facts, problems } = read.plan
  const standing = await listKpiFacts(tx, organisationId, monthsOf(facts))
  const changes = factChanges(facts, standing, kpiKey, (a, b) => isSameDecimal(a.value, b.value))
  const added = [...changes.created, ...changes.changed]
  const write = () => insertKpiFacts(tx, organisationId, added, { accountId, now, reason: null })
  return { ok: true, planned: { problems, changes, write } }
}

async function planPay(tx: Transaction, actor: Actor, table: ReadMapped, now: Date): Promise<Plan> {
  const { organisationId, accountId } = actor
  const subjects = await listFactSubjects(tx, organisationId)
  const read = planPayFacts(table.header, table.rows, subjects)
  if (!read.ok) return read
  const { facts, problems } = read.plan
  const standing = await listPayFacts(tx, organisationId, monthsOf(facts))
  const changes = factChanges(
    facts,
    standing,
    payFactKey,
    (a, b) =>
      isSameDecimal(a.workedDays, b.workedDays) &&
      isSameDecimal(a.normDays, b.normDays) &&
      (a.baseAmount === null || b.baseAmount === null
        ? a.baseAmount === b.baseAmount
        : isSameDecimal(a.baseAmount, b.baseAmount)),
  )
  const added = [...changes.created, ...changes.changed]
  const write = () => insertPayFacts(tx, organisationId, added, { accountId, now, reason: null })
  return { ok: true, planned: { problems, changes, write } }
}

function monthsOf(facts: readonly { readonly month: string }[]): readonly string[] {
  return [...new Set(facts.map((fact) => fact.month))]
}
