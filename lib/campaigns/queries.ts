import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { dateOfUtc, utcMidnight } from '@/lib/core/calendar'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import type { Campaign, CampaignRow, CampaignState, CreateCampaignInput, OwnNotice } from './schema'

const columns = {
  id: true,
  name: true,
  purpose: true,
  startsOn: true,
  endsOn: true,
  namesPeople: true,
  noticeText: true,
  noticePublishedOn: true,
  noticeDays: true,
  noticeUnitIds: true,
  fee: true,
  deadlineHours: true,
  state: true,
} as const

const dayOrNull = (day: Date | null) => (day === null ? null : dateOfUtc(day))

function findRow(tx: Transaction, organisationId: OrganisationId, campaignId: string) {
  return tx.campaign.findUnique({
    where: { organisationId_id: { organisationId, id: campaignId } },
    select: columns,
  })
}

export async function findCampaign(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
): Promise<Campaign | null> {
  const row = await findRow(tx, organisationId, campaignId)
  return (
    row && {
      ...row,
      startsOn: dateOfUtc(row.startsOn),
      endsOn: dateOfUtc(row.endsOn),
      noticePublishedOn: dayOrNull(row.noticePublishedOn),
      fee: row.fee.toFixed(2),
      // Held by a CHECK.
      state: row.state as CampaignState,
    }
  )
}

/** The campaign, locked: planning, publishing and closing wait for each other. */
export async function findCampaignForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
): Promise<Campaign | null> {
  await tx.$queryRaw`
    SELECT 1 FROM campaigns
    WHERE organisation_id = ${organisationId}::uuid AND id = ${campaignId}::uuid FOR UPDATE`
  return findCampaign(tx, organisationId, campaignId)
}

const dataOf = ({ startsOn, endsOn, ...fields }: CreateCampaignInput) => ({
  ...fields,
  startsOn: utcMidnight(startsOn),
  endsOn: utcMidnight(endsOn),
})

export async function insertCampaign(
  tx: Transaction,
  organisationId: OrganisationId,
  createdBy: string,
  fields: CreateCampaignInput,
  now: Date,
): Promise<string> {
  const { id } = await tx.campaign.create({
    data: { organisationId, createdBy, createdAt: now, ...dataOf(fields) },
    select: { id: true },
  })
  return id
}

export async function updateCampaign(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  fields: CreateCampaignInput,
): Promise<void> {
  await tx.campaign.update({
    where: { organisationId_id: { organisationId, id: campaignId } },
    data: dataOf(fields),
    select: { id: true },
  })
}

export async function updateCampaignState(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  change: { state: CampaignState; closedAt?: Date },
): Promise<void> {
  await tx.campaign.update({
    where: { organisationId_id: { organisationId, id: campaignId } },
    data: change,
    select: { id: true },
  })
}

export async function updateNoticePublished(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  publishedOn: string,
  unitIds: readonly string[],
): Promise<void> {
  await tx.campaign.update({
    where: { organisationId_id: { organisationId, id: campaignId } },
    data: { noticePublishedOn: utcMidnight(publishedOn), noticeUnitIds: [...unitIds] },
    select: { id: true },
  })
}

/** All campaigns, or one, with the state of their visits, the newest first. */
export async function listCampaignRows(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string | null = null,
): Promise<readonly CampaignRow[]> {
  return tx.$queryRaw<CampaignRow[]>`
    SELECT c.id, c.name, c.state, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn",
      c.names_people AS "namesPeople", c.notice_published_on::text AS "noticePublishedOn",
      c.notice_days AS "noticeDays",
      jsonb_build_object(
        'all', count(v.id),
        'open', count(v.id) FILTER (WHERE v.state IN ('planned', 'offered', 'accepted', 'returned')),
        'toReview', count(v.id) FILTER (WHERE v.state = 'submitted'),
        'toRelease', count(v.id) FILTER (WHERE v.state = 'approved'),
        'released', count(v.id) FILTER (WHERE v.state = 'released')
      ) AS visits
    FROM campaigns c
    LEFT JOIN visits v ON v.organisation_id = c.organisation_id AND v.campaign_id = c.id
      AND v.state <> 'cancelled'
    WHERE c.organisation_id = ${organisationId}::uuid
      AND (${campaignId}::uuid IS NULL OR c.id = ${campaignId}::uuid)
    GROUP BY c.organisation_id, c.id
    ORDER BY c.starts_on DESC, c.created_at DESC, c.id`
}

/** How many visits that are not cancelled lie outside of these days, in their units' own days. */
export async function countVisitsOutside(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  earliest: Date,
  latest: Date,
): Promise<number> {
  return tx.visit.count({
    where: {
      organisationId,
      campaignId,
      state: { not: 'cancelled' },
      OR: [{ opensAt: { lt: earliest } }, { closesAt: { gt: latest } }],
    },
  })
}

export async function countVisitsWithPerson(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
): Promise<number> {
  return tx.visit.count({
    where: { organisationId, campaignId, state: { not: 'cancelled' }, personId: { not: null } },
  })
}

/** Cancels what nobody has taken yet. Returns how many visits that were. */
export async function cancelUntakenVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
): Promise<number> {
  const { count } = await tx.visit.updateMany({
    where: { organisationId, campaignId, state: { in: ['planned', 'offered'] } },
    data: { state: 'cancelled' },
  })
  return count
}

/**
 * Records the staff notice as delivered to everybody who works in the units (or below them) on a
 * day, and has not been given it before. Returns the number of new deliveries.
 */
