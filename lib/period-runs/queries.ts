import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { settlesMoney } from '@/lib/core/open-item'
import type { RunPeople } from '@/lib/core/period-states'
import type { RunSummary } from '@/lib/periods/schema'
import type { Transaction } from '@/lib/platform/db/database'

export interface PeriodRun {
  readonly id: string
  readonly number: number
  readonly seal: string
  readonly computedByName: string
  readonly computedAt: Date
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

/** The scheme versions that were in force when a run was computed; null for a run of the time before. */
export async function findVersionsRead(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly string[] | null> {
  // Of a large snapshot only this is read; as `json` it is not taken apart.
  const [row] = await tx.$queryRaw<{ read: readonly string[] | null }[]>`
    SELECT snapshot::json #> '{roster,inForce}' AS read FROM period_runs
    WHERE organisation_id = ${organisationId}::uuid AND id = ${runId}::uuid`
  return row?.read ?? null
}

const moneyReasons = Object.entries(settlesMoney).flatMap(([reason, is]) => (is ? [reason] : []))

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
  const settlers = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT o.settled_by::text AS id FROM open_item_settlements o
    JOIN period_runs r ON r.organisation_id = o.organisation_id AND r.period_id = o.settled_in_period_id
    WHERE o.organisation_id = ${organisationId}::uuid AND r.id = ${runId}::uuid
      AND o.item_reason = ANY (${moneyReasons})`
  return {
    schemeAuthors: authors.map((row) => row.id),
    overriddenBy: deciders.map((row) => row.id),
    settledBy: settlers.map((row) => row.id),
    paidPeople: people.map((row) => row.personId),
  }
}
