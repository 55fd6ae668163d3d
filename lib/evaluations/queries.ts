import 'server-only'
import type { Actor, OrganisationId } from '@/lib/access/actor'
import type { DraftName } from '@/lib/core/draft-branches'
import type { AsideReason } from '@/lib/core/visit-states'
import type { Transaction } from '@/lib/platform/db/database'
import type { KeptStatement, Line } from '@/lib/platform/db/line'

/** What a receipt is made of, and whose report it is. */
export interface KnownEvaluation {
  readonly id: string
  readonly shopperId: string
  readonly sha256: string
  readonly receivedAt: Date
}

export async function findEvaluation(
  tx: Transaction,
  organisationId: OrganisationId,
  evaluationId: string,
): Promise<KnownEvaluation | null> {
  return tx.evaluation.findUnique({
    where: { organisationId_id: { organisationId, id: evaluationId } },
    select: { id: true, shopperId: true, sha256: true, receivedAt: true },
  })
}

/** What is kept beside its visit, by the bytes that came. */
export interface KnownAside extends KnownEvaluation {
  readonly reason: AsideReason
}

/** @returns null also for what counts since its shopper has taken the visit again */
export async function findReportAside(
  tx: Transaction,
  organisationId: OrganisationId,
  { id, sha256 }: { readonly id: string; readonly sha256: string },
): Promise<KnownAside | null> {
  if ((await findEvaluation(tx, organisationId, id))?.sha256 === sha256) return null
  const row = await tx.reportAside.findUnique({
    where: { organisationId_id_sha256: { organisationId, id, sha256 } },
    select: { id: true, shopperId: true, sha256: true, receivedAt: true, reason: true },
  })
  // Held by a CHECK.
  return row && { ...row, reason: row.reason as AsideReason }
}

/** $1 organisation, $2 visit, $3 shopper */
const countAside = {
  name: 'count-aside',
  text: `
    SELECT count(*)::int AS count FROM reports_aside a
    WHERE a.organisation_id = $1::uuid AND a.visit_id = $2::uuid AND a.shopper_id = $3::uuid
      AND NOT EXISTS (
        SELECT FROM evaluations e
        WHERE e.organisation_id = $1::uuid AND e.id = a.id AND e.sha256 = a.sha256
      )`,
} as const satisfies KeptStatement

/** How many reports of a shopper are kept beside a visit; exact while the visit is locked. */
export async function countReportsAside(
  line: Line,
  organisationId: OrganisationId,
  { visitId, shopperId }: Pick<NewEvaluation, 'visitId' | 'shopperId'>,
): Promise<number> {
  const values = [organisationId, visitId, shopperId]
  const [row] = await line.ask<{ count: number }>(countAside, values)
  return row?.count ?? 0
}

export interface NewEvaluation {
  readonly id: string
  readonly visitId: string
  readonly shopperId: string
  readonly parentId: string | null
  readonly report: string
  readonly sha256: string
  readonly finishedAt: Date
  readonly clockSkewMs: number
  readonly receivedAt: Date
  /** Who sent it, for the audit. */
  readonly accountId: string
  /** The drafts whose answers are in it, as far as the phone has said. */
  readonly from: readonly DraftName[]
}

/**
 * The drafts that a report was made of go with it: those that it names, as far as nobody went on. That they
 * have ended stays noted, for what arrives of them late.
 */
const draftsOf = (taken: string) => `
      DELETE FROM visit_drafts
      WHERE organisation_id = $1::uuid AND visit_id = $3::uuid AND shopper_id = $4::uuid
        AND (frozen_as = $2::uuid OR EXISTS (
          SELECT FROM unnest($12::uuid[], $13::int[]) AS made_of (device_id, changes)
          WHERE made_of.device_id = visit_drafts.device_id AND made_of.changes >= visit_drafts.changes
        ))
        AND EXISTS (SELECT FROM ${taken})
    ), ended AS (
      INSERT INTO ended_drafts (organisation_id, visit_id, shopper_id, device_id, changes, is_discarded, ended_at)
      SELECT $1::uuid, $3::uuid, $4::uuid, device_id, max(changes), false, $10::timestamptz
      FROM (
        SELECT * FROM unnest($12::uuid[], $13::int[]) AS made_of (device_id, changes)
        UNION ALL
        SELECT device_id, changes FROM visit_drafts
        WHERE organisation_id = $1::uuid AND visit_id = $3::uuid AND shopper_id = $4::uuid
          AND frozen_as = $2::uuid
      ) AS named
      WHERE EXISTS (SELECT FROM ${taken})
      GROUP BY device_id
      ON CONFLICT (organisation_id, visit_id, shopper_id, device_id) DO UPDATE
        SET changes = excluded.changes, is_discarded = false, ended_at = excluded.ended_at
        WHERE ended_drafts.changes <= excluded.changes`

