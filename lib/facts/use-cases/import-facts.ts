import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import { type Month, monthOf } from '@/lib/core/calendar'
import { openPeriodMoves } from '@/lib/core/period-states'
import {
  type ColumnsMissing,
  type FirstOf,
  firstOf,
  type LineChange,
  type TableImported,
  type TableSent,
} from '@/lib/core/table-import'
import type { RowProblem } from '@/lib/core/table-rows'
import { dateIn } from '@/lib/core/zone-clock'
import { listMetrics } from '@/lib/metrics/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import { listMonthPeriods } from '@/lib/periods/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import type { TableRefused } from '@/lib/platform/table-file'
import { type ReadMapped, readMappedTable } from '@/lib/table-mappings/report'
import { type FactChanges, type FactPlan, factChanges } from '../formats/fact-plan'
import { isSameFigure, kpiColumns, kpiKey, planKpiFacts } from '../formats/kpi-table'
import { changedFigures, changedTimesheets } from '../formats/line-changes'
import {
  isSameTimesheet,
  keepBases,
  payFactColumns,
  payFactKey,
  planPayFacts,
} from '../formats/pay-fact-table'
import {
  insertKpiFacts,
  insertPayFacts,
  listFactNames,
  listFactSubjects,
  listKpiFacts,
  listPayFacts,
  type NewKpiFact,
  type NewPayFact,
} from '../queries'

export interface ImportFacts extends TableSent {
  readonly kind: 'kpi' | 'pay'
}

/** A changed figure is a revised one: the old one is kept beside it. */
type Imported = TableImported | ColumnsMissing | TableRefused

/** How the two kinds of facts differ for an import. */
interface Planned {
  readonly told: Omit<FactPlan<unknown>, 'facts'>
  readonly changes: FactChanges<{ readonly month: string }>
  readonly added: FirstOf<LineChange>
  readonly revised: FirstOf<LineChange>
  readonly basesKept: number
  write(): Promise<number>
}

type Plan = { ok: true; planned: Planned } | { ok: false; missing: readonly string[] }

/**
 * Reads a table of KPI figures or of timesheets and base amounts and, unless it is a preview, adds
 * them. A figure that differs from the one that stands becomes its next revision; the same file
 * twice adds nothing. A figure that is likely a slip of the pen, or of a month that has not begun, holds
 * the file back until somebody has confirmed it. A locked period keeps what it was computed from, and
 * the answer says which lines will correct one.
 */
export async function importFacts(
  actor: Actor,
  { kind, bytes, mode, columns = null, confirmed = false }: ImportFacts,
  { db, now }: Deps,
): Promise<Imported> {
  authoriseVerb(actor, 'fact:change')
  const read =
    kind === 'kpi'
      ? await readMappedTable(actor, 'kpi-facts', bytes, kpiColumns, columns, { db })
      : await readMappedTable(actor, 'pay-facts', bytes, payFactColumns, columns, { db })
  if (!read.ok) return read
  const { format, unread, mapped: table, remember } = read
  return db.asActor(actor, async (tx) => {
    const plan = kind === 'kpi' ? planKpi : planPay
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    const result = await plan(tx, actor, read, { now, present: monthOf(dateIn(now, timeZone)) })
    if (!result.ok) {
      return { ok: false, reason: 'columns-missing', missing: result.missing, table }
    }
    const { told, changes, added, revised, basesKept, write } = result.planned
    const { problems } = told
    const { unchanged } = changes
    const created = changes.created.length
    const changed = changes.changed.length
    const doubts = doubtsOf(told.doubts, changes)
    const isMeant = confirmed || doubts.length === 0
    const written =
      isMeant && (mode === 'good-rows' || (mode === 'all-or-nothing' && problems.length === 0))
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
    if (written) await remember(tx, now)
    const counts = { created, changed, unchanged }
    const repeats = firstOf(told.repeats)
    const locked = await lockedOf(tx, actor, changes)
    const found = { problems, doubts: firstOf(doubts), added, revised, locked, repeats, basesKept }
    return { ok: true, format, ...counts, ...found, unread, written, table }
  })
}

