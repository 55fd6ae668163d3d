import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc, monthOf, utcMidnight } from '@/lib/core/calendar'
import type { PeriodState } from '@/lib/core/period-states'
import type { Transaction } from '@/lib/platform/db/database'

export interface Period {
  readonly id: string
  /** "2026-10" */
  readonly month: string
  readonly state: PeriodState
  readonly currentRunId: string | null
  /** Whom alone the period pays, off-cycle, because he leaves; null for a month. */
  readonly person: PeriodPerson | null
}

export interface PeriodPerson {
  readonly id: string
  readonly personnelNumber: string
  readonly fullName: string
}

/** In the order in which they are made. */
export const decisionKinds = [
  'submitted',
  'approved',
  'locked',
  'reopen-asked',
  'reopened',
  'exported',
] as const
export type DecisionKind = (typeof decisionKinds)[number]

export interface PeriodDecision {
  readonly kind: DecisionKind
  readonly decidedBy: string
  readonly decidedByName: string
  readonly decidedAt: Date
  /** Why a locked month is to be opened again; null elsewhere. */
  readonly reason: string | null
  /** Of a lock: its place among all locks; null elsewhere and for locks of the time before. */
  readonly lockOrder: number | null
}

const columns = {
  id: true,
  month: true,
  state: true,
  currentRunId: true,
  person: { select: { id: true, personnelNumber: true, fullName: true } },
} as const

interface PeriodColumns {
  readonly id: string
  readonly month: Date
  readonly state: string
  readonly currentRunId: string | null
  readonly person: PeriodPerson | null
}

// The state is held by a CHECK of the same words.
const asPeriod = ({ month, state, ...row }: PeriodColumns): Period => ({
  ...row,
  month: monthOf(dateOfUtc(month)),
  state: state as PeriodState,
})

/** The months, and the periods of people who were paid off-cycle, newest first. */
export async function listPeriods(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly Period[]> {
  const rows = await tx.period.findMany({
    where: { organisationId },
    select: columns,
    orderBy: [{ month: 'desc' }, { person: { personnelNumber: 'asc' } }],
  })
  return rows.map(asPeriod)
}

/** The months alone. */
export async function listMonthPeriods(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly Period[]> {
  const periods = await listPeriods(tx, organisationId)
  return periods.filter(({ person }) => person === null)
}

export async function findPeriod(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<Period | null> {
  const row = await tx.period.findUnique({
    where: { organisationId_id: { organisationId, id: periodId } },
    select: columns,
  })
  return row && asPeriod(row)
}

/** The period, held until the end of the transaction: runs and decisions take turns. */
export async function findPeriodForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<Period | null> {
  await tx.$queryRaw`
    SELECT 1 FROM periods WHERE organisation_id = ${organisationId}::uuid AND id = ${periodId}::uuid
    FOR UPDATE`
  return findPeriod(tx, organisationId, periodId)
}

/** Opens the month, or one person's off-cycle, once: the id of the period and whether it is new. */
export async function insertPeriodOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  { month, personId }: { readonly month: string; readonly personId: string | null },
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const own = { organisationId, month: utcMidnight(`${month}-01`), personId }
  const { count } = await tx.period.createMany({
    data: [{ ...own, createdAt: now }],
    skipDuplicates: true,
  })
  const { id } = await tx.period.findFirstOrThrow({ where: own, select: { id: true } })
  return { id, isNew: count === 1 }
}

export async function savePeriodState(
  tx: Transaction,
  organisationId: OrganisationId,
  period: Pick<Period, 'id' | 'state' | 'currentRunId'>,
): Promise<void> {
  await tx.period.update({
    where: { organisationId_id: { organisationId, id: period.id } },
    data: { state: period.state, currentRunId: period.currentRunId },
    select: { id: true },
  })
}

/** Records a decision about a run. The database holds the order of steps and the four eyes. */
export async function insertDecision(
  tx: Transaction,
  organisationId: OrganisationId,
  decision: {
    readonly periodId: string
    readonly runId: string
    readonly kind: DecisionKind
    readonly decidedBy: string
    readonly reason?: string
  },
  now: Date,
): Promise<void> {
  await tx.periodDecision.create({
    data: { organisationId, ...decision, decidedAt: now },
    select: { id: true },
  })
}

/** What was decided about a run, in the order of the steps. */
export async function listDecisions(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly PeriodDecision[]> {
  const rows = await tx.periodDecision.findMany({
    where: { organisationId, runId },
    select: {
      kind: true,
      decidedBy: true,
      decidedAt: true,
      reason: true,
      lockOrder: true,
      decider: { select: { displayName: true } },
    },
  })
  return decisionKinds.flatMap((kind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ decider, decidedBy, decidedAt, reason, lockOrder }) => ({
        kind,
        decidedBy,
        decidedAt,
        reason,
        lockOrder,
        decidedByName: decider.displayName,
      })),
  )
}
