import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { KeptPoints } from '@/lib/core/kept-points'
import type { ScoreResult } from '@/lib/core/score-result'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import { keptPoints, questionPoints } from '@/lib/scores/queries'
import type { ResultAnswer, ResultRow, ViewedResult } from './schema'

// What evaluated people read. Nothing here may touch shoppers, accounts, the clock times of a
// report, its hash, or anything that tells the order in which reports arrived: a test plants
// canaries in all of them (SECURITY.md, Anonymity of the shopper).

/** Whether a visit is about the person: by name, or at the unit where the person worked that day. */
function concerns(personId: string) {
  return Prisma.sql`(
    v.person_id = ${personId}::uuid
    OR (v.person_id IS NULL AND EXISTS (
      SELECT 1 FROM assignments a
      JOIN people w ON w.organisation_id = a.organisation_id AND w.id = a.person_id
      WHERE a.organisation_id = v.organisation_id AND a.person_id = ${personId}::uuid
        AND (w.left_on IS NULL OR w.left_on >= v.visited_on)
        AND a.unit_id = v.unit_id AND a.from_on <= v.visited_on
        AND (a.through_on IS NULL OR a.through_on >= v.visited_on)))
  )`
}

function selectRows(organisationId: OrganisationId, condition: Prisma.Sql) {
  // The order within a day is that of random ids: it tells nothing.
  return Prisma.sql`
    SELECT v.id AS "visitId", v.checklist_version_id AS "versionId",
      v.visited_on::text AS "visitedOn", v.unit_id AS "unitId",
      u.name AS "unitName", v.person_id AS "personId", p.full_name AS "personName",
      c.document::jsonb -> 'title' AS title, c.document::jsonb ->> 'touchpoint' AS touchpoint,
      CASE WHEN s.total IS NULL THEN NULL ELSE s.result::jsonb -> 'total' END AS total, s.outcome,
      c.document::jsonb -> 'policies' AS policies,
      CASE WHEN c.document::jsonb -> 'policies' ->> 'personScore' = 'pooled'
        THEN s.result::jsonb -> 'points' END AS points
    FROM visits v
    JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id
      AND s.label = 'original'
    JOIN units u ON u.organisation_id = v.organisation_id AND u.id = v.unit_id
    JOIN checklist_versions c ON c.organisation_id = v.organisation_id
      AND c.id = v.checklist_version_id
    LEFT JOIN people p ON p.organisation_id = v.organisation_id AND p.id = v.person_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released' AND ${condition}
    ORDER BY v.visited_on DESC, v.id`
}

/** Released results that concern a person since a day, newest day first. */
export async function listResultsOfPerson(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
  sinceDay: string,
): Promise<readonly ResultRow[]> {
  const condition = Prisma.sql`v.visited_on >= ${sinceDay}::date AND ${concerns(personId)}`
  return tx.$queryRaw<ResultRow[]>(selectRows(organisationId, condition))
}

/** Released results of units between two days, newest day first. */
export async function listResultsOfUnits(
  tx: Transaction,
  organisationId: OrganisationId,
  unitIds: readonly string[],
  firstDay: string,
  lastDay: string,
): Promise<readonly ResultRow[]> {
  const condition = Prisma.sql`v.unit_id = ANY(${[...unitIds]}::uuid[])
    AND v.visited_on BETWEEN ${firstDay}::date AND ${lastDay}::date`
  return tx.$queryRaw<ResultRow[]>(selectRows(organisationId, condition))
}

/** Points of released visits at the questions of some standards, a visit once. */
export async function listPointsOfVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
  standardIds: readonly string[],
): Promise<readonly { readonly visitId: string; readonly questions: readonly KeptPoints[] }[]> {
  const rows = await tx.$queryRaw<{ visitId: string; points: string[] }[]>`
    SELECT v.id AS "visitId", array_agg(${keptPoints}) AS points
    FROM visits v
    JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id
      AND s.label = 'original'
    JOIN question_results q ON q.organisation_id = s.organisation_id AND q.score_id = s.id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
      AND v.id = ANY(${[...visitIds]}::uuid[]) AND q.possible IS NOT NULL
      AND q.standard_id = ANY(${[...standardIds]}::uuid[])
    GROUP BY v.id`
  return rows.map(({ visitId, points }) => ({ visitId, questions: points.map(questionPoints) }))
}

/** Months in which these units have released results, newest first. */
export async function listResultMonths(
  tx: Transaction,
  organisationId: OrganisationId,
  unitIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ month: string }[]>`
    SELECT DISTINCT to_char(v.visited_on, 'YYYY-MM') AS month FROM visits v
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
      AND v.unit_id = ANY(${[...unitIds]}::uuid[])
    ORDER BY month DESC LIMIT 24`
  return rows.map(({ month }) => month)
}

