import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { type CalendarDate, type DayRange, utcMidnight } from '@/lib/core/calendar'
import type { Touchpoint } from '@/lib/core/checklist'
import type { PointsText } from '@/lib/core/period-score'
import type { SnapshotAssignment, SnapshotPerson, TooLateVisit } from '@/lib/core/period-snapshot'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'

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

/**
 * The score of a visit that stands: the newest one of an upheld appeal, else the original. An appeal
 * that is upheld writes a score of its own, labelled "appeal" or "appeal 2" and so on.
 */
const standingScore = Prisma.sql`
  JOIN LATERAL (
    SELECT x.* FROM scores x
    WHERE x.organisation_id = v.organisation_id AND x.visit_id = v.id
      AND (x.label = 'original' OR x.label = 'appeal' OR x.label LIKE 'appeal %')
    ORDER BY x.label = 'original', x.scored_at DESC, x.label DESC LIMIT 1) s ON true`

const scoreColumns = Prisma.sql`
  v.id::text AS "visitId", s.id::text AS "scoreId", c.checklist_id::text AS "checklistId",
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
      AND q.standard_id IS NOT NULL AND question->>'earned' IS NOT NULL) AS standards`

/** Released scores of visits made in the days, each as it stands. */
export async function listReleasedScores(
  tx: Transaction,
  organisationId: OrganisationId,
  days: DayRange,
): Promise<readonly ReleasedScore[]> {
  return tx.$queryRaw<readonly ReleasedScore[]>`
    SELECT ${scoreColumns} FROM visits v ${standingScore}
    JOIN checklist_versions c ON c.organisation_id = s.organisation_id AND c.id = s.checklist_version_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
      AND v.visited_on BETWEEN ${utcMidnight(days.first)} AND ${utcMidnight(days.last)}
    ORDER BY s.id`
}

/** The scores that an upheld appeal has put in the place of the original ones. */
export async function listAppealedScores(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly ReleasedScore[]> {
  return tx.$queryRaw<readonly ReleasedScore[]>`
    SELECT ${scoreColumns} FROM visits v ${standingScore}
    JOIN checklist_versions c ON c.organisation_id = s.organisation_id AND c.id = s.checklist_version_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
      AND s.label <> 'original'
    ORDER BY s.id`
}

/** In which month each visit was counted by a period that is locked. */
export async function listCountedVisits(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ visitId: string; month: string }[]>`
    SELECT counted.id AS "visitId", to_char(p.month, 'YYYY-MM') AS month
    FROM periods p
    JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id,
      LATERAL (
        SELECT unnest(r.counted_visits)::text AS id
        UNION ALL
        -- A run of the time before says so in its snapshot alone.
        SELECT score->>'visitId' FROM jsonb_array_elements(
          CASE WHEN r.summary IS NULL THEN r.snapshot::jsonb->'scores' ELSE '[]'::jsonb END) AS score
        WHERE score->>'countsIn' = to_char(p.month, 'YYYY-MM')
      ) AS counted
    WHERE p.organisation_id = ${organisationId}::uuid AND p.person_id IS NULL
      AND p.state IN ('locked', 'exported')`
  return new Map(rows.map((row) => [row.visitId, row.month]))
}

/**
 * Visits of locked months that no month has counted, made before the first day that is looked at, and
 * released since the last lock: they came too late to count anywhere, and are named once.
 */
export async function listTooLateVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  before: CalendarDate,
  counted: ReadonlySet<string>,
): Promise<readonly TooLateVisit[]> {
  const rows = await tx.$queryRaw<readonly TooLateVisit[]>`
    SELECT v.id::text AS "visitId", v.visited_on::text AS "visitedOn", v.unit_id::text AS "unitId",
      v.person_id::text AS "personId"
    FROM visits v
    JOIN release_batches b ON b.organisation_id = v.organisation_id AND b.id = v.release_batch_id
    JOIN periods p ON p.organisation_id = v.organisation_id AND p.month = date_trunc('month', v.visited_on)::date
      AND p.person_id IS NULL AND p.state IN ('locked', 'exported')
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
      AND v.visited_on < ${utcMidnight(before)}
      AND b.released_at > (SELECT max(d.decided_at) FROM period_decisions d
        JOIN periods o ON o.organisation_id = d.organisation_id AND o.id = d.period_id
        WHERE d.organisation_id = v.organisation_id AND d.kind = 'locked' AND o.person_id IS NULL)
    ORDER BY v.id`
  return rows.filter(({ visitId }) => !counted.has(visitId))
}
