import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc, monthOf, utcMidnight } from '@/lib/core/calendar'
import type { PeriodState } from '@/lib/core/period-states'
import type { StatementDocument } from '@/lib/core/statement'
import type { Transaction } from '@/lib/platform/db/database'

export interface Period {
  readonly id: string
  /** "2026-10" */
  readonly month: string
  readonly state: PeriodState
  readonly currentRunId: string | null
}

export interface PeriodRun {
  readonly id: string
  readonly number: number
  readonly seal: string
  readonly computedByName: string
  readonly computedAt: Date
}

/** In the order in which they are made. */
export const decisionKinds = ['submitted', 'approved', 'locked', 'exported'] as const
export type DecisionKind = (typeof decisionKinds)[number]

export interface PeriodDecision {
  readonly kind: DecisionKind
  readonly decidedBy: string
  readonly decidedByName: string
  readonly decidedAt: Date
}

const columns = { id: true, month: true, state: true, currentRunId: true } as const

interface PeriodColumns {
  readonly id: string
  readonly month: Date
  readonly state: string
  readonly currentRunId: string | null
}

// The state is held by a CHECK of the same words.
const asPeriod = ({ month, state, ...row }: PeriodColumns): Period => ({
  ...row,
  month: monthOf(dateOfUtc(month)),
  state: state as PeriodState,
})

/** All periods, newest first. */
export async function listPeriods(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly Period[]> {
  const rows = await tx.period.findMany({
    where: { organisationId },
    select: columns,
    orderBy: { month: 'desc' },
  })
  return rows.map(asPeriod)
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

/** Opens the month, once: the id of the period and whether it is new. */
export async function insertPeriodOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  month: string,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const day = utcMidnight(`${month}-01`)
  const { count } = await tx.period.createMany({
    data: [{ organisationId, month: day, createdAt: now }],
    skipDuplicates: true,
  })
  const { id } = await tx.period.findUniqueOrThrow({
    where: { organisationId_month: { organisationId, month: day } },
    select: { id: true },
  })
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

/**
 * The seal that the month's seal builds on: that of the last locked period before it. Of those locked
 * by `lockedAt`, the month's own lock: an earlier month that is opened afterwards breaks no seal.
 */
export async function findPreviousSeal(
  tx: Transaction,
  organisationId: OrganisationId,
  month: string,
  lockedAt: Date | null = null,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ seal: string }[]>`
    SELECT r.seal FROM periods p
    JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id
    WHERE p.organisation_id = ${organisationId}::uuid AND p.month < ${utcMidnight(`${month}-01`)}
      AND p.state IN ('locked', 'exported')
      AND (${lockedAt}::timestamptz IS NULL OR EXISTS (
        SELECT 1 FROM period_decisions d WHERE d.organisation_id = r.organisation_id
          AND d.run_id = r.id AND d.kind = 'locked' AND d.decided_at <= ${lockedAt}::timestamptz))
    ORDER BY p.month DESC LIMIT 1`
  return row?.seal ?? null
}

/** Whether an earlier month waits for its lock; one opened by mistake, that no scheme pays, does not. */
export async function hasEarlierOpenPeriod(
  tx: Transaction,
  organisationId: OrganisationId,
  month: string,
): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM periods p
    WHERE p.organisation_id = ${organisationId}::uuid AND p.month < ${utcMidnight(`${month}-01`)}
      AND p.state NOT IN ('locked', 'exported')
      AND (p.state <> 'open' OR EXISTS (
        SELECT 1 FROM scheme_versions v
        JOIN schemes s ON s.organisation_id = v.organisation_id AND s.id = v.scheme_id
        WHERE v.organisation_id = p.organisation_id AND s.retired_at IS NULL
          AND v.effective_from <= p.month))
    LIMIT 1`
  return found.length > 0
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
  },
  now: Date,
): Promise<string> {
  const { id } = await tx.periodRun.create({
    data: { organisationId, ...run, computedAt: now },
    select: { id: true },
  })
  return id
}

export interface NewStatement {
  readonly personId: string
  readonly schemeVersionId: string
  readonly payout: string
  /** Canonical JSON of the StatementDocument. */
  readonly document: string
}

/** Inserts the statements of a run, many to a statement of SQL. */
export async function insertStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
  statements: readonly NewStatement[],
): Promise<void> {
  const chunk = 500
  for (let start = 0; start < statements.length; start += chunk) {
    const rows = JSON.stringify(statements.slice(start, start + chunk))
    await tx.$executeRaw`
      INSERT INTO statements (organisation_id, run_id, person_id, scheme_version_id, payout, document)
      SELECT ${organisationId}::uuid, ${runId}::uuid, r."personId", r."schemeVersionId", r."payout", r."document"
      FROM json_to_recordset(${rows}::json) AS r(
        "personId" uuid, "schemeVersionId" uuid, "payout" numeric, "document" text)`
  }
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
      decider: { select: { displayName: true } },
    },
  })
  return decisionKinds.flatMap((kind) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ decider, decidedBy, decidedAt }) => ({
        kind,
        decidedBy,
        decidedAt,
        decidedByName: decider.displayName,
      })),
  )
}

/** Accounts that wrote the scheme versions of a run, and the people whom it pays. */
export async function findRunPeople(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<{ schemeAuthors: readonly string[]; paidPeople: readonly string[] }> {
  const authors = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT unnest(v.authors)::text AS id FROM statements s
    JOIN scheme_versions v ON v.organisation_id = s.organisation_id AND v.id = s.scheme_version_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.run_id = ${runId}::uuid`
  const people = await tx.statement.findMany({
    where: { organisationId, runId },
    select: { personId: true },
  })
  return {
    schemeAuthors: authors.map((row) => row.id),
    paidPeople: people.map((row) => row.personId),
  }
}