export async function listUnitNames(
  tx: Transaction,
  organisationId: OrganisationId,
  unitIds: readonly string[],
): Promise<readonly { id: string; name: string }[]> {
  return tx.unit.findMany({
    where: { organisationId, id: { in: [...unitIds] }, kind: { not: 'region' } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

export interface ReleasedResult {
  readonly visitId: string
  readonly visitedOn: string
  readonly unitId: string
  readonly unitName: string
  readonly personId: string | null
  readonly personName: string | null
  readonly campaignName: string
  readonly campaignPurpose: string
  readonly checklistVersionId: string
  readonly result: ScoreResult
  /** Whether the result is about the asking person. */
  readonly isOwn: boolean
}

/** A released result; null while it is not. */
export async function findReleasedResult(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  personId: string | null,
): Promise<ReleasedResult | null> {
  const own = personId === null ? Prisma.sql`false` : concerns(personId)
  const rows = await tx.$queryRaw<ReleasedResult[]>`
    SELECT v.id AS "visitId", v.visited_on::text AS "visitedOn", v.unit_id AS "unitId",
      u.name AS "unitName", v.person_id AS "personId", p.full_name AS "personName",
      c.name AS "campaignName", c.purpose AS "campaignPurpose",
      v.checklist_version_id AS "checklistVersionId", s.result::jsonb AS result, ${own} AS "isOwn"
    FROM visits v
    JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id
      AND s.label = 'original'
    JOIN units u ON u.organisation_id = v.organisation_id AND u.id = v.unit_id
    JOIN campaigns c ON c.organisation_id = v.organisation_id AND c.id = v.campaign_id
    LEFT JOIN people p ON p.organisation_id = v.organisation_id AND p.id = v.person_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ${visitId}::uuid
      AND v.state = 'released'`
  return rows[0] ?? null
}

/** Whom a released visit is about; null while it is not released. */
export async function findReleasedSubject(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  personId: string | null,
): Promise<Pick<ReleasedResult, 'unitId' | 'personId' | 'isOwn'> | null> {
  const own = personId === null ? Prisma.sql`false` : concerns(personId)
  const [row] = await tx.$queryRaw<Pick<ReleasedResult, 'unitId' | 'personId' | 'isOwn'>[]>`
    SELECT v.unit_id AS "unitId", v.person_id AS "personId", ${own} AS "isOwn" FROM visits v
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ${visitId}::uuid
      AND v.state = 'released'`
  return row ?? null
}

/**
 * What was answered, without when: the rest of the report is not read at all. Of the questions that
 * describe people nothing that was written is read.
 */
export async function listReleasedAnswers(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  describing: readonly string[],
): Promise<readonly ResultAnswer[]> {
  return tx.$queryRaw<ResultAnswer[]>`
    SELECT a ->> 'questionId' AS "questionId",
      CASE WHEN describes THEN NULL ELSE a ->> 'notApplicable' END AS "notApplicable",
      -- How somebody was described is for the office, which has said who it was.
      CASE WHEN a #>> '{value,kind}' = 'person'
        THEN '{"kind":"person","nameTag":null,"description":null}'::jsonb
        ELSE nullif(a -> 'value', 'null'::jsonb) END AS value,
      CASE WHEN describes THEN NULL ELSE a ->> 'comment' END AS comment
    FROM visits v
    JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id
      AND s.label = 'original'
    JOIN evaluations e ON e.organisation_id = v.organisation_id AND e.id = s.evaluation_id
    CROSS JOIN LATERAL jsonb_array_elements(e.report::jsonb -> 'answers') AS a
    CROSS JOIN LATERAL (SELECT a ->> 'questionId' = ANY (${[...describing]}) AS describes) AS said
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ${visitId}::uuid
      AND v.state = 'released'
    ORDER BY 1`
}

/** Photos of these questions that a reviewer has released, in an order that tells nothing. */
export async function listReleasedPhotos(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  questionIds: readonly string[],
): Promise<ViewedResult['photos']> {
  const rows = await tx.attachment.findMany({
    where: {
      ...{ organisationId, visitId, releasedAt: { not: null }, visit: { state: 'released' } },
      questionId: { in: [...questionIds] },
    },
    select: { questionId: true, fileId: true, file: { select: { width: true, height: true } } },
    orderBy: [{ questionId: 'asc' }, { fileId: 'asc' }],
  })
  return rows.map(({ file, ...row }) => ({ ...row, ...file }))
}