/**
 * A report, the visit's new state, the line of the audit, and away with the drafts that it was made
 * of: all or nothing, decided by the key.
 */
const takeEvaluation = {
  name: 'take-evaluation',
  text: `
    WITH taken AS (
      INSERT INTO evaluations (organisation_id, id, visit_id, shopper_id, parent_id, report, sha256,
        finished_at, clock_skew_ms, received_at)
      VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7,
        $8::timestamptz, $9::bigint, $10::timestamptz)
      ON CONFLICT DO NOTHING
      RETURNING id
    ), submitted AS (
      UPDATE visits SET state = 'submitted', submitted_at = $10::timestamptz
      WHERE organisation_id = $1::uuid AND id = $3::uuid AND EXISTS (SELECT FROM taken)
    ), filed AS (${draftsOf('taken')}
    ), audited AS (
      INSERT INTO audit_entries (organisation_id, at, account_id, action, subject_kind, subject_id, details)
      SELECT $1::uuid, $10::timestamptz, $11::uuid, 'evaluation.submitted', 'evaluation', id,
        jsonb_build_object('visitId', $3::uuid, 'sha256', $7::text)
      FROM taken
    )
    SELECT id FROM taken`,
} as const satisfies KeptStatement

/** Returns false, and has written nothing, when a report of this id is there already. */
export async function takeEvaluationOnce(
  line: Line,
  organisationId: OrganisationId,
  taken: NewEvaluation,
): Promise<boolean> {
  const rows = await line.askLast<{ id: string }>(takeEvaluation, valuesOf(organisationId, taken))
  return rows.length === 1
}

/** $1 to $13 as of a report that counts, $14 why it does not. The visit stays as it is. */
const keepAside = {
  name: 'keep-report-aside',
  text: `
    WITH kept AS (
      INSERT INTO reports_aside (organisation_id, id, visit_id, shopper_id, parent_id, report, sha256,
        finished_at, clock_skew_ms, received_at, reason)
      VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $6, $7,
        $8::timestamptz, $9::bigint, $10::timestamptz, $14)
      ON CONFLICT DO NOTHING
      RETURNING id
    ), filed AS (${draftsOf('kept')}
    ), audited AS (
      INSERT INTO audit_entries (organisation_id, at, account_id, action, subject_kind, subject_id, details)
      SELECT $1::uuid, $10::timestamptz, $11::uuid, 'evaluation.kept-aside', 'evaluation', id,
        jsonb_build_object('visitId', $3::uuid, 'sha256', $7::text, 'reason', $14::text)
      FROM kept
    )
    SELECT id FROM kept`,
} as const satisfies KeptStatement

/** Returns false, and has written nothing, when these very bytes are kept already. */
export async function keepReportAsideOnce(
  line: Line,
  organisationId: OrganisationId,
  kept: NewEvaluation,
  reason: AsideReason,
): Promise<boolean> {
  const values = [...valuesOf(organisationId, kept), reason]
  const rows = await line.askLast<{ id: string }>(keepAside, values)
  return rows.length === 1
}

/**
 * Lets the last report count that a shopper sent of a visit while it was not his: he has taken it now. It keeps its
 * bytes, id and receipt, and the visit has its report. What is kept beside a visit is never changed: the row stays
 * there, and nobody reads it any longer.
 * @param visit still locked, taken by the shopper, without a report
 * @returns whether there was one
 */
