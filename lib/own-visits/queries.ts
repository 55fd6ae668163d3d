import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc } from '@/lib/core/calendar'
import { type FeeRule, feeRuleOf } from '@/lib/core/fee-payment'
import type { VisitState } from '@/lib/core/visit-states'
import type { Transaction } from '@/lib/platform/db/database'

const ownColumns = {
  id: true,
  state: true,
  campaignId: true,
  shopperId: true,
  unitId: true,
  checklistVersionId: true,
  scenario: true,
  fee: true,
  opensAt: true,
  closesAt: true,
  dueAt: true,
  submittedAt: true,
  approvedAt: true,
  feePaidOn: true,
  campaign: {
    select: {
      name: true,
      state: true,
      organisation: {
        select: { currency: true, timeZone: true, feeRule: true, feeRuleDays: true },
      },
    },
  },
  person: { select: { fullName: true } },
} as const

/** A visit as its shopper sees it, before places and checklist titles are put beside it. */
export interface ShopperVisit {
  readonly id: string
  readonly state: VisitState
  readonly campaignId: string
  readonly shopperId: string | null
  readonly unitId: string
  readonly checklistVersionId: string
  readonly scenario: string
  readonly fee: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly dueAt: Date
  readonly campaignName: string
  readonly campaignState: string
  readonly currency: string
  readonly personName: string | null
  readonly submittedAt: Date | null
  readonly approvedAt: Date | null
  readonly feePaidOn: string | null
  readonly feeRule: FeeRule | null
  /** The company's, in which its days of approval and payment are. */
  readonly payZone: string
}

type OwnRow = Awaited<ReturnType<typeof findOwnRow>>

const asShopperVisit = (row: NonNullable<OwnRow>): ShopperVisit => ({
  id: row.id,
  // Held by a CHECK.
  state: row.state as VisitState,
  campaignId: row.campaignId,
  shopperId: row.shopperId,
  unitId: row.unitId,
  checklistVersionId: row.checklistVersionId,
  scenario: row.scenario,
  fee: row.fee.toFixed(2),
  opensAt: row.opensAt,
  closesAt: row.closesAt,
  dueAt: row.dueAt,
  campaignName: row.campaign.name,
  campaignState: row.campaign.state,
  currency: row.campaign.organisation.currency,
  personName: row.person?.fullName ?? null,
  submittedAt: row.submittedAt,
  approvedAt: row.approvedAt,
  feePaidOn: row.feePaidOn && dateOfUtc(row.feePaidOn),
  feeRule: feeRuleOf(row.campaign.organisation.feeRule, row.campaign.organisation.feeRuleDays),
  payZone: row.campaign.organisation.timeZone,
})

function findOwnRow(tx: Transaction, organisationId: OrganisationId, visitId: string) {
  return tx.visit.findUnique({
    where: { organisationId_id: { organisationId, id: visitId } },
    select: ownColumns,
  })
}

export async function findShopperVisit(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<ShopperVisit | null> {
  const row = await findOwnRow(tx, organisationId, visitId)
  return row && asShopperVisit(row)
}

/** When a visit was called off, and why, where its manager knew that the shopper reads it. */
export interface Cancellation {
  readonly at: Date
  readonly reason: string | null
}

/** Of visits that their shopper had taken; those that nobody had taken have none for him to read. */
export async function listCancellations(
  tx: Transaction,
  organisationId: OrganisationId,
  of: { readonly shopperId: string; readonly since: Date } | { readonly visitId: string },
): Promise<ReadonlyMap<string, Cancellation>> {
  const [shopperId, since] = 'visitId' in of ? [null, new Date(0)] : [of.shopperId, of.since]
  const rows = await tx.$queryRaw<(Cancellation & { visitId: string })[]>`
    SELECT DISTINCT ON (v.id) v.id AS "visitId", a.at,
      CASE WHEN a.details -> 'isForShopper' = 'true' THEN a.details ->> 'reason' END AS reason
    FROM visits v
    JOIN audit_entries a ON a.organisation_id = v.organisation_id AND a.subject_kind = 'visit'
      AND a.subject_id = v.id AND a.action = 'visit.cancelled'
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'cancelled'
      AND v.accepted_at IS NOT NULL AND a.at >= ${since}
      AND (v.shopper_id = ${shopperId}::uuid OR v.id = ${'visitId' in of ? of.visitId : null}::uuid)
    ORDER BY v.id, a.at DESC`
  return new Map(rows.map(({ visitId, ...cancellation }) => [visitId, cancellation]))
}

/**
 * The shopper's visits that are not over, and those that ended since a moment, unpaid ones of a
 * company that says when it pays since an earlier one, and named ones; soonest due first.
 */
export async function listShopperVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  shopperId: string,
  endedSince: Date,
  unpaidSince: Date,
  besides: readonly string[],
): Promise<readonly ShopperVisit[]> {
  const rows = await tx.visit.findMany({
    where: {
      organisationId,
      shopperId,
      OR: [
        { state: { in: ['accepted', 'returned', 'submitted'] } },
        { state: 'offered', campaign: { state: 'open' } },
        { id: { in: [...besides] } },
        { state: { in: ['approved', 'released'] }, approvedAt: { gte: endedSince } },
        {
          state: { in: ['approved', 'released'] },
          approvedAt: { gte: unpaidSince },
          fee: { gt: 0 },
          feePaidOn: null,
          campaign: { organisation: { feeRule: { not: null } } },
        },
      ],
    },
    select: ownColumns,
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  return rows.map(asShopperVisit)
}

export interface LastReturn {
  readonly decidedAt: Date
  readonly comment: string | null
  readonly questionComments: readonly { questionId: string; text: string }[]
  readonly evaluationId: string
  readonly report: string
}

/** The reviewer's words of the last time that a visit's report was sent back. */
export async function findLastReturn(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<LastReturn | null> {
  const rows = await tx.$queryRaw<LastReturn[]>`
    SELECT r.decided_at AS "decidedAt", r.comment, r.question_comments AS "questionComments",
      r.evaluation_id AS "evaluationId", e.report
    FROM reviews r
    JOIN evaluations e ON e.organisation_id = r.organisation_id AND e.id = r.evaluation_id
    WHERE r.organisation_id = ${organisationId}::uuid AND r.visit_id = ${visitId}::uuid
      AND r.decision = 'returned'
    ORDER BY r.decided_at DESC
    LIMIT 1`
  return rows[0] ?? null
}

/** Whether the shopper has once taken a visit, whoever has it now. */
export async function hasTaken(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  shopperId: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT has_taken_visit(${organisationId}::uuid, ${visitId}::uuid, ${shopperId}::uuid) AS taken`
  return row?.taken ?? false
}

/** Whether the shopper once gave this visit back. */
export async function hasDeclined(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  shopperId: string,
): Promise<boolean> {
  const found = await tx.visitDecline.findFirst({
    where: { organisationId, visitId, shopperId },
    select: { id: true },
  })
  return found !== null
}
