import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { payPeriod } from '@/lib/core/compute-period'
import { waitingLines } from '@/lib/core/decided-lines'
import { type DecidedChange, decidedChanges } from '@/lib/core/line-shortfall'
import type { Metric } from '@/lib/core/metric'
import type { PeriodNotice } from '@/lib/core/period-notices'
import type { PeriodSnapshot } from '@/lib/core/period-snapshot'
import {
  type ApproverRefusal,
  openPeriodMoves,
  type PeriodMove,
  type ReopenRefusal,
  voidsDecision,
} from '@/lib/core/period-states'
import { type PeriodVerification, verifyPeriod } from '@/lib/core/verify-period'
import { listLineDecisions } from '@/lib/line-decisions/queries'
import { metricsByCode } from '@/lib/metrics/queries'
import { listSettlements, type Settlement } from '@/lib/open-items/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import { type ChangedSince, type CourseEntry, listCourse } from '@/lib/period-corrections/queries'
import { findSnapshot, findSummary, listRuns, type PeriodRun } from '@/lib/period-runs/queries'
import { findPreviousSeal } from '@/lib/period-seals/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  listDocuments,
  listHeldLines,
  listStatements,
  listStatementTexts,
  type StatementInList,
} from '@/lib/statements/queries'
import { runSummary } from '../formats/run-summary'
import { readingOf } from '../formats/statement-figures'
import { findPeriod, listDecisions, type Period, type PeriodDecision } from '../queries'
import type { RunSummary } from '../schema'
import { changesSince } from './gather-changes'
import { approverRefusal, reopenRefusal } from './gather-refusals'

export interface PeriodView {
  readonly period: Period
  /** Newest first. */
  readonly runs: readonly PeriodRun[]
  /** Of the run that stands. */
  readonly decisions: readonly PeriodDecision[]
  /** With the lines of each that wait for a person now. */
  readonly statements: readonly StatementInList[]
  /** What people decided about its lines, from what to what: what exceeds the line's most comes first. */
  readonly decidedLines: readonly DecidedInList[]
  /** What the run that stands says beyond its statements; null before the first run. */
  readonly computation: Omit<RunSummary, 'names' | 'currency'> | null
  /** By open item of the run: how somebody settled it since. */
  readonly settled: ReadonlyMap<string, Settlement>
  /** The catalogue of figures, by code. */
  readonly metrics: ReadonlyMap<string, Metric>
  /** Names of those who could not be computed. */
  readonly names: ReadonlyMap<string, string>
  readonly moves: readonly PeriodMove[]
  /** What a new run would take back. */
  readonly voids: 'submission' | 'approval' | null
  /** Why this actor may not approve; null when he may, or nothing waits for approval. */
  readonly cannotApprove: ApproverRefusal | null
  /** What was written after the run that it would have read; null where the month is locked. */
  readonly changedSince: ChangedSince | null
  /** What was decided about the period, of all its runs: a reopened month keeps who locked it. */
  readonly course: readonly CourseEntry[]
  /** Why this actor may not open the locked month again; null when he may, or it is not locked. */
  readonly cannotReopen: ReopenRefusal | null
  readonly currency: string
  /** Of the organisation: decisions are told by the moment there. */
  readonly timeZone: string
}

/** A decided line of a run, by its statement. */
export interface DecidedInList extends DecidedChange {
  readonly statementId: string
  readonly fullName: string
}

/** A month with the run that stands, its statements and what may be done next. */
export async function viewPeriod(
  actor: Actor,
  periodId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<PeriodView> {
  authoriseVerb(actor, 'period:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const period = authorise(actor, 'period:read', await findPeriod(tx, organisationId, periodId))
    const runs = await listRuns(tx, organisationId, period.id)
    const shown = await runShown(
      tx,
      actor,
      period,
      runs.find(({ id }) => id === period.currentRunId),
    )
    const { currency, timeZone } = await findOrganisation(tx, organisationId)
    return {
      period,
      runs,
      ...shown,
      currency: shown.currency ?? currency,
      timeZone,
      moves: openPeriodMoves(period.state),
      voids: voidsDecision(period.state),
      settled: shown.computation?.openItems
        ? await listSettlements(tx, organisationId)
        : new Map<string, Settlement>(),
      metrics: await metricsByCode(tx, organisationId),
      course: await listCourse(tx, organisationId, period.id),
      cannotReopen: await reopenRefusal(tx, actor, period, shown.decisions),
    }
  })
}

type RunShown = Pick<
  PeriodView,
  | 'decisions'
  | 'statements'
  | 'decidedLines'
  | 'computation'
  | 'names'
  | 'cannotApprove'
  | 'changedSince'
> & { readonly currency: string | null }

const noRun: RunShown = {
  decisions: [],
  statements: [],
  decidedLines: [],
  computation: null,
  names: new Map(),
  cannotApprove: null,
  changedSince: null,
  currency: null,
}

