import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import { keepsQuarter } from '@/lib/core/locked-parts'
import type { PeriodSnapshot } from '@/lib/core/period-snapshot'
import type { PeriodState } from '@/lib/core/period-states'
import { settledByHandReasons } from '@/lib/core/settled-by-hand'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'

/** Somebody who left and is paid, or to be paid, before the close of the month. */
export interface OffCyclePay {
  readonly periodId: string
  /** The run that stands; null before the first. */
  readonly runId: string | null
  readonly month: string
  readonly state: PeriodState
  readonly personId: string
  readonly personnelNumber: string
  readonly fullName: string
  /** When it was locked; null before that. */
  readonly lockedAt: Date | null
}

/** What is paid off-cycle for a month, or to a person, by personnel number. */
export async function listOffCyclePay(
  tx: Transaction,
  organisationId: OrganisationId,
  wanted: { readonly month: string } | { readonly personId: string },
): Promise<readonly OffCyclePay[]> {
  const month = 'month' in wanted ? utcMidnight(`${wanted.month}-01`) : null
  const personId = 'personId' in wanted ? wanted.personId : null
  return tx.$queryRaw<readonly OffCyclePay[]>`
    SELECT p.id::text AS "periodId", p.current_run_id::text AS "runId",
      to_char(p.month, 'YYYY-MM') AS month, p.state,
      e.id::text AS "personId", e.personnel_number AS "personnelNumber", e.full_name AS "fullName",
      CASE WHEN p.state IN ('locked', 'exported') THEN d.decided_at END AS "lockedAt"
    FROM periods p
    JOIN people e ON e.organisation_id = p.organisation_id AND e.id = p.person_id
    LEFT JOIN period_decisions d ON d.organisation_id = p.organisation_id
      AND d.run_id = p.current_run_id AND d.kind = 'locked'
    WHERE p.organisation_id = ${organisationId}::uuid
      AND (${month}::date IS NULL OR p.month = ${month}::date)
      AND (${personId}::uuid IS NULL OR p.person_id = ${personId}::uuid)
    ORDER BY e.personnel_number, p.month DESC`
}

/**
 * Whether something relies on the quarter that a period `p` of pay on leaving took: a locked run of another month
 * that names it, a correction of it that was paid, or a settlement of it (locked-parts.ts, `keepsQuarter`). Of
 * settlements of the time before nobody knows whether they were of the quarter.
 */
const isReliedUpon = Prisma.sql`(
  EXISTS (SELECT 1 FROM periods o
    JOIN period_runs x ON x.organisation_id = o.organisation_id AND x.id = o.current_run_id
    WHERE o.organisation_id = p.organisation_id AND o.state IN ('locked', 'exported') AND o.month <> p.month
      AND o.month BETWEEN p.month - interval '2 months' AND p.month + interval '2 months'
      -- Of a large snapshot only this is read; as json it is not taken apart.
      AND (x.snapshot::json->'paidOffCycle')::jsonb
        @> jsonb_build_array(jsonb_build_object('periodId', p.id::text)))
  OR EXISTS (SELECT 1 FROM periods o
    JOIN statements s ON s.organisation_id = o.organisation_id AND s.run_id = o.current_run_id
    WHERE o.organisation_id = p.organisation_id AND o.state IN ('locked', 'exported')
      AND s.person_id = p.person_id AND (s.listing->>'adjusted')::boolean
      AND s.document::jsonb->'scheme'->>'period' = 'quarter'
      AND s.document::jsonb->'adjustments'
        @> jsonb_build_array(jsonb_build_object('month', to_char(p.month, 'YYYY-MM'))))
  OR EXISTS (SELECT 1 FROM open_item_settlements t WHERE t.organisation_id = p.organisation_id
    AND t.about_period_id = p.id AND (t.about_part IN ('quarter', 'both')
      OR (t.about_part IS NULL AND (t.item_reason IS NULL
        OR t.item_reason = ANY(${[...settledByHandReasons]}::text[]))))))`

/** Whether a quarter that a run of pay on leaving took is its own. */
export async function isQuarterKept(
  tx: Transaction,
  organisationId: OrganisationId,
  periodId: string,
  locked: PeriodSnapshot,
): Promise<boolean> {
  const isPaid = keepsQuarter(locked, false)
  if (isPaid || locked.quarterOnLeaving !== true) return isPaid
  const [row] = await tx.$queryRaw<{ isReliedUpon: boolean }[]>`
    SELECT ${isReliedUpon} AS "isReliedUpon" FROM periods p
    WHERE p.organisation_id = ${organisationId}::uuid AND p.id = ${periodId}::uuid`
  return row?.isReliedUpon ?? false
}

/**
 * Whose quarter belongs to pay on leaving with a month of it other than the own one, and is locked: with the
 * quarter's last, or where it was cut short and is kept (`keepsQuarter`). It is that pay which is corrected to
 * the quarter's end: no month pays it too.
 */
export async function listQuartersPaidOnLeaving(
  tx: Transaction,
  organisationId: OrganisationId,
  lastMonth: string,
  ownMonth: string,
): Promise<readonly OffCyclePay[]> {
  const last = utcMidnight(`${lastMonth}-01`)
  const own = utcMidnight(`${ownMonth}-01`)
  const rows = await tx.$queryRaw<readonly (OffCyclePay & { readonly snapshot: string })[]>`
    SELECT p.id::text AS "periodId", p.current_run_id::text AS "runId",
      to_char(p.month, 'YYYY-MM') AS month, p.state,
      e.id::text AS "personId", e.personnel_number AS "personnelNumber", e.full_name AS "fullName",
      d.decided_at AS "lockedAt", r.snapshot
    FROM periods p
    JOIN people e ON e.organisation_id = p.organisation_id AND e.id = p.person_id
    JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id
    JOIN period_decisions d ON d.organisation_id = p.organisation_id
      AND d.run_id = p.current_run_id AND d.kind = 'locked'
    WHERE p.organisation_id = ${organisationId}::uuid AND p.state IN ('locked', 'exported')
      AND p.month BETWEEN ${last}::date - interval '2 months' AND ${last}::date
      AND p.month <> ${own}::date
      AND (p.month = ${last}::date OR r.snapshot::json->>'quarterOnLeaving' = 'true')
    ORDER BY e.personnel_number, p.month`
  const kept: OffCyclePay[] = []
  for (const { snapshot, ...pay } of rows) {
    // Written by compute-period alone and immutable since.
    const locked = JSON.parse(snapshot) as PeriodSnapshot
    const isKept = await isQuarterKept(tx, organisationId, pay.periodId, locked)
    if (pay.month === lastMonth || isKept) kept.push(pay)
  }
  return kept
}

/** Whether a month is closed for everybody. */
export async function isMonthLocked(
  tx: Transaction,
  organisationId: OrganisationId,
  month: string,
): Promise<boolean> {
  const found = await tx.period.findFirst({
    where: {
      organisationId,
      month: utcMidnight(`${month}-01`),
      personId: null,
      state: { in: ['locked', 'exported'] },
    },
    select: { id: true },
  })
  return found !== null
}
