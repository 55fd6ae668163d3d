import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'
import { Prisma } from '@/lib/platform/db/generated/client'
import type { RosterPerson, StandingMatch } from './schema'

export interface NewMatch {
  readonly visitId: string
  readonly evaluationId: string
  readonly verdict: 'person' | 'nobody' | 'undone'
  readonly personId: string | null
  readonly decidedBy: string
  readonly decidedAt: Date
}

/** Written under the row lock of the visit, so that revisions follow each other. */
export async function insertMatch(
  tx: Transaction,
  organisationId: OrganisationId,
  match: NewMatch,
): Promise<void> {
  const { visitId } = match
  const revision = (await tx.personMatch.count({ where: { organisationId, visitId } })) + 1
  await tx.personMatch.create({
    data: { organisationId, revision, ...match },
    select: { id: true },
  })
}

/** The newest word about the newest report of each visit; one that was taken back is none. */
function standing(organisationId: OrganisationId, visitIds: readonly string[]) {
  return Prisma.sql`
    SELECT m.* FROM (
      SELECT DISTINCT ON (p.visit_id) p.* FROM person_matches p
      WHERE p.organisation_id = ${organisationId}::uuid
        AND p.visit_id = ANY(${[...visitIds]}::uuid[])
      ORDER BY p.visit_id, p.revision DESC
    ) m
    WHERE m.verdict <> 'undone' AND m.evaluation_id = (
      SELECT e.id FROM evaluations e
      WHERE e.organisation_id = m.organisation_id AND e.visit_id = m.visit_id
      ORDER BY e.received_at DESC, e.id DESC LIMIT 1)`
}

export async function findStandingMatch(
  tx: Transaction,
  organisationId: OrganisationId,
  visitId: string,
): Promise<(Omit<StandingMatch, 'decidedOn'> & { decidedAt: Date }) | null> {
  const [row] = await tx.$queryRaw<(Omit<StandingMatch, 'decidedOn'> & { decidedAt: Date })[]>`
    SELECT m.person_id AS "personId", p.full_name AS "personName",
      a.display_name AS "deciderName", m.decided_at AS "decidedAt"
    FROM (${standing(organisationId, [visitId])}) m
    JOIN accounts a ON a.organisation_id = m.organisation_id AND a.id = m.decided_by
    LEFT JOIN people p ON p.organisation_id = m.organisation_id AND p.id = m.person_id`
  return row ?? null
}

/** Names of those whom the visits will name once they are released. */
export async function listMatchedNames(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ visitId: string; fullName: string }[]>`
    SELECT m.visit_id AS "visitId", p.full_name AS "fullName"
    FROM (${standing(organisationId, visitIds)}) m
    JOIN people p ON p.organisation_id = m.organisation_id AND p.id = m.person_id`
  return new Map(rows.map(({ visitId, fullName }) => [visitId, fullName]))
}

/** Who worked at a unit on a day, and when the campaign's notice was given to each. */
export async function listRoster(
  tx: Transaction,
  organisationId: OrganisationId,
  { unitId, campaignId, onDay }: { unitId: string; campaignId: string; onDay: string },
): Promise<readonly (Omit<RosterPerson, 'isNotified'> & { deliveredAt: Date | null })[]> {
  return tx.$queryRaw<(Omit<RosterPerson, 'isNotified'> & { deliveredAt: Date | null })[]>`
    SELECT DISTINCT ON (p.full_name, p.id) p.id, p.full_name AS "fullName", w.name AS position,
      d.delivered_at AS "deliveredAt"
    FROM assignments a
    JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
    JOIN positions w ON w.organisation_id = a.organisation_id AND w.id = a.position_id
    LEFT JOIN notice_deliveries d ON d.organisation_id = a.organisation_id
      AND d.campaign_id = ${campaignId}::uuid AND d.person_id = a.person_id
    WHERE a.organisation_id = ${organisationId}::uuid AND a.unit_id = ${unitId}::uuid
      AND a.from_on <= ${onDay}::date AND (a.through_on IS NULL OR a.through_on >= ${onDay}::date)
      AND (p.left_on IS NULL OR p.left_on >= ${onDay}::date)
    ORDER BY p.full_name, p.id, a.from_on DESC`
}

/**
 * Visits of campaigns that evaluate people whose report describes somebody, while nobody has said
 * who it was.
 */
export async function listUnmatchedVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
): Promise<readonly { visitId: string; unitName: string }[]> {
  return tx.$queryRaw<{ visitId: string; unitName: string }[]>`
    SELECT v.id AS "visitId", u.name AS "unitName"
    FROM visits v
    JOIN campaigns c ON c.organisation_id = v.organisation_id AND c.id = v.campaign_id
      AND c.names_people
    JOIN units u ON u.organisation_id = v.organisation_id AND u.id = v.unit_id
    JOIN LATERAL (
      SELECT e.report FROM evaluations e
      WHERE e.organisation_id = v.organisation_id AND e.visit_id = v.id
      ORDER BY e.received_at DESC, e.id DESC LIMIT 1
    ) l ON true
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = ANY(${[...visitIds]}::uuid[])
      AND v.person_id IS NULL
      AND jsonb_path_exists(l.report::jsonb, '$.answers[*].value ? (@.kind == "person")')
      AND NOT EXISTS (
        SELECT 1 FROM (${standing(organisationId, visitIds)}) m WHERE m.visit_id = v.id)
    ORDER BY u.name, v.id`
}

/** Names the matched people in the visits, with the position that each held on the day. */
export async function updateMatchedVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  visitIds: readonly string[],
): Promise<number> {
  return tx.$executeRaw`
    UPDATE visits v SET person_id = m.person_id, position_id = (
      SELECT a.position_id FROM assignments a
      WHERE a.organisation_id = v.organisation_id AND a.person_id = m.person_id
        AND a.unit_id = v.unit_id AND a.from_on <= v.visited_on
        AND (a.through_on IS NULL OR a.through_on >= v.visited_on)
      ORDER BY a.from_on DESC, a.id LIMIT 1)
    FROM (${standing(organisationId, visitIds)}) m
    WHERE v.organisation_id = ${organisationId}::uuid AND v.id = m.visit_id
      AND v.person_id IS NULL AND m.person_id IS NOT NULL`
}
