import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import type { Touchpoint } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import type { PastEvaluation, PastScoreBatch } from './schema'

// Past scores are drawn in trends and read for nothing else: a test looks for their tables in every
// other file, and pays a period with and without them.

export interface NewPastScore {
  readonly personId: string | null
  readonly unitId: string | null
  readonly touchpoint: Touchpoint | null
  readonly scoredOn: string
  /** Percent as decimal text. */
  readonly score: string
  readonly source: string | null
}

/** The scores that stand between two days; percent without end zeros. */
export async function listPastScores(
  tx: Transaction,
  organisationId: OrganisationId,
  firstDay: string,
  lastDay: string,
): Promise<readonly NewPastScore[]> {
  return tx.$queryRaw<NewPastScore[]>`
    SELECT person_id::text AS "personId", unit_id::text AS "unitId", touchpoint,
      scored_on::text AS "scoredOn", trim_scale(score)::text AS score, source
    FROM past_scores
    WHERE organisation_id = ${organisationId}::uuid
      AND scored_on BETWEEN ${firstDay}::date AND ${lastDay}::date`
}

/**
 * Adds a batch with its scores in two statements. A score that somebody else has added meanwhile is
 * left out; the number of rows written says so.
 */
export async function insertPastScores(
  tx: Transaction,
  organisationId: OrganisationId,
  scores: readonly NewPastScore[],
  accountId: string,
  now: Date,
): Promise<{ readonly batchId: string; readonly written: number }> {
  const days = scores.map(({ scoredOn }) => scoredOn).sort()
  const { id: batchId } = await tx.pastScoreBatch.create({
    data: {
      organisationId,
      scores: scores.length,
      firstOn: utcMidnight(days[0] ?? ''),
      lastOn: utcMidnight(days.at(-1) ?? ''),
      importedBy: accountId,
      importedAt: now,
    },
    select: { id: true },
  })
  const written = await tx.$executeRaw`
    INSERT INTO past_scores (organisation_id, batch_id, person_id, unit_id, touchpoint, scored_on, score, source)
    SELECT ${organisationId}::uuid, ${batchId}::uuid, r."personId", r."unitId", r."touchpoint", r."scoredOn", r."score", r."source"
    FROM json_to_recordset(${JSON.stringify(scores)}::json) AS r(
      "personId" uuid, "unitId" uuid, "touchpoint" text, "scoredOn" date, "score" numeric, "source" text)
    ON CONFLICT DO NOTHING`
  return { batchId, written }
}

/** All imports, the newest first. */
export async function listPastScoreBatches(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly PastScoreBatch[]> {
  return tx.$queryRaw<PastScoreBatch[]>`
    SELECT b.id::text, b.scores, b.first_on::text AS "firstOn", b.last_on::text AS "lastOn",
      i.display_name AS "importedBy", b.imported_at AS "importedAt",
      r.display_name AS "removedBy", b.removed_at AS "removedAt",
      ARRAY(SELECT DISTINCT s.source FROM past_scores s
        WHERE s.organisation_id = b.organisation_id AND s.batch_id = b.id AND s.source IS NOT NULL
        ORDER BY 1) AS sources,
      EXISTS (SELECT 1 FROM past_evaluations e
        JOIN past_scores s ON s.organisation_id = e.organisation_id AND s.id = e.past_score_id
        WHERE s.organisation_id = b.organisation_id AND s.batch_id = b.id) AS "isEvaluation"
    FROM past_score_batches b
    JOIN accounts i ON i.organisation_id = b.organisation_id AND i.id = b.imported_by
    LEFT JOIN accounts r ON r.organisation_id = b.organisation_id AND r.id = b.removed_by
    WHERE b.organisation_id = ${organisationId}::uuid
    ORDER BY b.imported_at DESC, b.id`
}

export interface HeldBatch {
  readonly id: string
  readonly removedAt: Date | null
}

/** The batch, held until the end of the transaction; null when there is none. */
export async function findPastScoreBatchForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  batchId: string,
): Promise<HeldBatch | null> {
  const [row] = await tx.$queryRaw<HeldBatch[]>`
    SELECT id::text, removed_at AS "removedAt" FROM past_score_batches
    WHERE organisation_id = ${organisationId}::uuid AND id = ${batchId}::uuid FOR UPDATE`
  return row ?? null
}