async function runShown(
  tx: Transaction,
  actor: Actor,
  period: Period,
  run: PeriodRun | undefined,
): Promise<RunShown> {
  const { organisationId } = actor
  const summary = run === undefined ? null : await summaryOf(tx, organisationId, run.id)
  if (run === undefined || summary === null) return noRun
  const decisions = await listDecisions(tx, organisationId, run.id)
  const { names, currency, ...computation } = summary
  const statements = await statementsNow(tx, organisationId, period.id, run.id)
  const waiting = statements
    .filter(({ held }) => held > 0)
    .map(({ personId, schemeVersionId }) => ({ personId, schemeVersionId, code: 'held' as const }))
  const isProposal = period.state !== 'locked' && period.state !== 'exported'
  return {
    decisions,
    statements,
    decidedLines: await decidedIn(tx, organisationId, statements, computation.notices),
    computation: {
      ...computation,
      notices: [...computation.notices.filter(({ code }) => code !== 'held'), ...waiting],
    },
    names: new Map(Object.entries(names)),
    cannotApprove: await approverRefusal(tx, actor, period, run.id, decisions),
    changedSince: isProposal ? await changesSince(tx, organisationId, period, run) : null,
    currency,
  }
}

/** The decided lines of a run's statements; what exceeds the line's most first, then by statement. */
async function decidedIn(
  tx: Transaction,
  organisationId: OrganisationId,
  statements: readonly StatementInList[],
  notices: readonly PeriodNotice[],
): Promise<readonly DecidedInList[]> {
  const named = new Set(notices.filter(({ code }) => code === 'decided').map(lineKey))
  const decided = new Map(
    statements.filter((one) => named.has(lineKey(one))).map((one) => [one.id, one.fullName]),
  )
  if (decided.size === 0) return []
  const found = await listDocuments(tx, organisationId, [...decided.keys()])
  const byId = new Map(found.map((one) => [one.id, one]))
  const lines = [...decided].flatMap(([statementId, fullName]) => {
    const { document, components = [] } = byId.get(statementId) ?? {}
    if (document === undefined) return []
    return decidedChanges(document, readingOf(components).curves).map((line) => {
      return { ...line, statementId, fullName }
    })
  })
  return lines.toSorted((a, b) => Number(b.isAbove) - Number(a.isAbove))
}

/** The statements of a run, with the lines that wait now: what was decided since counts as well. */
async function statementsNow(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
  runId: string,
): Promise<readonly StatementInList[]> {
  const statements = await listStatements(tx, organisationId, runId)
  const decisions = await listLineDecisions(tx, organisationId, periodId)
  const words = Map.groupBy(decisions, lineKey)
  const asked = statements.filter((one) => one.held > 0 || words.has(lineKey(one)))
  if (asked.length === 0) return statements
  const ids = asked.map(({ id }) => id)
  const lines = await listHeldLines(tx, organisationId, ids)
  const byStatement = new Map(lines.map((line) => [line.statementId, line]))
  return statements.map((statement) => {
    const line = byStatement.get(statement.id)
    if (line === undefined) return statement
    const newest = words.get(lineKey(statement)) ?? []
    return { ...statement, held: waitingLines(line.held, line.decided, newest).length }
  })
}

/** The lines of one scheme of one person. */
function lineKey(of: { readonly personId: string; readonly schemeVersionId: string }): string {
  return `${of.personId} ${of.schemeVersionId}`
}

/** What is kept of the run; of a run of the time before it is read from the snapshot. */
async function summaryOf(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<RunSummary | null> {
  const kept = await findSummary(tx, organisationId, runId)
  if (kept !== null) return kept
  const run = await findSnapshot(tx, organisationId, runId)
  if (run === null) return null
  // Written by compute-period alone and immutable since.
  const snapshot = JSON.parse(run.snapshot) as PeriodSnapshot
  return runSummary(snapshot, payPeriod(snapshot))
}

/** Whether a locked month is still, byte for byte, what its snapshot gives. */
export async function verifyLockedPeriod(
  actor: Actor,
  { periodId }: { periodId: string },
  { db }: Pick<Deps, 'db'>,
): Promise<PeriodVerification | { ok: false; reason: 'not-locked' }> {
  authoriseVerb(actor, 'period:read')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const period = authorise(actor, 'period:read', await findPeriod(tx, organisationId, periodId))
    const isLocked = period.state === 'locked' || period.state === 'exported'
    if (!isLocked || period.currentRunId === null) return { ok: false, reason: 'not-locked' }
    const run = await findSnapshot(tx, organisationId, period.currentRunId)
    if (run === null) return { ok: false, reason: 'seal-broken' }
    const decisions = await listDecisions(tx, organisationId, period.currentRunId)
    const locked = decisions.find(({ kind }) => kind === 'locked') ?? null
    return verifyPeriod({
      ...run,
      previousSeal: await findPreviousSeal(tx, organisationId, period, locked),
      statements: await listStatementTexts(tx, organisationId, period.currentRunId),
    })
  })
}
