import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { utcMidnight } from '@/lib/core/calendar'
import { type FeeRule, feeRuleOf } from '@/lib/core/fee-payment'
import type { VisitState } from '@/lib/core/visit-states'
import type { Transaction } from '@/lib/platform/db/database'

export async function findFeeRule(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<FeeRule | null> {
  const row = await tx.organisation.findUnique({
    where: { id: organisationId },
    select: { feeRule: true, feeRuleDays: true },
  })
  return row && feeRuleOf(row.feeRule, row.feeRuleDays)
}

export async function updateFeeRule(
  tx: Transaction,
  organisationId: OrganisationId,
  rule: FeeRule | null,
): Promise<void> {
  await tx.organisation.update({
    where: { id: organisationId },
    data: { feeRule: rule?.kind ?? null, feeRuleDays: rule?.days ?? null },
    select: { id: true },
  })
}

/** Whose visits somebody may not see here: of his own units, about himself, made by himself. */
export interface NotOwn {
  readonly unitIds: readonly string[]
  readonly personId: string | null
  readonly shopperId: string | null
}

export interface ListedFee {
  readonly visitId: string
  readonly shopperId: string
  readonly shopperLabel: string
  readonly shopperName: string
  readonly unitName: string
  readonly campaignName: string
  readonly fee: string
  /** The amount of the receipt in the newest report, and its currency; null: none. */
  readonly receiptAmount: string | null
  readonly receiptCurrency: string | null
  readonly approvedAt: Date
  readonly paidOn: string | null
  readonly shopperCount: number
  readonly shopperSum: string
  readonly all: number
  readonly sum: string
}

/**
 * Fees of approved visits, and visits without one on which something was bought, noted as paid or not: by shopper, the longest waiting first; those paid,
 * the latest first. Every row carries the figures of the whole list.
 */
export async function listFeeRows(
  tx: Transaction,
  organisationId: OrganisationId,
  part: 'unpaid' | 'paid',
  { unitIds, personId, shopperId }: NotOwn,
  page: { readonly size: number; readonly number: number },
): Promise<readonly ListedFee[]> {
  return tx.$queryRaw<ListedFee[]>`
    WITH reports AS (
      SELECT DISTINCT ON (e.visit_id) e.visit_id, e.report
      FROM evaluations e
      WHERE e.organisation_id = ${organisationId}::uuid
      ORDER BY e.visit_id, e.received_at DESC, e.id DESC
    ), receipts AS MATERIALIZED (
      -- Quotes in answers are escaped, so only a report's own member reads like this.
      SELECT r.visit_id, r.report::jsonb -> 'receipt' AS receipt
      FROM reports r WHERE position('"receipt":{' IN r.report) > 0
    )
    SELECT v.id AS "visitId", s.id AS "shopperId", s.label AS "shopperLabel",
      s.full_name AS "shopperName", u.name AS "unitName", c.name AS "campaignName",
      v.fee::text AS fee, r.receipt ->> 'amount' AS "receiptAmount",
      r.receipt ->> 'currency' AS "receiptCurrency", v.approved_at AS "approvedAt", v.fee_paid_on::text AS "paidOn",
      (count(*) OVER of_shopper)::int AS "shopperCount",
      (sum(v.fee) OVER of_shopper)::text AS "shopperSum",
      (count(*) OVER ())::int AS "all", (sum(v.fee) OVER ())::text AS sum
    FROM visits v
    JOIN shoppers s ON s.organisation_id = v.organisation_id AND s.id = v.shopper_id
    JOIN units u ON u.organisation_id = v.organisation_id AND u.id = v.unit_id
    JOIN campaigns c ON c.organisation_id = v.organisation_id AND c.id = v.campaign_id
    LEFT JOIN receipts r ON r.visit_id = v.id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state IN ('approved', 'released')
      AND (v.fee > 0 OR r.receipt IS NOT NULL) AND v.approved_at IS NOT NULL
      AND (v.fee_paid_on IS NOT NULL) = ${part === 'paid'}
      AND NOT v.unit_id = ANY(${[...unitIds]}::uuid[])
      AND (${personId}::uuid IS NULL OR v.person_id IS DISTINCT FROM ${personId}::uuid)
      AND (${shopperId}::uuid IS NULL OR v.shopper_id <> ${shopperId}::uuid)
    WINDOW of_shopper AS (PARTITION BY v.shopper_id)
    ORDER BY v.fee_paid_on DESC NULLS FIRST, length(s.label), s.label, s.id, v.approved_at, v.id
    LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}`
}

/** What a decision about a fee depends on; read under a row lock. */
export interface LockedFee {
  readonly id: string
  readonly state: VisitState
  readonly unitId: string
  readonly personId: string | null
  readonly shopperId: string | null
  readonly approvedAt: Date | null
  readonly paidOn: string | null
}

/** Locked in the order of their ids, so that two bulk acts never deadlock. */
export async function listFeesForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
): Promise<readonly LockedFee[]> {
  return tx.$queryRaw<LockedFee[]>`
    SELECT v.id, v.state, v.unit_id AS "unitId", v.person_id AS "personId",
      v.shopper_id AS "shopperId", v.approved_at AS "approvedAt", v.fee_paid_on::text AS "paidOn"
    FROM visits v
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ANY(${[...visitIds]}::uuid[])
    ORDER BY v.id
    FOR UPDATE`
}

export async function updateFeesPaid(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
  paidOn: string | null,
): Promise<void> {
  await tx.visit.updateMany({
    where: { organisationId, id: { in: [...visitIds] } },
    data: { feePaidOn: paidOn === null ? null : utcMidnight(paidOn) },
  })
}
