import 'server-only'
import { randomBytes } from 'node:crypto'
import { asOrganisationId, type GrantKind, type OrganisationId } from '@/lib/access/actor'
import { sha256OfText } from '@/lib/core/fingerprint'
import type { Transaction } from '@/lib/platform/db/database'
import type { AccountState, GrantInput, ListAccounts } from './schema'

export interface AccountLine {
  readonly id: string
  readonly displayName: string
  readonly email: string | null
  readonly personnelNumber: string | null
  readonly grants: readonly GrantKind[]
  readonly state: AccountState
}

export const accountsPerPage = 50

/** One page of accounts by name, and how many there are in all. */
export async function listAccountLines(
  tx: Transaction,
  organisationId: OrganisationId,
  wanted: ListAccounts,
  now: Date,
): Promise<{ readonly lines: readonly AccountLine[]; readonly total: number }> {
  const like = `%${wanted.text.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx.$queryRaw<(AccountLine & { total: number })[]>`
    WITH lines AS (
      SELECT a.id::text, a.display_name AS "displayName", a.email, p.personnel_number AS "personnelNumber",
        ARRAY(SELECT DISTINCT g.kind FROM grants g
          WHERE g.organisation_id = a.organisation_id AND g.account_id = a.id ORDER BY 1) AS grants,
        CASE WHEN a.blocked_at IS NOT NULL THEN 'blocked'
          WHEN a.password_hash IS NOT NULL THEN 'active'
          WHEN EXISTS (SELECT 1 FROM one_time_links l
            WHERE l.organisation_id = a.organisation_id AND l.account_id = a.id
              AND l.used_at IS NULL AND l.expires_at > ${now}::timestamptz) THEN 'invited'
          ELSE 'new' END AS state
      FROM accounts a
      LEFT JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
      WHERE a.organisation_id = ${organisationId}::uuid
        AND (${wanted.text} = '' OR a.display_name ILIKE ${like} OR a.email ILIKE ${like}
          OR p.personnel_number ILIKE ${like})
    )
    SELECT *, (count(*) OVER ())::int AS total FROM lines
    WHERE (${wanted.state}::text IS NULL OR state = ${wanted.state})
      AND (${wanted.grant}::text IS NULL OR ${wanted.grant} = ANY (grants))
    ORDER BY "displayName", id
    LIMIT ${accountsPerPage} OFFSET ${(wanted.page - 1) * accountsPerPage}`
  return { lines: rows.map(({ total: _, ...line }) => line), total: rows[0]?.total ?? 0 }
}

export interface AccountDetail {
  readonly id: string
  readonly displayName: string
  readonly email: string | null
  readonly personId: string | null
  readonly shopperId: string | null
  readonly personnelNumber: string | null
  readonly hasPassword: boolean
  readonly isBlocked: boolean
  readonly grants: readonly GrantInput[]
}

export async function findAccount(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
): Promise<AccountDetail | null> {
  const row = await tx.account.findUnique({
    where: { organisationId_id: { organisationId, id: accountId } },
    select: {
      id: true,
      displayName: true,
      email: true,
      personId: true,
      shopperId: true,
      passwordHash: true,
      blockedAt: true,
      person: { select: { personnelNumber: true } },
      grants: { select: { kind: true, unitId: true }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] },
    },
  })
  if (!row) return null
  const { person, passwordHash, blockedAt, grants, ...account } = row
  return {
    ...account,
    personnelNumber: person?.personnelNumber ?? null,
    hasPassword: passwordHash !== null,
    isBlocked: blockedAt !== null,
    // The database holds the same closed set of kinds.
    grants: grants.map(({ kind, unitId }) => ({ kind: kind as GrantKind, unitId })),
  }
}

/** Serialises what must see all administrators at once: who takes a grant from whom. */
export async function lockAccounts(tx: Transaction, organisationId: OrganisationId): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM organisations WHERE organisation_id = ${organisationId}::uuid FOR UPDATE`
}

/** Administrators besides this account who can sign in. */
export async function countOtherAdministrators(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
): Promise<number> {
  return tx.account.count({
    where: {
      organisationId,
      id: { not: accountId },
      blockedAt: null,
      passwordHash: { not: null },
      grants: { some: { kind: 'administrator' } },
    },
  })
}

export interface NewAccount {
  readonly displayName: string
  readonly email: string
  readonly locale: string
  readonly passwordHash?: string
  readonly shopperId?: string
}

/** Returns the id, or null when somebody on this server has the e-mail already. */
export async function insertAccountOnce(
  tx: Transaction,
  organisationId: OrganisationId,
  account: NewAccount,
  now: Date,
): Promise<string | null> {
  const [row] = await tx.account.createManyAndReturn({
    data: [{ organisationId, ...account, createdAt: now }],
    skipDuplicates: true,
    select: { id: true },
  })
  return row?.id ?? null
}

/**
 * Whether somebody else on this server signs in with the e-mail. It is unique across organisations,
 * which row-level security hides; the sign-in function sees them all.
 */
