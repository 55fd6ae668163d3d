import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Localized, ScoringPolicies, Touchpoint } from '@/lib/core/checklist'
import type { CountedLoss } from '@/lib/core/lost-points'
import type { PointsText } from '@/lib/core/period-score'
import type { TrendPoints } from '@/lib/core/trend-months'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import { keptPoints, questionPoints } from '@/lib/scores/queries'
import type { Waiting } from './schema'

/** Which released visits are looked at; null does not narrow. Days are inclusive. */
export interface Scope {
  readonly firstDay: string
  readonly lastDay: string
  readonly versionIds: readonly string[] | null
  readonly unitIds: readonly string[] | null
}

function inScope(organisationId: OrganisationId, scope: Scope) {
  const versions =
    scope.versionIds === null
      ? Prisma.empty
      : Prisma.sql`AND v.checklist_version_id = ANY(${[...scope.versionIds]}::uuid[])`
  const units =
    scope.unitIds === null
      ? Prisma.empty
      : Prisma.sql`AND v.unit_id = ANY(${[...scope.unitIds]}::uuid[])`
  return Prisma.sql`v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
    AND v.visited_on BETWEEN ${scope.firstDay}::date AND ${scope.lastDay}::date ${versions} ${units}`
}

const withScore = Prisma.sql`JOIN scores s ON s.organisation_id = v.organisation_id
  AND s.visit_id = v.id AND s.label = 'original'`

/** Points of a visit whose checklist version pools them; the versions are read once, not by visit. */
function pooledPoints(organisationId: OrganisationId) {
  return Prisma.sql`CASE WHEN v.checklist_version_id IN (
    SELECT c.id FROM checklist_versions c WHERE c.organisation_id = ${organisationId}::uuid
      AND c.document::jsonb -> 'policies' ->> 'personScore' = 'pooled'
  ) THEN s.result::jsonb -> 'points' END`
}

export interface OverviewVersion {
  readonly id: string
  readonly checklistId: string
  readonly number: number
  readonly touchpoint: Touchpoint
  readonly title: Localized
  readonly policies: ScoringPolicies
}

export async function listOverviewVersions(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly OverviewVersion[]> {
  return tx.$queryRaw<OverviewVersion[]>`
    SELECT id, checklist_id AS "checklistId", number, document::jsonb ->> 'touchpoint' AS touchpoint,
      document::jsonb -> 'title' AS title, document::jsonb -> 'policies' AS policies
    FROM checklist_versions WHERE organisation_id = ${organisationId}::uuid ORDER BY number, id`
}

export async function listReleasedMonths(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ month: string }[]>`
    SELECT to_char(date_trunc('month', visited_on), 'YYYY-MM') AS month FROM visits
    WHERE organisation_id = ${organisationId}::uuid AND state = 'released'
    GROUP BY date_trunc('month', visited_on) ORDER BY 1 DESC LIMIT 36`
  return rows.map(({ month }) => month)
}

/** Equal totals (of equal points, where these are pooled) are counted, not listed: they are few. */
export interface CountedTotal {
  readonly month: string
  readonly versionId: string
  readonly total: string
  /** Only where the checklist version pools points; null elsewhere. */
  readonly points: PointsText | null
  readonly visits: number
}

export async function listCountedTotals(
  tx: Transaction,
  organisationId: OrganisationId,
  scope: Scope,
): Promise<readonly CountedTotal[]> {
  return tx.$queryRaw<CountedTotal[]>`
    SELECT to_char(date_trunc('month', v.visited_on), 'YYYY-MM') AS month,
      v.checklist_version_id AS "versionId", s.total,
      ${pooledPoints(organisationId)} AS points, count(*)::int AS visits
    FROM visits v ${withScore}
    WHERE ${inScope(organisationId, scope)} AND s.total IS NOT NULL
    GROUP BY 1, 2, 3, 4`
}

export interface SubjectTotals {
  readonly id: string
  readonly about: 'person' | 'unit'
  readonly name: string
  readonly unitName: string
  readonly visits: readonly Pick<CountedTotal, 'total' | 'points' | 'versionId'>[]
}

/** Totals by evaluated person, or by unit where nobody was named. */
export async function listTotalsBySubject(
  tx: Transaction,
  organisationId: OrganisationId,
  scope: Scope,
): Promise<readonly SubjectTotals[]> {
  return tx.$queryRaw<SubjectTotals[]>`
    SELECT t.id, t.about, coalesce(p.full_name, u.name) AS name, u.name AS "unitName", t.visits
    FROM (
      SELECT coalesce(v.person_id, v.unit_id) AS id, min(v.unit_id::text)::uuid AS unit_id,
        CASE WHEN v.person_id IS NULL THEN 'unit' ELSE 'person' END AS about,
        jsonb_agg(jsonb_build_object('total', s.total, 'points', ${pooledPoints(organisationId)},
          'versionId', v.checklist_version_id)) AS visits
      FROM visits v ${withScore}
      WHERE ${inScope(organisationId, scope)} AND s.total IS NOT NULL
      GROUP BY 1, 3
    ) t
    JOIN units u ON u.organisation_id = ${organisationId}::uuid AND u.id = t.unit_id
    LEFT JOIN people p ON p.organisation_id = ${organisationId}::uuid AND p.id = t.id
      AND t.about = 'person'
    ORDER BY name, t.id`
}

export interface QuestionLosses {
  readonly standardId: string | null
  readonly standardNumber: string | null
  readonly standardText: Localized | null
  readonly versionId: string
  readonly questionId: string
  /** Of all answers that could cost points; equal ones are counted, not listed. */
  readonly losses: readonly CountedLoss[]
}