export interface StatementInList {
  readonly id: string
  readonly personId: string
  readonly personnelNumber: string
  readonly fullName: string
  readonly unitName: string
  readonly positionName: string
  readonly schemeVersionId: string
  readonly payout: string
  /** What everything at its full rate would have paid. */
  readonly atFull: string
  readonly held: number
}

/** The statements of a run by name, without their documents. */
export async function listStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly StatementInList[]> {
  return tx.$queryRaw<readonly StatementInList[]>`
    SELECT s.id::text, s.person_id::text AS "personId", s.scheme_version_id::text AS "schemeVersionId",
      s.payout::text, d->'person'->>'personnelNumber' AS "personnelNumber",
      d->'person'->>'fullName' AS "fullName", d->'unit'->>'name' AS "unitName",
      d->'position'->>'name' AS "positionName", d->'result'->>'atFull' AS "atFull",
      jsonb_array_length(d->'result'->'held') AS held
    FROM statements s, LATERAL (SELECT s.document::jsonb AS d) document
    WHERE s.organisation_id = ${organisationId}::uuid AND s.run_id = ${runId}::uuid
    ORDER BY "fullName", s.id`
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

export interface OwnStatement {
  readonly id: string
  readonly month: string
  readonly payout: string
  readonly currency: string
}

/** A person's statements of locked periods, newest first: a proposal is nobody's statement yet. */
export async function listLockedStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<readonly OwnStatement[]> {
  return tx.$queryRaw<readonly OwnStatement[]>`
    SELECT s.id::text, to_char(p.month, 'YYYY-MM') AS month, s.payout::text,
      s.document::jsonb->'scheme'->>'currency' AS currency
    FROM statements s
    JOIN periods p ON p.organisation_id = s.organisation_id AND p.current_run_id = s.run_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.person_id = ${personId}::uuid
      AND p.state IN ('locked', 'exported')
    ORDER BY p.month DESC, s.id`
}