export async function isEmailTaken(
  tx: Transaction,
  email: string,
  accountId: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM find_sign_in(${email}) WHERE account_id <> ${accountId}::uuid`
  return rows.length > 0
}

export async function updateAccount(
  tx: Transaction,
  organisationId: OrganisationId,
  account: {
    readonly accountId: string
    readonly displayName: string
    readonly email: string | null
  },
): Promise<void> {
  await tx.account.update({
    where: { organisationId_id: { organisationId, id: account.accountId } },
    data: { displayName: account.displayName, email: account.email },
    select: { id: true },
  })
}

export async function replaceGrants(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
  grants: readonly GrantInput[],
  now: Date,
): Promise<void> {
  await tx.grant.deleteMany({ where: { organisationId, accountId } })
  await tx.grant.createMany({
    data: grants.map((grant) => ({ organisationId, accountId, ...grant, createdAt: now })),
    skipDuplicates: true,
  })
}

/** Ends every session of the account at its next request. */
export async function raiseSessionVersion(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
  change: { readonly passwordHash?: string; readonly blockedAt?: Date | null } = {},
): Promise<void> {
  await tx.account.update({
    where: { organisationId_id: { organisationId, id: accountId } },
    data: { ...change, sessionVersion: { increment: 1 } },
    select: { id: true },
  })
}

export async function findPasswordHash(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
): Promise<string | null> {
  const row = await tx.account.findUnique({
    where: { organisationId_id: { organisationId, id: accountId } },
    select: { passwordHash: true },
  })
  return row?.passwordHash ?? null
}

export async function updateLocale(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
  locale: string,
): Promise<void> {
  await tx.account.updateMany({ where: { organisationId, id: accountId }, data: { locale } })
}

export type LinkPurpose = 'invitation' | 'reset'

/** A link as it is handed out: the token exists here and on paper, nowhere else. */
export interface IssuedLink {
  readonly accountId: string
  readonly displayName: string
  /** What to sign in with later. */
  readonly loginName: string
  readonly purpose: LinkPurpose
  readonly token: string
  /** The last day on which it works, in the organisation's zone. */
  readonly expiresOn: string
}

const DAY_MS = 86_400_000
const linkDays = { invitation: 14, reset: 2 } as const satisfies Record<LinkPurpose, number>

/**
 * A new link; the ones before it are worth nothing from now on.
 *
 * Rule    an invitation lasts 14 days, a reset 2; only the sha256 of the token is kept.
 */
export async function insertLink(
  tx: Transaction,
  organisationId: OrganisationId,
  { accountId, purpose }: { readonly accountId: string; readonly purpose: LinkPurpose },
  now: Date,
): Promise<{ readonly token: string; readonly expiresAt: Date }> {
  await closeLinks(tx, organisationId, accountId, now)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + linkDays[purpose] * DAY_MS)
  const kept = { accountId, purpose, tokenHash: sha256OfText(token), expiresAt }
  await tx.oneTimeLink.create({
    data: { organisationId, ...kept, createdAt: now },
    select: { id: true },
  })
  return { token, expiresAt }
}

export async function closeLinks(
  tx: Transaction,
  organisationId: OrganisationId,
  accountId: string,
  now: Date,
): Promise<void> {
  await tx.oneTimeLink.updateMany({
    where: { organisationId, accountId, usedAt: null },
    data: { usedAt: now },
  })
}

/** Which organisation a token belongs to; runs without one. */
export async function findLinkOrganisation(
  tx: Transaction,
  tokenHash: string,
): Promise<OrganisationId | null> {
  const rows = await tx.$queryRaw<{ organisation_id: string }[]>`
    SELECT organisation_id::text FROM find_one_time_link(${tokenHash})`
  return rows[0] ? asOrganisationId(rows[0].organisation_id) : null
}

export interface OpenLink {
  readonly accountId: string
  readonly purpose: LinkPurpose
}

/** The link while it can still be used, its row locked until the transaction ends; else null. */
export async function findOpenLinkForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
  tokenHash: string,
  now: Date,
): Promise<OpenLink | null> {
  const rows = await tx.$queryRaw<OpenLink[]>`
    SELECT l.account_id::text AS "accountId", l.purpose
    FROM one_time_links l
    JOIN accounts a ON a.organisation_id = l.organisation_id AND a.id = l.account_id
    WHERE l.organisation_id = ${organisationId}::uuid AND l.token_hash = ${tokenHash}
      AND l.used_at IS NULL AND l.expires_at > ${now}::timestamptz AND a.blocked_at IS NULL
    FOR UPDATE OF l`
  return rows[0] ?? null
}

/** The names of those who hold a grant and may sign in, for whoever has to ask them. */
export async function listGrantHolders(
  tx: Transaction,
  organisationId: OrganisationId,
  kind: 'administrator' | 'hr',
): Promise<readonly string[]> {
  const rows = await tx.account.findMany({
    where: { organisationId, blockedAt: null, grants: { some: { kind } } },
    select: { displayName: true },
    orderBy: { displayName: 'asc' },
  })
  return rows.map(({ displayName }) => displayName)
}

/** Whether all of these are units of the organisation. */
export async function areUnits(
  tx: Transaction,
  organisationId: OrganisationId,
  unitIds: readonly string[],
): Promise<boolean> {
  const wanted = [...new Set(unitIds)]
  const found = await tx.unit.count({ where: { organisationId, id: { in: wanted } } })
  return found === wanted.length
}
