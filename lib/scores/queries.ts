import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { addMonths, monthDays, monthOf } from '@/lib/core/calendar'
import { type Fraction, parseFraction } from '@/lib/core/exact'
import type { KeptPoints } from '@/lib/core/kept-points'
import type { QuestionLoss } from '@/lib/core/question-loss'
import { type VisitNoise, visitNoise } from '@/lib/core/reliability'
import type { ScoreResult } from '@/lib/core/score-result'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'

export interface NewScore {
  readonly visitId: string
  readonly evaluationId: string
  readonly checklistVersionId: string
  /** Canonical JSON of the result. */
  readonly result: string
  readonly total: string | null
  readonly totalApprox: string | null
  readonly outcome: 'pass' | 'fail' | 'none'
  readonly criticalFailures: number
  readonly scoredAt: Date
}

/** Stores a score under the label "original"; it is never written again. */
export async function insertScore(
  tx: Transaction,
  organisationId: OrganisationId,
  score: NewScore,
): Promise<string> {
  const { id } = await tx.score.create({ data: { organisationId, ...score }, select: { id: true } })
  return id
}

export interface ScoredLoss extends QuestionLoss {
  readonly scoreId: string
}

/** Writes rows of the projection in one statement; standards that are gone are left out. */
export async function insertQuestionResults(
  tx: Transaction,
  organisationId: OrganisationId,
  rows: readonly ScoredLoss[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO question_results (organisation_id, score_id, question_id, root_section_id,
      standard_id, state, earned, possible, exact_earned, exact_possible, lost, exact_lost)
    SELECT ${organisationId}::uuid, r.score_id, r.question_id, r.root_section_id, s.id, r.state,
      r.earned, r.possible, r.exact_earned, r.exact_possible, r.lost, r.exact_lost
    FROM unnest(
      ${rows.map((row) => row.scoreId)}::uuid[],
      ${rows.map((row) => row.questionId)}::text[],
      ${rows.map((row) => row.rootSectionId)}::text[],
      ${rows.map((row) => row.standardId)}::text[],
      ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.earned)}::numeric[],
      ${rows.map((row) => row.possible)}::numeric[],
      ${rows.map((row) => row.exactEarned)}::text[],
      ${rows.map((row) => row.exactPossible)}::text[],
      ${rows.map((row) => row.lost)}::numeric[],
      ${rows.map((row) => row.exactLost)}::text[]
    ) AS r (score_id, question_id, root_section_id, standard_id, state, earned, possible,
      exact_earned, exact_possible, lost, exact_lost)
    LEFT JOIN standards s
      ON s.organisation_id = ${organisationId}::uuid AND s.id::text = r.standard_id`
}

export async function deleteQuestionResults(
  tx: Transaction,
  organisationId: OrganisationId,
  scoreIds: readonly string[],
): Promise<void> {
  await tx.questionResult.deleteMany({ where: { organisationId, scoreId: { in: [...scoreIds] } } })
}

export interface StoredScore {
  readonly id: string
  readonly visitId: string
  readonly checklistVersionId: string
  readonly result: ScoreResult
}

/** Scores in the order of their ids, after one of them: for walking through all. */
export async function listScoresAfter(
  tx: Transaction,
  organisationId: OrganisationId,
  afterId: string | null,
  limit: number,
): Promise<readonly StoredScore[]> {
  const rows = await tx.score.findMany({
    where: { organisationId, ...(afterId === null ? {} : { id: { gt: afterId } }) },
    select: { id: true, visitId: true, checklistVersionId: true, result: true },
    orderBy: { id: 'asc' },
    take: limit,
  })
  // Canonical JSON, written by approval alone.
  return rows.map((row) => ({ ...row, result: JSON.parse(row.result) }))
}

/** The result that was stored when the visit was approved. */
export async function findVisitResult(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<ScoreResult | null> {
  const row = await tx.score.findUnique({
    where: {
      organisationId_visitId_label: { organisationId, visitId, label: 'original' },
    },
    select: { result: true },
  })
  return row && JSON.parse(row.result)
}

/**
 * Exact totals of released visits by subject, for reliability and noise: the evaluated person, or
 * the unit where nobody was named. Only subjects with two visits or more tell anything.
 */
async function listSubjectTotals(
  tx: Transaction,
  organisationId: OrganisationId,
  sinceDay: string,
  throughDay: string,
): Promise<readonly (readonly string[])[]> {
  const rows = await tx.$queryRaw<{ totals: string[] }[]>`
    SELECT array_agg(s.total) AS totals
    FROM visits v
    JOIN scores s ON s.organisation_id = v.organisation_id AND s.visit_id = v.id
      AND s.label = 'original'
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'released'
      AND v.visited_on BETWEEN ${sinceDay}::date AND ${throughDay}::date AND s.total IS NOT NULL
    GROUP BY coalesce(v.person_id, v.unit_id)
    HAVING count(*) >= 2`
  return rows.map(({ totals }) => totals)
}

const NOISE_MONTHS = 12

/**
 * How much one visit tells: the one noise of the company, the same for every screen and for pay, of
 * all touchpoints together. From the released visits of twelve months, the present one included.
 */
export async function findVisitNoise(
  tx: Transaction,
  organisationId: OrganisationId,
  today: string,
): Promise<VisitNoise> {
  const { first } = monthDays(addMonths(monthOf(today), 1 - NOISE_MONTHS))
  const subjects = await listSubjectTotals(tx, organisationId, first, today)
  // Totals repeat: each is read once.
  const known = new Map<string, Fraction>()
  const totalOf = (text: string) => {
    const found = known.get(text) ?? parseFraction(text)
    known.set(text, found)
    return found
  }
  return visitNoise(subjects.map((totals) => totals.map(totalOf)))
}

/** The points of a row of the projection (`q`) as one text, exactly: "2 3", "1/3 1". */
export const keptPoints = Prisma.sql`coalesce(q.exact_earned, trim_scale(q.earned)::text) || ' '
  || coalesce(q.exact_possible, trim_scale(q.possible)::text)`

/** Reads what `keptPoints` wrote. */
export function questionPoints(text: string): KeptPoints {
  const [earned = '', possible = ''] = text.split(' ')
  return { earned, possible }
}
