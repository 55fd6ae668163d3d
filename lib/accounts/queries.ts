import 'server-only'
import type { Actor, GrantKind, Locale, OrganisationId } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'

export interface SessionKey {
  readonly accountId: string
  readonly sessionId: string
  readonly version: number
}

interface ActorRow {
  readonly display_name: string
  readonly locale: Locale
  readonly person_id: string | null
  readonly shopper_id: string | null
  readonly grants: readonly GrantKind[]
  readonly headed: readonly string[]
  readonly works: readonly string[]
}

/** The actor of a session that still holds, with grants and units of this day; else null. */
export async function findSessionActor(
  tx: Transaction,
  organisationId: OrganisationId,
  key: SessionKey,
  now: Date,
): Promise<Actor | null> {
  const rows = await tx.$queryRaw<ActorRow[]>`
    WITH RECURSIVE headed AS (
      SELECT g.unit_id AS id FROM grants g
      WHERE g.organisation_id = ${organisationId}::uuid AND g.account_id = ${key.accountId}::uuid
        AND g.kind = 'unit-head'
      UNION
      SELECT u.id FROM units u JOIN headed h ON u.parent_id = h.id
      WHERE u.organisation_id = ${organisationId}::uuid
    )
    SELECT a.display_name, a.locale, a.person_id::text, a.shopper_id::text,
      ARRAY(SELECT DISTINCT g.kind FROM grants g
        WHERE g.organisation_id = a.organisation_id AND g.account_id = a.id ORDER BY 1) AS grants,
      ARRAY(SELECT id::text FROM headed) AS headed,
      ARRAY(SELECT DISTINCT s.unit_id::text FROM assignments s
        WHERE s.organisation_id = a.organisation_id AND s.person_id = a.person_id
          AND s.from_on <= (${now}::timestamptz AT TIME ZONE o.time_zone)::date
          AND (s.through_on IS NULL OR s.through_on >= (${now}::timestamptz AT TIME ZONE o.time_zone)::date)
      ) AS works
    FROM sessions s
    JOIN accounts a ON a.organisation_id = s.organisation_id AND a.id = s.account_id
    JOIN organisations o ON o.organisation_id = a.organisation_id
    WHERE s.organisation_id = ${organisationId}::uuid AND s.id = ${key.sessionId}::uuid
      AND s.account_id = ${key.accountId}::uuid
      AND s.ended_at IS NULL AND s.expires_at > ${now}::timestamptz
      AND s.version = ${key.version} AND a.session_version = s.version
      AND a.blocked_at IS NULL`
  const [row] = rows
  if (!row) return null
  return {
    organisationId,
    accountId: key.accountId,
    displayName: row.display_name,
    locale: row.locale,
    grants: row.grants,
    personId: row.person_id,
    shopperId: row.shopper_id,
    headedUnitIds: row.headed,
    workUnitIds: row.works,
  }
}