/** What the answers to each question cost in percentage points of the totals; nothing is added up here. */
export async function listLosses(
  tx: Transaction,
  organisationId: OrganisationId,
  scope: Scope,
): Promise<readonly QuestionLosses[]> {
  return tx.$queryRaw<QuestionLosses[]>`
    SELECT l."standardId", d.number AS "standardNumber", d.text AS "standardText", l."versionId",
      l."questionId", l.losses
    FROM (
      SELECT e."standardId", e."versionId", e."questionId", jsonb_agg(jsonb_build_object(
        'lost', coalesce(e.exact_lost, trim_scale(e.lost)::text), 'answers', e.answers)) AS losses
      FROM (
        SELECT q.standard_id AS "standardId", v.checklist_version_id AS "versionId",
          q.question_id AS "questionId", q.lost, q.exact_lost, count(*)::int AS answers
        FROM visits v ${withScore}
        JOIN question_results q ON q.organisation_id = s.organisation_id AND q.score_id = s.id
        WHERE ${inScope(organisationId, scope)} AND q.lost IS NOT NULL
        GROUP BY 1, 2, 3, 4, 5
      ) e
      GROUP BY 1, 2, 3
    ) l
    LEFT JOIN standards d ON d.organisation_id = ${organisationId}::uuid AND d.id = l."standardId"
    ORDER BY l."questionId", l."versionId"`
}

/** Equal ones are counted, not listed. */
export interface SectionScores {
  readonly unitId: string
  readonly sectionId: string
  /** Exact percentage of the section as the visit's own report shows it. */
  readonly percent: string
  /** Exact part of the visit's total that the section decided, percent; null where it decided none. */
  readonly share: string | null
  readonly visits: number
}

/** Percentages of the root sections of each visit, after critical effects, as its result has them. */
export async function listSectionScores(
  tx: Transaction,
  organisationId: OrganisationId,
  scope: Scope,
): Promise<readonly SectionScores[]> {
  return tx.$queryRaw<SectionScores[]>`
    SELECT p."unitId", p."sectionId", p.percent, p.share, count(*)::int AS visits
    FROM (
      SELECT v.unit_id AS "unitId", section ->> 'id' AS "sectionId",
        section #>> '{score,exact}' AS percent, section #>> '{share,exact}' AS share
      FROM visits v ${withScore}
      CROSS JOIN LATERAL jsonb_array_elements(s.result::jsonb -> 'sections') AS section
      WHERE ${inScope(organisationId, scope)} AND section ->> 'parentId' IS NULL
    ) p
    WHERE p.percent IS NOT NULL
    GROUP BY 1, 2, 3, 4`
}

/** Visits that wait for the office; own units left out as everywhere. */
export async function countWaiting(
  tx: Transaction,
  organisationId: OrganisationId,
  ownUnitIds: readonly string[],
  now: Date,
): Promise<Waiting> {
  const [row] = await tx.$queryRaw<Waiting[]>`
    SELECT
      (count(*) FILTER (WHERE v.state = 'submitted'))::int AS "toReview",
      (count(*) FILTER (WHERE v.state = 'approved'))::int AS "toRelease",
      (count(*) FILTER (WHERE v.state IN ('offered', 'accepted', 'returned')
        AND v.due_at < ${now}))::int AS overdue,
      (count(*) FILTER (WHERE v.state = 'planned'))::int AS unassigned
    FROM visits v
    WHERE v.organisation_id = ${organisationId}::uuid
      AND v.state IN ('planned', 'offered', 'accepted', 'returned', 'submitted', 'approved')
      AND NOT v.unit_id = ANY(${[...ownUnitIds]}::uuid[])`
  return row ?? { toReview: 0, toRelease: 0, overdue: 0, unassigned: 0 }
}

/** Points of each visit at the questions of some standards; visits without any of them are left out. */
export async function listPointsOverStandards(
  tx: Transaction,
  organisationId: OrganisationId,
  scope: Scope,
  standardIds: readonly string[],
): Promise<readonly TrendPoints[]> {
  const rows = await tx.$queryRaw<(Omit<TrendPoints, 'questions'> & { points: string[] })[]>`
    SELECT to_char(v.visited_on, 'YYYY-MM') AS month, v.checklist_version_id AS "versionId",
      coalesce(v.person_id, v.unit_id)::text AS "subjectId", array_agg(${keptPoints}) AS points
    FROM visits v ${withScore}
    JOIN question_results q ON q.organisation_id = s.organisation_id AND q.score_id = s.id
    WHERE ${inScope(organisationId, scope)} AND q.possible IS NOT NULL
      AND q.standard_id = ANY(${[...standardIds]}::uuid[])
    GROUP BY v.organisation_id, v.id`
  return rows.map(({ points, ...visit }) => ({ ...visit, questions: points.map(questionPoints) }))
}

export interface FrozenVisit {
  readonly month: string
  readonly versionId: string
  readonly subjectId: string
  /** The frozen report that was scored. */
  readonly report: string
}

/** The frozen reports of the newest visits of a scope, newest first. */
export async function listNewestReports(
  tx: Transaction,
  organisationId: OrganisationId,
  scope: Scope,
  limit: number,
): Promise<readonly FrozenVisit[]> {
  return tx.$queryRaw<FrozenVisit[]>`
    SELECT to_char(v.visited_on, 'YYYY-MM') AS month, v.checklist_version_id AS "versionId",
      coalesce(v.person_id, v.unit_id)::text AS "subjectId", e.report
    FROM visits v ${withScore}
    JOIN evaluations e ON e.organisation_id = s.organisation_id AND e.id = s.evaluation_id
    WHERE ${inScope(organisationId, scope)}
    ORDER BY v.visited_on DESC, v.id LIMIT ${limit}`
}
