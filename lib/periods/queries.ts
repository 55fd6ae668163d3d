import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc, monthOf, utcMidnight } from '@/lib/core/calendar'
import type { PeriodState, RunPeople } from '@/lib/core/period-states'
import type { StatementDocument } from '@/lib/core/statement'
import type { Transaction } from '@/lib/platform/db/database'
import type { RunSummary, StatementListing } from './schema'

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

export interface PeriodRun {
  readonly id: string
  readonly number: number
  readonly seal: string
  readonly computedByName: string
  readonly computedAt: Date
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

export async function countRuns(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<number> {
  return tx.periodRun.count({ where: { organisationId, periodId } })
}

export async function insertRun(
  tx: Transaction,
  organisationId: OrganisationId,
  run: {
    readonly periodId: string
    readonly number: number
    readonly snapshot: string
    readonly seal: string
    readonly computedBy: string
    /** JSON of the RunSummary. */
    readonly summary: string
    readonly countedVisits: readonly string[]
    readonly lineDeciders: readonly string[]
  },
  now: Date,
): Promise<string> {
  const countedVisits = [...run.countedVisits]
  const lineDeciders = [...run.lineDeciders]
  const { id } = await tx.periodRun.create({
    data: { organisationId, ...run, countedVisits, lineDeciders, computedAt: now },
    select: { id: true },
  })
  return id
}

/** The runs of a period, newest first. */
export async function listRuns(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
): Promise<readonly PeriodRun[]> {
  const rows = await tx.periodRun.findMany({
    where: { organisationId, periodId },
    select: {
      id: true,
      number: true,
      seal: true,
      computedAt: true,
      computer: { select: { displayName: true } },
    },
    orderBy: { number: 'desc' },
  })
  return rows.map(({ computer, ...row }) => ({ ...row, computedByName: computer.displayName }))
}

/** What a run says beyond its statements; null for a run of the time before. */
export async function findSummary(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<RunSummary | null> {
  const row = await tx.periodRun.findUnique({
    where: { organisationId_id: { organisationId, id: runId } },
    select: { summary: true },
  })
  // Written by compute-period alone and immutable since.
  return row?.summary == null ? null : JSON.parse(row.summary)
}

export async function findSnapshot(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<{ snapshot: string; seal: string } | null> {
  return tx.periodRun.findUnique({
    where: { organisationId_id: { organisationId, id: runId } },
    select: { snapshot: true, seal: true },
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

/** Accounts that wrote the scheme versions of a run or decided a line of it, and whom it pays. */
export async function findRunPeople(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<Omit<RunPeople, 'submittedBy'>> {
  const authors = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT unnest(v.authors)::text AS id FROM statements s
    JOIN scheme_versions v ON v.organisation_id = s.organisation_id AND v.id = s.scheme_version_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.run_id = ${runId}::uuid`
  const people = await tx.statement.findMany({
    where: { organisationId, runId },
    select: { personId: true },
  })
  const deciders = await tx.$queryRaw<{ id: string }[]>`
    SELECT unnest(r.line_deciders)::text AS id FROM period_runs r
    WHERE r.organisation_id = ${organisationId}::uuid AND r.id = ${runId}::uuid
    UNION SELECT l.decided_by::text FROM line_decisions l
    JOIN period_runs r ON r.organisation_id = l.organisation_id AND r.period_id = l.period_id
    WHERE l.organisation_id = ${organisationId}::uuid AND r.id = ${runId}::uuid`
  return {
    schemeAuthors: authors.map((row) => row.id),
    overriddenBy: deciders.map((row) => row.id),
    paidPeople: people.map((row) => row.personId),
  }
}

export interface StatementInList extends StatementListing {
  readonly id: string
  readonly personId: string
  readonly schemeVersionId: string
  readonly payout: string
}

/** The statements of a run by name, without their documents. */
export async function listStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly StatementInList[]> {
  const rows = await tx.$queryRaw<
    (Omit<StatementInList, keyof StatementListing> & { listing: StatementListing })[]
  >`
    SELECT s.id::text, s.person_id::text AS "personId", s.scheme_version_id::text AS "schemeVersionId",
      s.payout::text, coalesce(s.listing, (
        -- A statement of the time before says so in its document alone.
        SELECT jsonb_build_object('personnelNumber', d->'person'->>'personnelNumber',
          'fullName', d->'person'->>'fullName', 'unitName', d->'unit'->>'name',
          'positionName', d->'position'->>'name', 'atFull', d->'result'->>'atFull',
          'held', jsonb_array_length(d->'result'->'held'), 'decided', false, 'adjusted', false)
        FROM (SELECT s.document::jsonb AS d) document)) AS listing
    FROM statements s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.run_id = ${runId}::uuid
    ORDER BY listing->>'fullName', s.id`
  return rows.map(({ listing, ...row }) => ({ ...row, ...listing }))
}

export interface StoredStatementRow {
  readonly id: string
  readonly periodId: string
  readonly runId: string
  readonly personId: string
  readonly document: StatementDocument
}

export async function findStatement(
  tx: Transaction,
  organisationId: OrganisationId,
  statementId: string,
): Promise<StoredStatementRow | null> {
  const [row] = await tx.$queryRaw<(Omit<StoredStatementRow, 'document'> & { text: string })[]>`
    SELECT s.id::text, r.period_id::text AS "periodId", s.run_id::text AS "runId",
      s.person_id::text AS "personId", s.document AS text
    FROM statements s
    JOIN period_runs r ON r.organisation_id = s.organisation_id AND r.id = s.run_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.id = ${statementId}::uuid`
  if (row === undefined) return null
  const { text, ...rest } = row
  // Written by compute-period alone and immutable since.
  return { ...rest, document: JSON.parse(text) }
}

/** The canonical texts of a run's statements, as `verifyPeriod` takes them. */
export async function listStatementTexts(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly { personId: string; schemeVersionId: string; document: string }[]> {
  return tx.statement.findMany({
    where: { organisationId, runId },
    select: { personId: true, schemeVersionId: true, document: true },
  })
}
