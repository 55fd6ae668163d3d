import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb, scopesOf } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import type { ScoringPolicies } from '@/lib/core/checklist'
import type { PeriodSnapshot } from '@/lib/core/period-snapshot'
import type { StatementDocument } from '@/lib/core/statement'
import { codeInScheme, stintKey } from '@/lib/core/stint-codes'
import { type LineDecisionRow, listLineDecisions } from '@/lib/line-decisions/queries'
import { metricsByCode } from '@/lib/metrics/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import { findPeriodsOfStatements } from '@/lib/period-corrections/queries'
import { listVersionPolicies } from '@/lib/period-rules/queries'
import { findSnapshot } from '@/lib/period-runs/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  findStatement,
  listLockedStatements,
  type OwnStatement,
  type StoredStatementRow,
} from '@/lib/statements/queries'
import { type FigureReading, readingOf } from '../formats/statement-figures'
import { findPeriod, listDecisions, type Period, type PeriodDecision } from '../queries'

export interface StatementView {
  readonly statementId: string
  readonly period: Period
  readonly document: StatementDocument
  /** Whether the run it belongs to is the one that stands. */
  readonly isCurrent: boolean
  readonly decisions: readonly PeriodDecision[]
  readonly seal: string
  /** By component: how the frozen scheme turns its value into the share that is paid. */
  readonly curves: FigureReading['curves']
  /** By component that reads a figure: the code of its metric. */
  readonly read: FigureReading['read']
  /** The catalogue of metrics, by code. */
  readonly metrics: FigureReading['metrics']
  /** By checklist version: how it counts a visit. */
  readonly policies: ReadonlyMap<string, ScoringPolicies>
  /** By statement that is corrected here: the month it belongs to. */
  readonly correctedPeriods: Readonly<Record<string, string>>
  /** Decided lines that no run has read yet; only for whoever sees proposals. */
  readonly pending: readonly LineDecisionRow[]
  /** Of the organisation: decisions are told by the day there. */
  readonly timeZone: string
}

/**
 * A statement: for HR any, for an employee the own ones of locked periods. A proposal that may
 * still change is nobody's statement yet.
 */
export async function viewStatement(
  actor: Actor,
  statementId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<StatementView> {
  authoriseVerb(actor, 'statement:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findStatement(tx, organisationId, statementId)
    const statement = authorise(actor, 'statement:read', found)
    const period = await findPeriod(tx, organisationId, statement.periodId)
    const run = await findSnapshot(tx, organisationId, statement.runId)
    if (period === null || run === null) throw new AppError('not-found')
    const isCurrent = period.currentRunId === statement.runId
    const isLocked = period.state === 'locked' || period.state === 'exported'
    const seesProposals = scopesOf(actor, 'statement:read').includes('any')
    if (!seesProposals && !(isCurrent && isLocked)) throw new AppError('not-found')
    return {
      statementId: statement.id,
      period,
      document: statement.document,
      isCurrent,
      decisions: await listDecisions(tx, organisationId, statement.runId),
      seal: run.seal,
      correctedPeriods: await correctedPeriods(tx, organisationId, statement.document),
      pending: seesProposals ? await pendingOf(tx, organisationId, statement) : [],
      policies: await listVersionPolicies(tx, organisationId),
      ...schemeRead(run.snapshot, statement.document.scheme.versionId),
      metrics: await metricsByCode(tx, organisationId),
      timeZone: (await findOrganisation(tx, organisationId)).timeZone,
    }
  })
}

/** A statement that was its reader's own until the month was opened again. */
export interface FormerStatement {
  readonly period: Period
  /** Whether the month has been closed again since; else it is being computed anew. */
  readonly isReplaced: boolean
}

/**
 * What became of an own statement of a locked month that was opened again: that it is so, and nothing of
 * what is not sealed. Null for a statement that stands, for a proposal that was never locked, and for
 * whoever sees proposals anyway.
 */
export async function viewFormerStatement(
  actor: Actor,
  statementId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<FormerStatement | null> {
  authoriseVerb(actor, 'statement:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const found = await findStatement(tx, organisationId, statementId)
    const statement = authorise(actor, 'statement:read', found)
    if (scopesOf(actor, 'statement:read').includes('any')) return null
    const period = await findPeriod(tx, organisationId, statement.periodId)
    const decisions = await listDecisions(tx, organisationId, statement.runId)
    const wasLocked = decisions.some(({ kind }) => kind === 'locked')
    if (period === null || !wasLocked) return null
    const isLocked = period.state === 'locked' || period.state === 'exported'
    if (isLocked && period.currentRunId === statement.runId) return null
    return { period, isReplaced: isLocked }
  })
}

async function correctedPeriods(
  tx: Transaction,
  organisationId: OrganisationId,
  { adjustments }: StatementDocument,
): Promise<StatementView['correctedPeriods']> {
  const ids = adjustments.flatMap(({ statementId }) => statementId ?? [])
  return ids.length === 0 ? {} : findPeriodsOfStatements(tx, organisationId, ids)
}

async function pendingOf(
  tx: Transaction,
  organisationId: OrganisationId,
  { periodId, personId, document }: StoredStatementRow,
): Promise<readonly LineDecisionRow[]> {
  const decided = document.decided ?? []
  // A decision follows its line through a transfer, and the line has another code then.
  const isRead = ({ component, kind, decidedAt }: LineDecisionRow) =>
    kind === 'computed'
      ? !decided.some(({ code }) => code === component)
      : decided.some(({ code, at }) => {
          if (codeInScheme(code) !== codeInScheme(component)) return false
          const isWhole = stintKey(code) === '' || stintKey(component) === ''
          return at === decidedAt.toISOString() || (isWhole && at > decidedAt.toISOString())
        })
  const rows = await listLineDecisions(tx, organisationId, periodId)
  return rows.filter(
    (row) =>
      row.personId === personId &&
      row.schemeVersionId === document.scheme.versionId &&
      !isRead(row),
  )
}

/** Of a whole snapshot only this of one scheme leaves this place. */
function schemeRead(text: string, versionId: string): Pick<StatementView, 'curves' | 'read'> {
  const { schemes } = JSON.parse(text) as PeriodSnapshot
  const scheme = schemes.find((one) => one.versionId === versionId)
  return readingOf(scheme?.document.components ?? [])
}

/** The actor's own statements of locked periods, newest first. */
export async function listOwnStatements(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly OwnStatement[]> {
  authoriseVerb(actor, 'statement:read')
  const { organisationId, personId } = actor
  if (personId === null) return []
  return db.asActor(actor, (tx) => listLockedStatements(tx, organisationId, personId))
}
