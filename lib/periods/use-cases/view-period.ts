import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb, can } from '@/lib/access/permissions'
import { computePeriod, type PeriodComputation } from '@/lib/core/compute-period'
import type { PeriodSnapshot } from '@/lib/core/period-snapshot'
import {
  type ApproverRefusal,
  mayApproveRun,
  openPeriodMoves,
  type PeriodMove,
  voidsDecision,
} from '@/lib/core/period-states'
import { type PeriodVerification, verifyPeriod } from '@/lib/core/verify-period'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  findPeriod,
  findPreviousSeal,
  findRunPeople,
  findSnapshot,
  listDecisions,
  listPeriods,
  listRuns,
  listStatements,
  listStatementTexts,
  type Period,
  type PeriodDecision,
  type PeriodRun,
  type StatementInList,
} from '../queries'

export interface PeriodView {
  readonly period: Period
  /** Newest first. */
  readonly runs: readonly PeriodRun[]
  /** Of the run that stands. */
  readonly decisions: readonly PeriodDecision[]
  readonly statements: readonly StatementInList[]
  /** What the run that stands says beyond its statements; null before the first run. */
  readonly computation: Pick<PeriodComputation, 'unpaid' | 'notices' | 'total' | 'units'> | null
  /** Names of those who could not be computed. */
  readonly names: ReadonlyMap<string, string>
  readonly moves: readonly PeriodMove[]
  /** What a new run would take back. */
  readonly voids: 'submission' | 'approval' | null
  /** Why this actor may not approve; null when he may, or nothing waits for approval. */
  readonly cannotApprove: ApproverRefusal | null
  readonly currency: string
  /** Of the organisation: decisions are told by the moment there. */
  readonly timeZone: string
}

/** The months of pay, newest first. */
export async function listAllPeriods(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly Period[]> {
  authoriseVerb(actor, 'period:read')
  return db.asActor(actor, (tx) => listPeriods(tx, actor.organisationId))
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
    const shown = await runShown(tx, actor, period)
    const { currency, timeZone } = await findOrganisation(tx, organisationId)
    return {
      period,
      runs,
      ...shown,
      currency: shown.currency ?? currency,
      timeZone,
      moves: openPeriodMoves(period.state),
      voids: voidsDecision(period.state),
    }
  })
}

type RunShown = Pick<
  PeriodView,
  'decisions' | 'statements' | 'computation' | 'names' | 'cannotApprove'
> & { readonly currency: string | null }

const noRun: RunShown = {
  decisions: [],
  statements: [],
  computation: null,
  names: new Map(),
  cannotApprove: null,
  currency: null,
}

async function runShown(tx: Transaction, actor: Actor, period: Period): Promise<RunShown> {
  const { organisationId } = actor
  const runId = period.currentRunId
  const run = runId === null ? null : await findSnapshot(tx, organisationId, runId)
  if (runId === null || run === null) return noRun
  // Written by compute-period alone and immutable since.
  const snapshot = JSON.parse(run.snapshot) as PeriodSnapshot
  const { statements: _, ...computation } = computePeriod(snapshot)
  const decisions = await listDecisions(tx, organisationId, runId)
  return {
    decisions,
    statements: await listStatements(tx, organisationId, runId),
    computation,
    names: new Map(snapshot.people.map((person) => [person.id, person.fullName])),
    cannotApprove: await approverRefusal(tx, actor, period, runId, decisions),
    currency: snapshot.schemes[0]?.document.currency ?? null,
  }
}

async function approverRefusal(
  tx: Transaction,
  actor: Actor,
  period: Period,
  runId: string,
  decisions: readonly PeriodDecision[],
): Promise<ApproverRefusal | null> {
  if (period.state !== 'submitted' || !can(actor, 'period:approve', {})) return null
  const people = await findRunPeople(tx, actor.organisationId, runId)
  const submittedBy = decisions.find(({ kind }) => kind === 'submitted')?.decidedBy ?? ''
  const allowed = mayApproveRun(actor, { ...people, submittedBy, overriddenBy: [] })
  return allowed.ok ? null : allowed.reason
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
    const lockedAt = decisions.find(({ kind }) => kind === 'locked')?.decidedAt ?? null
    return verifyPeriod({
      ...run,
      previousSeal: await findPreviousSeal(tx, organisationId, period.month, lockedAt),
      statements: await listStatementTexts(tx, organisationId, period.currentRunId),
    })
  })
}