/** Marks the batch and takes its scores away with what is kept of them; returns how many there were. */
export async function removePastScores(
  tx: Transaction,
  organisationId: OrganisationId,
  batchId: string,
  accountId: string,
  now: Date,
): Promise<number> {
  await tx.pastScoreBatch.update({
    where: { organisationId_id: { organisationId, id: batchId } },
    data: { removedBy: accountId, removedAt: now },
    select: { id: true },
  })
  await tx.pastEvaluation.deleteMany({ where: { organisationId, pastScore: { batchId } } })
  const { count } = await tx.pastScore.deleteMany({ where: { organisationId, batchId } })
  return count
}

/** Past scores of one subject and month. */
export interface PastMonth {
  /** "2025-10" */
  readonly month: string
  /** The person, or the unit where nobody was named. */
  readonly subjectId: string
  readonly scores: readonly string[]
}

/** Which past scores a trend draws; null does not narrow. */
export interface PastScope {
  readonly firstDay: string
  readonly lastDay: string
  /** A score without a touchpoint belongs to every one. */
  readonly touchpoint: Touchpoint | null
  /** A person counts where he worked that day. */
  readonly unitIds: readonly string[] | null
}

export async function listPastMonths(
  tx: Transaction,
  organisationId: OrganisationId,
  { firstDay, lastDay, touchpoint, unitIds }: PastScope,
): Promise<readonly PastMonth[]> {
  const ofTouchpoint =
    touchpoint === null
      ? Prisma.empty
      : Prisma.sql`AND (s.touchpoint IS NULL OR s.touchpoint = ${touchpoint})`
  const ofUnits =
    unitIds === null
      ? Prisma.empty
      : Prisma.sql`AND (s.unit_id = ANY(${[...unitIds]}::uuid[]) OR EXISTS (
          SELECT 1 FROM assignments a
          WHERE a.organisation_id = s.organisation_id AND a.person_id = s.person_id
            AND a.unit_id = ANY(${[...unitIds]}::uuid[]) AND a.from_on <= s.scored_on
            AND (a.through_on IS NULL OR a.through_on >= s.scored_on)))`
  return tx.$queryRaw<PastMonth[]>`
    SELECT to_char(s.scored_on, 'YYYY-MM') AS month,
      coalesce(s.person_id, s.unit_id)::text AS "subjectId",
      array_agg(trim_scale(s.score)::text ORDER BY s.scored_on, s.id) AS scores
    FROM past_scores s
    WHERE s.organisation_id = ${organisationId}::uuid
      AND s.scored_on BETWEEN ${firstDay}::date AND ${lastDay}::date ${ofTouchpoint} ${ofUnits}
    GROUP BY 1, 2 ORDER BY 1, 2`
}

/** Past scores about a person: by name, or of a unit on a day on which the person worked there. */
export async function listPastMonthsOfPerson(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
  firstDay: string,
): Promise<readonly PastMonth[]> {
  return tx.$queryRaw<PastMonth[]>`
    SELECT to_char(s.scored_on, 'YYYY-MM') AS month,
      coalesce(s.person_id, s.unit_id)::text AS "subjectId",
      array_agg(trim_scale(s.score)::text ORDER BY s.scored_on, s.id) AS scores
    FROM past_scores s
    WHERE s.organisation_id = ${organisationId}::uuid AND s.scored_on >= ${firstDay}::date
      AND (s.person_id = ${personId}::uuid OR EXISTS (
        SELECT 1 FROM assignments a
        JOIN people w ON w.organisation_id = a.organisation_id AND w.id = a.person_id
        WHERE a.organisation_id = s.organisation_id AND a.person_id = ${personId}::uuid
          AND (w.left_on IS NULL OR w.left_on >= s.scored_on)
          AND a.unit_id = s.unit_id AND a.from_on <= s.scored_on
          AND (a.through_on IS NULL OR a.through_on >= s.scored_on)))
    GROUP BY 1, 2 ORDER BY 1, 2`
}