export async function countWithdrawnReport(
  tx: Transaction,
  { organisationId, accountId }: Pick<Actor, 'organisationId' | 'accountId'>,
  { visitId, shopperId }: Pick<NewEvaluation, 'visitId' | 'shopperId'>,
  now: Date,
): Promise<boolean> {
  const reason: AsideReason = 'visit-withdrawn'
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH taken AS (
      INSERT INTO evaluations (organisation_id, id, visit_id, shopper_id, parent_id, report, sha256,
        finished_at, clock_skew_ms, received_at)
      SELECT organisation_id, id, visit_id, shopper_id, parent_id, report, sha256,
        finished_at, clock_skew_ms, received_at
      FROM reports_aside
      WHERE organisation_id = ${organisationId}::uuid AND visit_id = ${visitId}::uuid
        AND shopper_id = ${shopperId}::uuid AND reason = ${reason}
      ORDER BY received_at DESC, finished_at DESC, id, sha256
      LIMIT 1
      ON CONFLICT DO NOTHING
      RETURNING id, sha256
    ), submitted AS (
      UPDATE visits SET state = 'submitted', submitted_at = ${now}
      WHERE organisation_id = ${organisationId}::uuid AND id = ${visitId}::uuid
        AND EXISTS (SELECT FROM taken)
    ), audited AS (
      INSERT INTO audit_entries (organisation_id, at, account_id, action, subject_kind, subject_id, details)
      SELECT ${organisationId}::uuid, ${now}, ${accountId}::uuid, 'evaluation.submitted', 'evaluation', id,
        jsonb_build_object('visitId', ${visitId}::uuid, 'sha256', sha256)
      FROM taken
    )
    SELECT id FROM taken`
  return rows.length === 1
}

function valuesOf(organisationId: OrganisationId, taken: NewEvaluation): readonly unknown[] {
  return [
    organisationId,
    taken.id,
    taken.visitId,
    taken.shopperId,
    taken.parentId,
    taken.report,
    taken.sha256,
    taken.finishedAt,
    taken.clockSkewMs,
    taken.receivedAt,
    taken.accountId,
    taken.from.map(({ deviceId }) => deviceId),
    taken.from.map(({ changes }) => changes),
  ]
}

export interface NewConflict {
  readonly evaluationId: string
  readonly shopperId: string
  readonly report: string
  readonly sha256: string
  readonly receivedAt: Date
}

/**
 * Keeps other bytes of a report, once. The visit stays locked, so that its shopper's conflicts are counted
 * exactly.
 * @returns `known` when these very bytes were kept before, `full` when there is no room for more of them
 */
export async function keepConflictOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  conflict: NewConflict,
  most: number,
): Promise<'kept' | 'known' | 'full'> {
  const { evaluationId, shopperId, sha256 } = conflict
  const [visit] = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM evaluations e
    JOIN visits v ON v.organisation_id = e.organisation_id AND v.id = e.visit_id
    WHERE e.organisation_id = ${organisationId}::uuid AND e.id = ${evaluationId}::uuid
    FOR UPDATE OF v`
  const known = { organisationId, evaluationId, sha256 }
  if ((await tx.evaluationConflict.count({ where: known })) > 0) return 'known'
  const ofShopper = { organisationId, shopperId, evaluation: { visitId: visit?.id ?? '' } }
  if ((await tx.evaluationConflict.count({ where: ofShopper })) >= most) return 'full'
  await tx.evaluationConflict.create({
    data: { organisationId, ...conflict },
    select: { id: true },
  })
  return 'kept'
}

/** How often the reports of a visit were sent back. */
export async function countReturns(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<number> {
  return tx.review.count({ where: { organisationId, visitId, decision: 'returned' } })
}

/** Whether the server has a report of the visit by this shopper, counted or not. */
export async function hasReported(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  shopperId: string,
): Promise<boolean> {
  const where = { organisationId, visitId, shopperId }
  if ((await tx.evaluation.count({ where })) > 0) return true
  return (await tx.reportAside.count({ where })) > 0
}

/** Whether a report of the visit, or what was kept beside one, says the identifier of a file anywhere. */
export async function isNamedByReport(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  attachmentId: string,
): Promise<boolean> {
  const report = { contains: attachmentId }
  const reports = await tx.evaluation.count({ where: { organisationId, visitId, report } })
  if (reports > 0) return true
  const conflicts = await tx.evaluationConflict.count({
    where: { organisationId, report, evaluation: { visitId } },
  })
  if (conflicts > 0) return true
  return (await tx.reportAside.count({ where: { organisationId, visitId, report } })) > 0
}
