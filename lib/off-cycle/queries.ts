import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import type { PeriodState } from '@/lib/core/period-states'
import type { Transaction } from '@/lib/platform/db/database'

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
 * Whose quarter belongs to pay on leaving with a month of it other than the own one, and is locked: with the
 * quarter's last, or where a scheme of the quarter paid the person and was cut short. It is that pay which is
 * corrected to the quarter's end, whatever it could pay of it then: no month pays it too.
 */
export async function listQuartersPaidOnLeaving(
  tx: Transaction,
  organisationId: OrganisationId,
  lastMonth: string,
  ownMonth: string,
): Promise<readonly OffCyclePay[]> {
  const last = utcMidnight(`${lastMonth}-01`)
  const own = utcMidnight(`${ownMonth}-01`)
  return tx.$queryRaw<readonly OffCyclePay[]>`
    SELECT p.id::text AS "periodId", p.current_run_id::text AS "runId",
      to_char(p.month, 'YYYY-MM') AS month, p.state,
      e.id::text AS "personId", e.personnel_number AS "personnelNumber", e.full_name AS "fullName",
      d.decided_at AS "lockedAt"
    FROM periods p
    JOIN people e ON e.organisation_id = p.organisation_id AND e.id = p.person_id
    JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id
    JOIN period_decisions d ON d.organisation_id = p.organisation_id
      AND d.run_id = p.current_run_id AND d.kind = 'locked'
    WHERE p.organisation_id = ${organisationId}::uuid AND p.state IN ('locked', 'exported')
      AND p.month BETWEEN ${last}::date - interval '2 months' AND ${last}::date
      AND p.month <> ${own}::date
      AND (p.month = ${last}::date OR r.snapshot::jsonb->>'quarterOnLeaving' = 'true')
    ORDER BY e.personnel_number, p.month`
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
