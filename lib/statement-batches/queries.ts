import 'server-only'
import type { Locale, OrganisationId } from '@/lib/access/actor'
import type { PeriodSnapshot } from '@/lib/core/period-snapshot'
import type { StatementDocument } from '@/lib/core/statement'
import type { Transaction } from '@/lib/platform/db/database'

export interface StatementBatch {
  readonly id: string
  readonly periodId: string
  readonly runId: string
  readonly total: number
  readonly done: number
  readonly startedByName: string
  readonly startedAt: Date
  readonly movedAt: Date
  readonly finishedAt: Date | null
}

export async function insertBatch(
  tx: Transaction,
  organisationId: OrganisationId,
  batch: { readonly runId: string; readonly total: number; readonly startedBy: string },
  now: Date,
): Promise<string> {
  const { id } = await tx.statementBatch.create({
    data: { organisationId, ...batch, startedAt: now, movedAt: now },
    select: { id: true },
  })
  return id
}

/** The archives of a month, newest first; or the one of an id. */
export async function listBatches(
  tx: Transaction,
  organisationId: OrganisationId,
  { periodId = null, batchId = null }: { periodId?: string | null; batchId?: string | null },
): Promise<readonly StatementBatch[]> {
  return tx.$queryRaw<readonly StatementBatch[]>`
    SELECT b.id::text, r.period_id::text AS "periodId", b.run_id::text AS "runId", b.total, b.done,
      a.display_name AS "startedByName", b.started_at AS "startedAt", b.moved_at AS "movedAt",
      b.finished_at AS "finishedAt"
    FROM statement_batches b
    JOIN period_runs r ON r.organisation_id = b.organisation_id AND r.id = b.run_id
    JOIN accounts a ON a.organisation_id = b.organisation_id AND a.id = b.started_by
    WHERE b.organisation_id = ${organisationId}::uuid
      AND (${periodId}::uuid IS NULL OR r.period_id = ${periodId}::uuid)
      AND (${batchId}::uuid IS NULL OR b.id = ${batchId}::uuid)
    ORDER BY b.started_at DESC, b.id LIMIT 20`
}

/**
 * How far the writing has come; `finished` once all of it has been handed over. By the clock of the
 * database: the request whose answer is still being sent began long ago.
 */
export async function moveBatch(
  tx: Transaction,
  organisationId: OrganisationId,
  batchId: string,
  { done, finished }: { done: number; finished: boolean },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE statement_batches SET done = ${done}, moved_at = clock_timestamp(),
      finished_at = CASE WHEN ${finished} THEN clock_timestamp() END
    WHERE organisation_id = ${organisationId}::uuid AND id = ${batchId}::uuid`
}

export async function countStatements(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<number> {
  return tx.statement.count({ where: { organisationId, runId } })
}

export interface PackedStatement {
  readonly id: string
  readonly personnelNumber: string
  /** In which the person reads; the organisation's where there is no account. */
  readonly locale: Locale
}

/** The statements of a run in the order of the archive, without their documents. */
export async function listPacked(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<readonly PackedStatement[]> {
  return tx.$queryRaw<readonly PackedStatement[]>`
    SELECT s.id::text, d->'person'->>'personnelNumber' AS "personnelNumber",
      coalesce(a.locale, o.default_locale) AS locale
    FROM statements s
    JOIN organisations o ON o.organisation_id = s.organisation_id
    LEFT JOIN accounts a ON a.organisation_id = s.organisation_id AND a.person_id = s.person_id,
    LATERAL (SELECT s.document::jsonb AS d) document
    WHERE s.organisation_id = ${organisationId}::uuid AND s.run_id = ${runId}::uuid
    ORDER BY d->'person'->>'personnelNumber' COLLATE "C", s.scheme_version_id`
}

/** The frozen documents of some statements, by id. */
export async function readDocuments(
  tx: Transaction,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StatementDocument>> {
  const rows = await tx.statement.findMany({
    where: { organisationId, id: { in: [...ids] } },
    select: { id: true, document: true },
  })
  // Written by compute-period alone and immutable since.
  return new Map(rows.map(({ id, document }) => [id, JSON.parse(document) as StatementDocument]))
}

/** Seal and schemes of a run: of the snapshot of thousands only what a statement's words need. */
export async function findRunSchemes(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string,
): Promise<{ seal: string; schemes: PeriodSnapshot['schemes'] } | null> {
  const [row] = await tx.$queryRaw<{ seal: string; schemes: PeriodSnapshot['schemes'] }[]>`
    SELECT seal, snapshot::jsonb->'schemes' AS schemes FROM period_runs
    WHERE organisation_id = ${organisationId}::uuid AND id = ${runId}::uuid`
  return row ?? null
}
