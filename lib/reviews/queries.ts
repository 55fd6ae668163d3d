import 'server-only'
import type { Actor, OrganisationId } from '@/lib/access/actor'
import type { FrozenReport } from '@/lib/core/frozen-report'
import type { AsideReason, VisitState } from '@/lib/core/visit-states'
import type { Transaction } from '@/lib/platform/db/database'
import type { PastReview, ReportAside } from './schema'

/** Whether the account works in the unit on the day, or heads it: the database's own rule. */
export async function concernsOwnUnit(
  tx: Transaction,
  { organisationId, accountId }: Actor,
  unitId: string,
  onDay: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ own: boolean }[]>`
    SELECT concerns_own_unit(${organisationId}::uuid, ${accountId}::uuid, ${unitId}::uuid,
      ${onDay}::date) AS own`
  return row?.own ?? true
}

export interface Evaluation {
  readonly id: string
  readonly visitId: string
  readonly shopperId: string
  readonly shopperLabel: string
  readonly parentId: string | null
  readonly report: FrozenReport
  readonly finishedAt: Date
  readonly clockSkewMs: number
  readonly receivedAt: Date
  readonly hasConflict: boolean
  /** Why it is kept beside the visit; null: it is the visit's. */
  readonly notCounted: AsideReason | null
}

/** The report of a visit that came last. */
export async function findLatestEvaluation(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<Evaluation | null> {
  const row = await tx.evaluation.findFirst({
    where: { organisationId, visitId },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    select: { ...reportColumns, _count: { select: { conflicts: true } } },
  })
  if (row === null) return null
  const { _count, ...columns } = row
  return { ...asReport(columns), hasConflict: _count.conflicts > 0, notCounted: null }
}

/** What every report has, counted or kept aside. */
const reportColumns = {
  id: true,
  visitId: true,
  shopperId: true,
  parentId: true,
  report: true,
  finishedAt: true,
  clockSkewMs: true,
  receivedAt: true,
  shopper: { select: { label: true } },
} as const

function asReport<Row extends { report: string; clockSkewMs: bigint; shopper: { label: string } }>({
  report,
  clockSkewMs,
  shopper,
  ...columns
}: Row) {
  return {
    ...columns,
    shopperLabel: shopper.label,
    clockSkewMs: Number(clockSkewMs),
    // Checked against its schema when it was taken in.
    report: JSON.parse(report) as FrozenReport,
  }
}

/** Reports that are kept beside a visit and not counted, in the order in which they came. */
export async function listReportsAside(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<readonly ReportAside[]> {
  const sha256 = { notIn: await listCounted(tx, organisationId, visitId) }
  const rows = await tx.reportAside.findMany({
    where: { organisationId, visitId, sha256 },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }, { sha256: 'asc' }],
    select: { sha256: true, reason: true, receivedAt: true, shopper: { select: { label: true } } },
  })
  return rows.map(({ sha256, reason, receivedAt, shopper }) => ({
    sha256,
    shopperLabel: shopper.label,
    // Held by a CHECK.
    reason: reason as AsideReason,
    receivedAt: receivedAt.toISOString(),
  }))
}

/** The hashes of a visit's reports: one that was kept beside it may count by now. */
async function listCounted(tx: Transaction, organisationId: OrganisationId, visitId: string) {
  const rows = await tx.evaluation.findMany({
    where: { organisationId, visitId },
    select: { sha256: true },
  })
  return rows.map(({ sha256 }) => sha256)
}

/** One of them, by the hash of its bytes. */
export async function findEvaluationAside(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
  sha256: string,
): Promise<Evaluation | null> {
  const row = await tx.reportAside.findFirst({
    where: {
      organisationId,
      visitId,
      sha256,
      NOT: { sha256: { in: await listCounted(tx, organisationId, visitId) } },
    },
    select: { ...reportColumns, reason: true },
  })
  if (row === null) return null
  const { reason, ...columns } = row
  return { ...asReport(columns), hasConflict: false, notCounted: reason as AsideReason }
}

/** The position in which a person works at a unit on a day. */
export async function findPositionOn(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
  unitId: string,
  onDay: string,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ positionId: string }[]>`
    SELECT a.position_id AS "positionId" FROM assignments a
    WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = ${personId}::uuid
      AND a.unit_id = ${unitId}::uuid AND a.from_on <= ${onDay}::date
      AND (a.through_on IS NULL OR a.through_on >= ${onDay}::date)
    ORDER BY a.from_on DESC, a.id LIMIT 1`
  return row?.positionId ?? null
}

export interface NewReview {
  readonly visitId: string
  readonly evaluationId: string
  readonly reviewedBy: string
  readonly decision: 'approved' | 'returned'
  readonly comment: string | null
  readonly questionComments: readonly { questionId: string; text: string }[]
  readonly decidedAt: Date
}

export async function insertReview(
  tx: Transaction,
  organisationId: OrganisationId,
  { questionComments, ...review }: NewReview,
): Promise<void> {
  await tx.review.create({
    data: {
      organisationId,
      ...review,
      questionComments: questionComments.map((comment) => ({ ...comment })),
    },
    select: { id: true },
  })
}

