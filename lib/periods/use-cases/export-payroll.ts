import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { afterPeriodMove, type PeriodRefusal } from '@/lib/core/period-states'
import type { StatementDocument } from '@/lib/core/statement'
import { findOrganisation } from '@/lib/organisations/queries'
import { findPayrollColumns } from '@/lib/payroll-layouts/queries'
import type { PayrollColumn, PayrollField } from '@/lib/payroll-layouts/schema'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStatementTexts } from '@/lib/statements/queries'
import { type ForeignCharacter, notInWindows1251, payrollCsv } from '../formats/payroll-csv'
import { type PayrollTable, payrollHeadings, payrollTable } from '../formats/payroll-rows'
import { payrollXlsx } from '../formats/payroll-xlsx'
import {
  findPeriod,
  findPeriodForUpdate,
  insertDecision,
  type Period,
  savePeriodState,
} from '../queries'
import type { PeriodInput } from '../schema'

export const payrollFormats = ['csv', 'csv-utf-8', 'xlsx'] as const
export type PayrollFormat = (typeof payrollFormats)[number]

export interface ExportPayroll extends PeriodInput {
  /** Without one the file that payroll takes: CSV in Windows-1251. */
  readonly format?: PayrollFormat
}

export type PayrollExported =
  | { ok: true; fileName: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; reason: PeriodRefusal }
  /** Named, and nothing is handed over: a name with a "?" in it is nobody's. */
  | { ok: false; reason: 'not-in-windows-1251'; characters: readonly ForeignCharacter[] }

/**
 * The payroll file of a locked month, by the organisation's columns and in its language. The first
 * export is a decision; later ones give the same file, whoever asks.
 */
export async function exportPayroll(
  actor: Actor,
  { periodId, format = 'csv' }: ExportPayroll,
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
    const { table } = await payrollOf(tx, actor, runId)
    const characters = format === 'csv' ? notInWindows1251(table) : []
    if (characters.length > 0) return { ok: false, reason: 'not-in-windows-1251', characters }
    if (period.state === 'locked') {
      const kind = 'exported'
      const decision = { periodId: period.id, runId, kind, decidedBy: accountId } as const
      await insertDecision(tx, organisationId, decision, now)
      await savePeriodState(tx, organisationId, { ...period, state: next.value })
    }
    const subject = { subjectKind: 'period', subjectId: period.id, details: { runId, format } }
    await recordAudit(tx, actor, { action: 'period.exported', ...subject }, now)
    return { ok: true, ...(await written(table, format, payrollName(period))) }
  })
}

/** A leaver's file stands beside that of the month and replaces none. */
function payrollName({ month, person }: Period): string {
  const number = person?.personnelNumber.replace(/[^A-Za-z0-9-]/g, '_')
  return number === undefined ? `payroll-${month}` : `payroll-${month}-${number}`
}

async function written(table: PayrollTable, format: PayrollFormat, name: string) {
  if (format === 'xlsx') {
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return { fileName: `${name}.xlsx`, mediaType, bytes: await payrollXlsx(table) }
  }
  const encoding = format === 'csv' ? 'windows-1251' : 'utf-8'
  const bytes = payrollCsv(table, encoding)
  // Two files of one name would be told apart by nothing but the letters that come out wrong.
  const fileName = format === 'csv' ? `${name}.csv` : `${name}-utf-8.csv`
  return { fileName, mediaType: `text/csv; charset=${encoding}`, bytes }
}

async function payrollOf(tx: Transaction, { organisationId }: Actor, runId: string | null) {
  const columns = await findPayrollColumns(tx, organisationId)
  const { defaultLocale } = await findOrganisation(tx, organisationId)
  const texts = runId === null ? [] : await listStatementTexts(tx, organisationId, runId)
  // Written by compute-period alone and immutable since.
  const statements = texts.map(({ document }) => JSON.parse(document) as StatementDocument)
  const usualHeadings = payrollHeadings[defaultLocale]
  return { columns, usualHeadings, table: payrollTable(statements, columns, defaultLocale) }
}

export interface PayrollPreview {
  readonly period: Period
  readonly columns: readonly PayrollColumn[]
  readonly heading: readonly string[]
  /** By field: what is written above a column without a heading of its own. */
  readonly usualHeadings: Readonly<Partial<Record<PayrollField, string>>>
  readonly lines: number
  /** The first lines, as they would be written. */
  readonly first: readonly (readonly string[])[]
  readonly characters: readonly ForeignCharacter[]
  readonly mayExport: boolean
}

const shownLines = 5

/** What the file would hold, and what Windows-1251 could not; changes nothing. */
export async function previewPayroll(
  actor: Actor,
  periodId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<PayrollPreview> {
  authoriseVerb(actor, 'period:export')
  return db.asActor(actor, async (tx) => {
    const found = await findPeriod(tx, actor.organisationId, periodId)
    const period = authorise(actor, 'period:export', found)
    const { columns, usualHeadings, table } = await payrollOf(tx, actor, period.currentRunId)
    return {
      period,
      columns,
      heading: table.heading,
      usualHeadings,
      lines: table.rows.length,
      first: table.rows.slice(0, shownLines).map(({ cells }) => cells.map(({ text }) => text)),
      characters: notInWindows1251(table),
      mayExport: afterPeriodMove(period.state, 'export').ok && period.currentRunId !== null,
    }
  })
}
