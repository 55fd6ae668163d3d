import 'server-only'
import {
  type Actor,
  asOrganisationId,
  type GrantKind,
  type Locale,
  type OrganisationId,
} from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'
import type { KeptStatement, Line } from '@/lib/platform/db/line'

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

/** $1 organisation, $2 account, $3 session, $4 its version, $5 now */
const sessionActor = {
  name: 'session-actor',
  text: `
    WITH RECURSIVE today AS (
      SELECT ($5::timestamptz AT TIME ZONE time_zone)::date AS day
      FROM organisations WHERE organisation_id = $1::uuid
    ), held AS (
      SELECT g.kind, g.unit_id FROM grants g
      JOIN accounts a ON a.organisation_id = g.organisation_id AND a.id = g.account_id
      LEFT JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
      WHERE g.organisation_id = $1::uuid AND g.account_id = $2::uuid
        AND (g.kind IN ('employee', 'shopper') OR p.left_on IS NULL
          OR p.left_on >= (SELECT day FROM today))
    ), headed AS (
      SELECT unit_id AS id FROM held WHERE kind = 'unit-head'
      UNION
      SELECT u.id FROM units u JOIN headed h ON u.parent_id = h.id
      WHERE u.organisation_id = $1::uuid
    )
    SELECT a.display_name, a.locale, a.person_id::text, a.shopper_id::text,
      ARRAY(SELECT DISTINCT kind FROM held ORDER BY 1) AS grants,
      ARRAY(SELECT id::text FROM headed) AS headed,
      ARRAY(SELECT DISTINCT s.unit_id::text FROM assignments s
        WHERE s.organisation_id = a.organisation_id AND s.person_id = a.person_id
          AND s.from_on <= (SELECT day FROM today)
          AND (s.through_on IS NULL OR s.through_on >= (SELECT day FROM today))
      ) AS works
    FROM sessions s
    JOIN accounts a ON a.organisation_id = s.organisation_id AND a.id = s.account_id
    WHERE s.organisation_id = $1::uuid AND s.id = $3::uuid
      AND s.account_id = $2::uuid
      AND s.ended_at IS NULL AND s.expires_at > $5::timestamptz
      AND s.version = $4::int AND a.session_version = s.version
      AND a.blocked_at IS NULL`,
} as const satisfies KeptStatement

/**
 * The actor of a session that still holds, with grants and units of this day; else null.
 * Who has left the company keeps the view of the own results and statements, and no other grant.
 */
export async function findSessionActor(
  line: Line,
  organisationId: OrganisationId,
  key: SessionKey,
  now: Date,
): Promise<Actor | null> {
  const values = [organisationId, key.accountId, key.sessionId, key.version, now]
  const rows = await line.askLast<ActorRow>(sessionActor, values)
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

interface SignInRow {
  readonly organisation_id: string
  readonly account_id: string
  readonly password_hash: string | null
  readonly blocked: boolean
}

export interface SignInCandidate {
  readonly organisationId: OrganisationId
  readonly accountId: string
  readonly passwordHash: string | null
  readonly isBlocked: boolean
}

/** Accounts that a login may mean, across organisations; runs without one. */
export async function findSignInCandidates(
  tx: Transaction,
  login: string,
): Promise<readonly SignInCandidate[]> {
  const rows = await tx.$queryRaw<SignInRow[]>`
    SELECT organisation_id::text, account_id::text, password_hash, blocked
    FROM find_sign_in(${login})`
  return rows.map((row) => ({
    organisationId: asOrganisationId(row.organisation_id),
    accountId: row.account_id,
    passwordHash: row.password_hash,
    isBlocked: row.blocked,
  }))
}

/** So many wrong passwords are anybody's; each further one doubles the wait, up to the longest. */
const throttle = { free: 5, longestSeconds: 900, forgottenAfter: '1 day' } as const

/**
 * Counts an attempt before it is tried, so that a hundred at once count as a hundred.
 *
 * Returns 0 when the attempt may go on, else the seconds to wait.
 */
export async function countAttempt(tx: Transaction, key: string, now: Date): Promise<number> {
  const counted = await tx.$queryRaw<unknown[]>`
    INSERT INTO sign_in_throttles AS t (key, failures, blocked_to)
    VALUES (${key}, 1, ${now}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN t.blocked_to < ${now}::timestamptz - ${throttle.forgottenAfter}::interval
        THEN 1 ELSE t.failures + 1 END,
      blocked_to = ${now}::timestamptz + make_interval(secs => CASE
        WHEN t.blocked_to < ${now}::timestamptz - ${throttle.forgottenAfter}::interval
          OR t.failures + 1 < ${throttle.free} THEN 0
        ELSE least(${throttle.longestSeconds}, 2 ^ least(t.failures + 1 - ${throttle.free}, 20)) END)
    WHERE t.blocked_to <= ${now}::timestamptz
    RETURNING 1`
  if (counted.length > 0) return 0
  const rows = await tx.$queryRaw<{ seconds: number }[]>`
    SELECT ceil(extract(epoch FROM blocked_to - ${now}::timestamptz))::int AS seconds
    FROM sign_in_throttles WHERE key = ${key}`
  return Math.max(1, rows[0]?.seconds ?? 1)
}

export async function forgetAttempts(tx: Transaction, key: string): Promise<void> {
  await tx.signInThrottle.deleteMany({ where: { key } })
}

/** Opens a session of the account's present version; null when it is blocked or gone meanwhile. */
export async function insertSession(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
  times: { readonly now: Date; readonly expiresAt: Date },
): Promise<SessionKey | null> {
  const rows = await tx.$queryRaw<{ id: string; version: number }[]>`
    INSERT INTO sessions (organisation_id, account_id, version, created_at, expires_at)
    SELECT a.organisation_id, a.id, a.session_version, ${times.now}::timestamptz, ${times.expiresAt}::timestamptz
    FROM accounts a
    WHERE a.organisation_id = ${organisationId}::uuid AND a.id = ${accountId}::uuid
      AND a.blocked_at IS NULL
    RETURNING id::text, version`
  const [row] = rows
  return row ? { accountId, sessionId: row.id, version: row.version } : null
}

export async function endSessionRow(
  tx: Transaction,
  organisationId: OrganisationId,
  sessionId: string,
  now: Date,
): Promise<boolean> {
  const ended = await tx.session.updateMany({
    where: { organisationId, id: sessionId, endedAt: null },
    data: { endedAt: now },
  })
  return ended.count > 0
}

export interface DemoRole {
  readonly organisationId: OrganisationId
  readonly accountId: string
  readonly displayName: string
  readonly grants: readonly GrantKind[]
}

/** The accounts that the demo offers; none where no organisation is a demo. Runs without one. */
export async function findDemoAccounts(tx: Transaction): Promise<readonly DemoRole[]> {
  const rows = await tx.$queryRaw<
    { organisation_id: string; account_id: string; display_name: string; kinds: GrantKind[] }[]
  >`SELECT organisation_id::text, account_id::text, display_name, kinds FROM demo_accounts()`
  return rows.map((row) => ({
    organisationId: asOrganisationId(row.organisation_id),
    accountId: row.account_id,
    displayName: row.display_name,
    grants: row.kinds,
  }))
}
