import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { type DayRange, utcMidnight } from '@/lib/core/calendar'
import type { Touchpoint } from '@/lib/core/checklist'
import type { PointsText } from '@/lib/core/period-score'
import type { SnapshotAssignment, SnapshotPerson } from '@/lib/core/period-snapshot'
import type { Transaction } from '@/lib/platform/db/database'

/** Somebody employed in a period, with everything of the roster that pay may read. */
export type Employed = Pick<
  SnapshotPerson,
  'id' | 'personnelNumber' | 'fullName' | 'hiredOn' | 'leftOn' | 'assignments' | 'salaries'
>

interface EmployedRow extends Omit<Employed, 'assignments' | 'salaries'> {
  readonly assignments: readonly SnapshotAssignment[]
  readonly salaries: Employed['salaries']
}

/**
 * Everybody who is employed on a day of the range, with places of work and salaries up to its end.
 * Nobody works anywhere after the last day of employment, though the roster left the place open.
 */
export async function listEmployed(
  tx: Transaction,
  organisationId: OrganisationId,
  days: DayRange,
): Promise<readonly Employed[]> {
  const first = utcMidnight(days.first)
  const last = utcMidnight(days.last)
  return tx.$queryRaw<readonly EmployedRow[]>`
    SELECT p.id::text, p.personnel_number AS "personnelNumber", p.full_name AS "fullName",
      p.hired_on::text AS "hiredOn", p.left_on::text AS "leftOn",
      coalesce((SELECT jsonb_agg(jsonb_build_object('unitId', a.unit_id, 'positionId', a.position_id,
          'fromOn', a.from_on, 'throughOn', least(a.through_on, p.left_on)) ORDER BY a.from_on, a.id)
        FROM assignments a
        WHERE a.organisation_id = p.organisation_id AND a.person_id = p.id AND a.from_on <= ${last}
      ), '[]') AS assignments,
      coalesce((SELECT jsonb_agg(jsonb_build_object('fromOn', s.from_on, 'amount', s.amount::text) ORDER BY s.from_on)
        FROM salaries s
        WHERE s.organisation_id = p.organisation_id AND s.person_id = p.id AND s.from_on <= ${last}
      ), '[]') AS salaries
    FROM people p
    WHERE p.organisation_id = ${organisationId}::uuid
      AND p.hired_on <= ${last} AND (p.left_on IS NULL OR p.left_on >= ${first})
    ORDER BY p.id`
}

/** A released score with its result, as pay reads it; nothing of the shopper, no minute. */
export interface ReleasedScore {
  readonly visitId: string
  readonly scoreId: string
  readonly checklistId: string
  readonly checklistVersionId: string
  readonly touchpoint: Touchpoint
  readonly unitId: string
  readonly personId: string | null
  readonly visitedOn: string
  readonly total: string | null
  /** Only where the checklist version pools points; null elsewhere. */
  readonly points: PointsText | null
  readonly criticalFailures: number
  /** [{ id, percent }] of the sections, exact text. */
  readonly sections: readonly { readonly id: string; readonly percent: string | null }[]
  /** Points by question, for percentages by standard. */
  readonly standards: readonly {
    readonly id: string
    readonly earned: string
    readonly possible: string
  }[]
}

/** Released scores of visits made in the days. */
export async function listReleasedScores(
  tx: Transaction,
  organisationId: OrganisationId,
  days: DayRange,
): Promise<readonly ReleasedScore[]> {
  return tx.$queryRaw<readonly ReleasedScore[]>`
    SELECT v.id::text AS "visitId", s.id::text AS "scoreId", c.checklist_id::text AS "checklistId",
      s.checklist_version_id::text AS "checklistVersionId", v.unit_id::text AS "unitId",
      v.person_id::text AS "personId", v.visited_on::text AS "visitedOn", s.total,
      s.critical_failures AS "criticalFailures",
      c.document::jsonb->>'touchpoint' AS touchpoint,
      CASE WHEN c.document::jsonb->'policies'->>'personScore' = 'pooled'
        THEN s.result::jsonb->'points' END AS points,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', section->>'id', 'percent', section->'score'->>'exact')), '[]')
        FROM jsonb_array_elements(s.result::jsonb->'sections') AS section) AS sections,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', q.standard_id,
          'earned', question->>'earned', 'possible', question->>'possible')), '[]')
        FROM question_results q
        JOIN jsonb_array_elements(s.result::jsonb->'questions') AS question ON question->>'id' = q.question_id
        WHERE q.organisation_id = s.organisation_id AND q.score_id = s.id
          AND q.standard_id IS NOT NULL AND question->>'earned' IS NOT NULL) AS standards
    FROM visits v
    JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id AND s.label = 'original'
    JOIN checklist_versions c ON c.organisation_id = s.organisation_id AND c.id = s.checklist_version_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
      AND v.visited_on BETWEEN ${utcMidnight(days.first)} AND ${utcMidnight(days.last)}
    ORDER BY s.id`
}

/** A released total and the subject that it measures, for the noise of a visit. */
export interface ReleasedTotal {
  readonly subjectId: string
  readonly total: string
}

/** Every released total through a day, by person where the visit names one, else by unit. */
export async function listReleasedTotals(
  tx: Transaction,
  organisationId: OrganisationId,
  through: string,
): Promise<readonly ReleasedTotal[]> {
  return tx.$queryRaw<readonly ReleasedTotal[]>`
    SELECT coalesce(v.person_id, v.unit_id)::text AS "subjectId", s.total
    FROM visits v
    JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id AND s.label = 'original'
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
      AND v.visited_on <= ${utcMidnight(through)} AND s.total IS NOT NULL
    ORDER BY 1, s.id`
}

/** In which month each visit was counted by a period that is locked: read from the snapshots. */
export async function listCountedVisits(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ visitId: string; month: string }[]>`
    SELECT score->>'visitId' AS "visitId", to_char(p.month, 'YYYY-MM') AS month
    FROM periods p
    JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id,
      LATERAL jsonb_array_elements(r.snapshot::jsonb->'scores') AS score
    WHERE p.organisation_id = ${organisationId}::uuid AND p.state IN ('locked', 'exported')
      AND score->>'countsIn' = to_char(p.month, 'YYYY-MM')`
  return new Map(rows.map((row) => [row.visitId, row.month]))
}