export async function insertNoticeDeliveries(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  unitIds: readonly string[],
  onDay: string,
  now: Date,
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO notice_deliveries (organisation_id, campaign_id, person_id, delivered_at)
    SELECT p.organisation_id, ${campaignId}::uuid, p.person_id, ${now}
    FROM (${concerned(organisationId, unitIds, onDay)}) p
    ON CONFLICT DO NOTHING`
}

/** People who work in the units, or below them, on a day; of the whole company when none is named. */
function concerned(organisationId: OrganisationId, unitIds: readonly string[], onDay: string) {
  const chosen = [...unitIds]
  return Prisma.sql`
    WITH RECURSIVE below AS (
      SELECT u.id FROM units u
      WHERE u.organisation_id = ${organisationId}::uuid
        AND (cardinality(${chosen}::uuid[]) = 0 OR u.id = ANY(${chosen}::uuid[]))
      UNION
      SELECT u.id FROM units u JOIN below ON u.parent_id = below.id
      WHERE u.organisation_id = ${organisationId}::uuid
    )
    SELECT DISTINCT a.organisation_id, a.person_id
    FROM assignments a
    JOIN below ON below.id = a.unit_id
    JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
    WHERE a.organisation_id = ${organisationId}::uuid
      AND a.from_on <= ${onDay}::date AND (a.through_on IS NULL OR a.through_on >= ${onDay}::date)
      AND (p.left_on IS NULL OR p.left_on >= ${onDay}::date)`
}

export interface NoticeCounts {
  readonly deliveredTo: number
  readonly withoutAccess: number
  readonly missing: number
}

/** To how many people the notice was delivered, and whom it has yet to reach. */
export async function countNotice(
  tx: Transaction,
  organisationId: OrganisationId,
  campaign: Pick<Campaign, 'id' | 'noticeUnitIds'>,
  onDay: string,
): Promise<NoticeCounts> {
  const rows = await tx.$queryRaw<NoticeCounts[]>`
    SELECT
      (SELECT count(*)::int FROM notice_deliveries d
        WHERE d.organisation_id = ${organisationId}::uuid AND d.campaign_id = ${campaign.id}::uuid
      ) AS "deliveredTo",
      (SELECT count(*)::int FROM notice_deliveries d
        WHERE d.organisation_id = ${organisationId}::uuid AND d.campaign_id = ${campaign.id}::uuid
          AND NOT EXISTS (
            SELECT 1 FROM accounts a WHERE a.organisation_id = d.organisation_id
              AND a.person_id = d.person_id AND a.password_hash IS NOT NULL)
      ) AS "withoutAccess",
      (SELECT count(*)::int FROM (${concerned(organisationId, campaign.noticeUnitIds, onDay)}) p
        WHERE NOT EXISTS (
          SELECT 1 FROM notice_deliveries d WHERE d.organisation_id = p.organisation_id
            AND d.campaign_id = ${campaign.id}::uuid AND d.person_id = p.person_id)
      ) AS missing`
  return rows[0] ?? { deliveredTo: 0, withoutAccess: 0, missing: 0 }
}

/** When each of these people was given the notice. */
export async function listDeliveryInstants(
  tx: Transaction,
  organisationId: OrganisationId,
  campaignId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const rows = await tx.noticeDelivery.findMany({
    where: { organisationId, campaignId, personId: { in: [...personIds] } },
    select: { personId: true, deliveredAt: true },
  })
  return new Map(rows.map((row) => [row.personId, row.deliveredAt]))
}

/**
 * Records, for one person, the published notices of the units where he or she works on a day:
 * whoever came after the publication is given the notice on first sight.
 */
export async function insertOwnDeliveries(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
  onDay: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO notice_deliveries (organisation_id, campaign_id, person_id, delivered_at)
    SELECT c.organisation_id, c.id, ${personId}::uuid, ${now}
    FROM campaigns c
    WHERE c.organisation_id = ${organisationId}::uuid AND c.state <> 'closed'
      AND c.notice_published_on IS NOT NULL
      AND EXISTS (
        WITH RECURSIVE up AS (
          SELECT u.id, u.parent_id FROM assignments a
          JOIN units u ON u.organisation_id = a.organisation_id AND u.id = a.unit_id
          WHERE a.organisation_id = ${organisationId}::uuid AND a.person_id = ${personId}::uuid
            AND a.from_on <= ${onDay}::date
            AND (a.through_on IS NULL OR a.through_on >= ${onDay}::date)
          UNION
          SELECT u.id, u.parent_id FROM units u JOIN up ON u.id = up.parent_id
          WHERE u.organisation_id = ${organisationId}::uuid
        )
        SELECT 1 FROM up WHERE cardinality(c.notice_unit_ids) = 0 OR up.id = ANY(c.notice_unit_ids)
      )
    ON CONFLICT DO NOTHING`
}

/** The notices that a person was given, of campaigns that are not over. */
export async function listOwnNoticeRows(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
): Promise<readonly OwnNotice[]> {
  const rows = await tx.campaign.findMany({
    where: {
      organisationId,
      state: { not: 'closed' },
      noticePublishedOn: { not: null },
      deliveries: { some: { personId } },
    },
    select: columns,
    orderBy: [{ noticePublishedOn: 'desc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    campaignId: row.id,
    campaignName: row.name,
    purpose: row.purpose,
    text: row.noticeText ?? '',
    startsOn: dateOfUtc(row.startsOn),
    endsOn: dateOfUtc(row.endsOn),
    publishedOn: dayOrNull(row.noticePublishedOn) ?? '',
  }))
}