/** Where a filled evaluation belongs. */
export type PastPlace = Pick<NewPastScore, 'personId' | 'unitId' | 'scoredOn'>

/** The batch by which this very file was kept about this person or unit and day; null: not yet. */
export async function findKeptBatch(
  tx: Transaction,
  organisationId: OrganisationId,
  fileSha256: string,
  { personId, unitId, scoredOn }: PastPlace,
): Promise<string | null> {
  const kept = await tx.pastEvaluation.findFirst({
    where: {
      organisationId,
      fileSha256,
      pastScore: { personId, unitId, scoredOn: utcMidnight(scoredOn) },
    },
    select: { pastScore: { select: { batchId: true } } },
  })
  return kept?.pastScore.batchId ?? null
}

/** Canonical texts of a filled evaluation. */
export interface NewPastEvaluation {
  readonly fileSha256: string
  readonly document: string
  readonly answers: string
  readonly result: string
  readonly exported: string
}

/** Puts a filled evaluation beside the one score of its batch. */
export async function insertPastEvaluation(
  tx: Transaction,
  organisationId: OrganisationId,
  batchId: string,
  evaluation: NewPastEvaluation,
): Promise<void> {
  const { id: pastScoreId } = await tx.pastScore.findFirstOrThrow({
    where: { organisationId, batchId },
    select: { id: true },
  })
  await tx.pastEvaluation.create({
    data: { organisationId, pastScoreId, ...evaluation },
    select: { id: true },
  })
}

interface EvaluationRow extends Pick<PastEvaluation, 'batchId' | 'scoredOn' | 'importedBy'> {
  readonly importedAt: Date
  readonly subjectName: string
  readonly isPerson: boolean
  readonly touchpoint: Touchpoint | null
  readonly document: string
  readonly answers: string
  readonly result: string
  readonly exported: string
}

/** The filled evaluation of a batch; null where the batch is none, or was removed. */
export async function findPastEvaluation(
  tx: Transaction,
  organisationId: OrganisationId,
  batchId: string,
): Promise<PastEvaluation | null> {
  const [row] = await tx.$queryRaw<EvaluationRow[]>`
    SELECT s.batch_id::text AS "batchId", s.scored_on::text AS "scoredOn", s.touchpoint,
      coalesce(p.full_name, u.name) AS "subjectName", p.id IS NOT NULL AS "isPerson",
      i.display_name AS "importedBy", b.imported_at AS "importedAt",
      e.document, e.answers, e.result, e.exported
    FROM past_evaluations e
    JOIN past_scores s ON s.organisation_id = e.organisation_id AND s.id = e.past_score_id
    JOIN past_score_batches b ON b.organisation_id = s.organisation_id AND b.id = s.batch_id
    JOIN accounts i ON i.organisation_id = b.organisation_id AND i.id = b.imported_by
    LEFT JOIN people p ON p.organisation_id = s.organisation_id AND p.id = s.person_id
    LEFT JOIN units u ON u.organisation_id = s.organisation_id AND u.id = s.unit_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.batch_id = ${batchId}::uuid`
  if (row === undefined) return null
  // Canonical JSON, written by keepPastEvaluation alone.
  return {
    ...row,
    document: JSON.parse(row.document),
    answers: JSON.parse(row.answers),
    result: JSON.parse(row.result),
    exported: JSON.parse(row.exported),
  }
}