/** What is asked about: only lines that would add something. */
function doubtsOf(
  doubts: readonly RowProblem[],
  { created, changed }: FactChanges<unknown>,
): readonly RowProblem[] {
  const added = new Set([...created, ...changed].map(({ line }) => line))
  return doubts.filter(({ line }) => added.has(line))
}

/** The months among the lines that are locked already: what they add there corrects what was paid. */
async function lockedOf(
  tx: Transaction,
  { organisationId }: Actor,
  { created, changed }: Planned['changes'],
): Promise<NonNullable<TableImported['locked']>> {
  const periods = await listMonthPeriods(tx, organisationId)
  const isLocked = new Set(
    periods
      .filter(({ state }) => !openPeriodMoves(state).includes('compute'))
      .map(({ month }) => month),
  )
  const months = [...created, ...changed]
    .map(({ fact: { month } }) => month)
    .filter((month) => isLocked.has(month))
  return { months: [...new Set(months)].sort(), lines: months.length }
}

/** When a file is read. */
interface ReadAt {
  readonly now: Date
  readonly present: Month
}

async function planKpi(
  tx: Transaction,
  actor: Actor,
  table: ReadMapped,
  { now, present }: ReadAt,
): Promise<Plan> {
  const { organisationId, accountId } = actor
  const subjects = await listFactSubjects(tx, organisationId)
  const metrics = await listMetrics(tx, organisationId)
  const read = planKpiFacts(table.header, table.rows, { ...subjects, present }, metrics)
  if (!read.ok) return read
  const { facts: lines, ...told } = read.plan
  const standing = await listKpiFacts(tx, organisationId, monthsOf(lines))
  const changes = factChanges<NewKpiFact>(lines, standing, kpiKey, isSameFigure)
  const names = await listFactNames(tx, organisationId)
  const revised = changedFigures(changes.changed, read.headings, names, metrics)
  const added = changedFigures(changes.created.map(overNothing), read.headings, names, metrics)
  const facts = [...changes.created, ...changes.changed].map(({ fact }) => fact)
  const write = () => insertKpiFacts(tx, organisationId, facts, { accountId, now, reason: null })
  return { ok: true, planned: { told, changes, added, revised, basesKept: 0, write } }
}

async function planPay(
  tx: Transaction,
  actor: Actor,
  table: ReadMapped,
  { now, present }: ReadAt,
): Promise<Plan> {
  const { organisationId, accountId } = actor
  const subjects = await listFactSubjects(tx, organisationId)
  const read = planPayFacts(table.header, table.rows, { ...subjects, present })
  if (!read.ok) return read
  const { facts: lines, ...told } = read.plan
  const standing = await listPayFacts(tx, organisationId, monthsOf(lines))
  const { lines: kept, kept: basesKept } = read.columns.has('base')
    ? { lines, kept: 0 }
    : keepBases(lines, standing)
  const changes = factChanges<NewPayFact>(kept, standing, payFactKey, isSameTimesheet)
  const names = await listFactNames(tx, organisationId)
  const revised = changedTimesheets(changes.changed, read.headings, names)
  const added = changedTimesheets(changes.created.map(overNothing), read.headings, names)
  const facts = [...changes.created, ...changes.changed].map(({ fact }) => fact)
  const write = () => insertPayFacts(tx, organisationId, facts, { accountId, now, reason: null })
  return { ok: true, planned: { told, changes, added, revised, basesKept, write } }
}

function overNothing<Line extends object>(line: Line): Line & { readonly before: null } {
  return { ...line, before: null }
}

function monthsOf(
  lines: readonly { readonly fact: { readonly month: string } }[],
): readonly string[] {
  return [...new Set(lines.map(({ fact }) => fact.month))]
}
