import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { VisitPoints } from '@/lib/core/standard-score'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import { keptPoints, questionPoints } from '@/lib/scores/queries'

/** Which released visits are looked at; null does not narrow. Days are inclusive. */
export interface PointsFilter {
  readonly firstDay: string
  readonly lastDay: string
  readonly unitIds: readonly string[] | null
  readonly standardIds: readonly string[] | null
}

export interface KeyedPoints extends VisitPoints {
  readonly key: string
}

const keys = {
  standard: Prisma.sql`q.standard_id::text`,
  chapter: Prisma.sql`coalesce(d.chapter_id::text, 'none')`,
  month: Prisma.sql`to_char(v.visited_on, 'YYYY-MM')`,
  unit: Prisma.sql`v.unit_id::text`,
} as const

/**
 * The points of released visits by standard, chapter, month or unit: question by question those of
 * one visit under one key, and equal ones are counted. Nothing is added up here.
 */
export async function listPoints(
  tx: Transaction,
  organisationId: OrganisationId,
  by: keyof typeof keys,
  { firstDay, lastDay, unitIds, standardIds }: PointsFilter,
): Promise<readonly KeyedPoints[]> {
  const ofUnits =
    unitIds === null ? Prisma.empty : Prisma.sql`AND v.unit_id = ANY(${[...unitIds]}::uuid[])`
  const ofStandards =
    standardIds === null
      ? Prisma.empty
      : Prisma.sql`AND q.standard_id = ANY(${[...standardIds]}::uuid[])`
  const rows = await tx.$queryRaw<{ key: string; points: string[]; visits: number }[]>`
    SELECT p.key, p.points, count(*)::int AS visits
    FROM (
      SELECT ${keys[by]} AS key, v.id, array_agg(${keptPoints}) AS points
      FROM visits v
      JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id
        AND s.label = 'original'
      JOIN question_results q ON q.organisation_id = s.organisation_id AND q.score_id = s.id
        AND q.standard_id IS NOT NULL AND q.earned IS NOT NULL AND q.possible IS NOT NULL
      JOIN standards d ON d.organisation_id = q.organisation_id AND d.id = q.standard_id
      WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
        AND v.visited_on BETWEEN ${firstDay}::date AND ${lastDay}::date ${ofUnits} ${ofStandards}
      GROUP BY 1, 2
    ) p
    GROUP BY 1, 2`
  return rows.map(({ key, points, visits }) => ({
    key,
    questions: points.map(questionPoints),
    visits,
  }))
}