export async function listReviews(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<readonly PastReview[]> {
  const rows = await tx.$queryRaw<(Omit<PastReview, 'decidedAt'> & { decidedAt: Date })[]>`
    SELECT r.decision, a.display_name AS "reviewerName", r.decided_at AS "decidedAt", r.comment,
      r.question_comments AS questions
    FROM reviews r
    JOIN accounts a ON a.organisation_id = r.organisation_id AND a.id = r.reviewed_by
    WHERE r.organisation_id = ${organisationId}::uuid AND r.visit_id = ${visitId}::uuid
    ORDER BY r.decided_at`
  return rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }))
}

export interface QueueRow {
  readonly visitId: string
  readonly unitName: string
  readonly personName: string | null
  readonly versionId: string
  readonly campaignName: string
  readonly shopperLabel: string
  readonly submittedAt: Date
  readonly isRevision: boolean
}

/** Reports that wait for an answer, the oldest first; units and an own shopper's left out. */
export async function listQueue(
  tx: Transaction,
  organisationId: OrganisationId,
  except: {
    readonly unitIds: readonly string[]
    readonly shopperId: string | null
    readonly personId: string | null
  },
): Promise<readonly QueueRow[]> {
  return tx.$queryRaw<QueueRow[]>`
    SELECT v.id AS "visitId", u.name AS "unitName", p.full_name AS "personName",
      v.checklist_version_id AS "versionId", c.name AS "campaignName", s.label AS "shopperLabel",
      v.submitted_at AS "submittedAt",
      EXISTS (SELECT 1 FROM reviews r WHERE r.organisation_id = v.organisation_id
        AND r.visit_id = v.id) AS "isRevision"
    FROM visits v
    JOIN units u ON u.organisation_id = v.organisation_id AND u.id = v.unit_id
    JOIN campaigns c ON c.organisation_id = v.organisation_id AND c.id = v.campaign_id
    JOIN shoppers s ON s.organisation_id = v.organisation_id AND s.id = v.shopper_id
    LEFT JOIN people p ON p.organisation_id = v.organisation_id AND p.id = v.person_id
    WHERE v.organisation_id = ${organisationId}::uuid AND v.state = 'submitted'
      AND NOT v.unit_id = ANY(${[...except.unitIds]}::uuid[])
      AND v.shopper_id IS DISTINCT FROM ${except.shopperId}::uuid
      AND (v.person_id IS NULL OR v.person_id IS DISTINCT FROM ${except.personId}::uuid)
    ORDER BY v.submitted_at, v.id
    LIMIT 1000`
}

export interface VisitForReview {
  readonly id: string
  readonly state: VisitState
  readonly unitId: string
  readonly personId: string | null
  readonly checklistVersionId: string
  readonly campaign: { readonly id: string; readonly name: string; readonly state: string }
  readonly personName: string | null
  readonly shopper: { readonly id: string; readonly label: string } | null
  readonly scenario: string
  readonly fee: string
  readonly opensAt: Date
  readonly closesAt: Date
  readonly dueAt: Date
  readonly submittedAt: Date | null
}

export async function findVisitForReview(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<VisitForReview | null> {
  const row = await tx.visit.findUnique({
    where: { organisationId_id: { organisationId, id: visitId } },
    select: {
      id: true,
      state: true,
      unitId: true,
      personId: true,
      checklistVersionId: true,
      campaign: { select: { id: true, name: true, state: true } },
      person: { select: { fullName: true } },
      shopper: { select: { id: true, label: true } },
      scenario: true,
      fee: true,
      opensAt: true,
      closesAt: true,
      dueAt: true,
      submittedAt: true,
    },
  })
  if (row === null) return null
  const { person, fee, state, ...columns } = row
  return {
    ...columns,
    // Held by a CHECK.
    state: state as VisitState,
    personName: person?.fullName ?? null,
    fee: fee.toFixed(2),
  }
}

/** How many of a shopper's visits were answered, and how many of these without a return. */
export async function countShopperAnswers(
  tx: Transaction,
  organisationId: OrganisationId,
  shopperId: string,
): Promise<{ answered: number; firstTime: number }> {
  const [row] = await tx.$queryRaw<{ answered: number; firstTime: number }[]>`
    SELECT count(*)::int AS answered, (count(*) FILTER (WHERE f.decision = 'approved'))::int AS "firstTime"
    FROM (
      SELECT DISTINCT ON (r.visit_id) r.decision
      FROM reviews r
      JOIN evaluations e ON e.organisation_id = r.organisation_id AND e.id = r.evaluation_id
      WHERE r.organisation_id = ${organisationId}::uuid AND e.shopper_id = ${shopperId}::uuid
      ORDER BY r.visit_id, r.decided_at
    ) f`
  return row ?? { answered: 0, firstTime: 0 }
}

export async function listDeclines(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<readonly { label: string; reason: string }[]> {
  const rows = await tx.visitDecline.findMany({
    where: { organisationId, visitId },
    orderBy: { declinedAt: 'asc' },
    select: { reason: true, shopper: { select: { label: true } } },
  })
  return rows.map(({ reason, shopper }) => ({ reason, label: shopper.label }))
}

export async function listPhotos(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
) {
  const rows = await tx.attachment.findMany({
    where: { organisationId, visitId: { in: [...visitIds] } },
    select: {
      id: true,
      visitId: true,
      questionId: true,
      fileId: true,
      releasedAt: true,
      file: { select: { mediaType: true, byteSize: true, width: true, height: true } },
    },
    orderBy: [{ visitId: 'asc' }, { receivedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ file, ...row }) => ({ ...row, ...file }))
}
