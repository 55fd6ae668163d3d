import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/database'
import type { AddShopperInput, ChangeShopperInput, ShopperRow } from './schema'

/** All shoppers, the active ones first. Never for evaluated people. */
export async function listShopperRows(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly ShopperRow[]> {
  return tx.$queryRaw<ShopperRow[]>`
    SELECT s.id, s.label, s.full_name AS "fullName", s.phone, s.active, a.id AS "accountId", a.email,
      a.password_hash IS NOT NULL AS "hasSignedUp",
      (SELECT count(*)::int FROM visits v WHERE v.organisation_id = s.organisation_id
        AND v.shopper_id = s.id AND v.state IN ('offered', 'accepted', 'returned')) AS load,
      coalesce(f.answered, 0) AS answered, coalesce(f.first_time, 0) AS "firstTime"
    FROM shoppers s
    LEFT JOIN accounts a ON a.organisation_id = s.organisation_id AND a.shopper_id = s.id
    LEFT JOIN (
      SELECT d.shopper_id, count(*)::int AS answered,
        (count(*) FILTER (WHERE d.decision = 'approved'))::int AS first_time
      FROM (
        SELECT DISTINCT ON (r.visit_id) e.shopper_id, r.decision
        FROM reviews r
        JOIN evaluations e ON e.organisation_id = r.organisation_id AND e.id = r.evaluation_id
        WHERE r.organisation_id = ${organisationId}::uuid
        ORDER BY r.visit_id, r.decided_at
      ) d
      GROUP BY d.shopper_id
    ) f ON f.shopper_id = s.id
    WHERE s.organisation_id = ${organisationId}::uuid
    ORDER BY NOT s.active, length(s.label), s.label, s.id`
}

/** Locks the labels of the organisation, so that two of the same are refused in words. */
export async function holdShopperLabels(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`shoppers ${organisationId}`}, 0))`
}

export async function isLabelTaken(
  tx: Transaction,
  organisationId: OrganisationId,
  label: string,
  exceptShopperId: string | null,
): Promise<boolean> {
  const found = await tx.shopper.findFirst({
    where: { organisationId, label, ...(exceptShopperId && { NOT: { id: exceptShopperId } }) },
    select: { id: true },
  })
  return found !== null
}

export async function insertShopper(
  tx: Transaction,
  organisationId: OrganisationId,
  fields: Omit<AddShopperInput, 'email'>,
  now: Date,
): Promise<string> {
  const { id } = await tx.shopper.create({
    data: { organisationId, ...fields, createdAt: now },
    select: { id: true },
  })
  return id
}

export interface KnownShopper {
  readonly id: string
  readonly fullName: string
  readonly active: boolean
  readonly account: {
    readonly id: string
    readonly email: string | null
    readonly hasPassword: boolean
    readonly isBlocked: boolean
    readonly grants: readonly string[]
  } | null
}

export async function findShopper(
  tx: Transaction,
  organisationId: OrganisationId,
  shopperId: string,
): Promise<KnownShopper | null> {
  const row = await tx.shopper.findUnique({
    where: { organisationId_id: { organisationId, id: shopperId } },
    select: {
      id: true,
      fullName: true,
      active: true,
      accounts: {
        select: {
          id: true,
          email: true,
          passwordHash: true,
          blockedAt: true,
          grants: { select: { kind: true } },
        },
      },
    },
  })
  if (row === null) return null
  const { accounts, ...shopper } = row
  const [account] = accounts
  return {
    ...shopper,
    account: account
      ? {
          id: account.id,
          email: account.email,
          hasPassword: account.passwordHash !== null,
          isBlocked: account.blockedAt !== null,
          grants: account.grants.map(({ kind }) => kind),
        }
      : null,
  }
}

export async function updateShopper(
  tx: Transaction,
  organisationId: OrganisationId,
  { shopperId, ...fields }: ChangeShopperInput,
): Promise<void> {
  await tx.shopper.update({
    where: { organisationId_id: { organisationId, id: shopperId } },
    data: fields,
    select: { id: true },
  })
}

/** Visits that the shopper was offered or has taken. */
export async function countOpenVisits(
  tx: Transaction,
  organisationId: OrganisationId,
  shopperId: string,
): Promise<number> {
  return tx.visit.count({
    where: { organisationId, shopperId, state: { in: ['offered', 'accepted', 'returned'] } },
  })
}
