import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import type { Period, PeriodDecision } from '@/lib/periods/queries'
import type { Transaction } from '@/lib/platform/db/database'

/**
 * The seal that a period's seal builds on. A month builds on the last locked month before it, a
 * person's off-cycle on the last locked month; where somebody was locked off-cycle after that, on the
 * last of those: the seals are one chain. Of what was locked before `locked`, the period's own lock: an
 * earlier month that is opened afterwards breaks no seal.
 */
export async function findPreviousSeal(
  tx: Transaction,
  organisationId: OrganisationId,
  period: Pick<Period, 'id' | 'month' | 'person'>,
  locked: Pick<PeriodDecision, 'lockOrder' | 'decidedAt'> | null = null,
): Promise<string | null> {
  const isMonth = period.person === null
  const lockedAt = locked?.decidedAt ?? null
  // 0 for a lock of the time before, when nobody was paid off-cycle and the month said the order.
  const order = locked === null ? null : (locked.lockOrder ?? 0)
  const [row] = await tx.$queryRaw<{ seal: string }[]>`
    WITH locked AS (
      SELECT p.month, p.person_id, r.seal, d.decided_at, coalesce(d.lock_order, 0) AS lock_order
      FROM periods p
      JOIN period_runs r ON r.organisation_id = p.organisation_id AND r.id = p.current_run_id
      LEFT JOIN period_decisions d ON d.organisation_id = r.organisation_id AND d.run_id = r.id
        AND d.kind = 'locked'
      WHERE p.organisation_id = ${organisationId}::uuid AND p.id <> ${period.id}::uuid
        AND p.state IN ('locked', 'exported')
        AND (${order}::int IS NULL OR coalesce(d.lock_order, 0) < ${order}::int
          OR ${order}::int = 0 AND d.lock_order IS NULL AND d.decided_at <= ${lockedAt}::timestamptz)
    )
    SELECT seal FROM (
      (SELECT seal, lock_order FROM locked
        WHERE person_id IS NULL
          AND (NOT ${isMonth}::boolean OR month < ${utcMidnight(`${period.month}-01`)})
        ORDER BY month DESC LIMIT 1)
      UNION ALL
      (SELECT seal, lock_order FROM locked WHERE person_id IS NOT NULL
        ORDER BY lock_order DESC LIMIT 1)
    ) last ORDER BY lock_order DESC LIMIT 1`
  return row?.seal ?? null
}

/** Whether an earlier month waits for its lock; one opened by mistake, that no scheme pays, does not. */
export async function hasEarlierOpenPeriod(
  tx: Transaction,
  organisationId: OrganisationId,
  month: string,
): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM periods p
    WHERE p.organisation_id = ${organisationId}::uuid AND p.person_id IS NULL
      AND p.month < ${utcMidnight(`${month}-01`)} AND p.state NOT IN ('locked', 'exported')
      AND (p.state <> 'open' OR EXISTS (
        SELECT 1 FROM scheme_versions v
        JOIN schemes s ON s.organisation_id = v.organisation_id AND s.id = v.scheme_id
        WHERE v.organisation_id = p.organisation_id AND s.retired_at IS NULL
          AND v.effective_from <= p.month))
    LIMIT 1`
  return found.length > 0
}
