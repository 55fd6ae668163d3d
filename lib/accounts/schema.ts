import { z } from 'zod'
import { grantKinds } from '@/lib/access/actor'
import { locales } from '@/lib/platform/i18n/locales'
import { searchTextSchema } from '@/lib/platform/input'

/** Ten characters or more; whether it can be guessed is asked where its owner is known. */
export const newPasswordSchema = z.string().min(10).max(200)

const emailSchema = z.email().max(200).toLowerCase()

/** An empty field of a form is no e-mail. */
const optionalEmailSchema = z.union([emailSchema, z.literal('').transform(() => null)]).nullable()

/** A grant; only a unit head has a unit. */
export const grantSchema = z
  .object({ kind: z.enum(grantKinds), unitId: z.uuid().nullable() })
  .refine((grant) => (grant.kind === 'unit-head') === (grant.unitId !== null), {
    path: ['unitId'],
    error: 'errors.fields.required',
  })

export type GrantInput = z.output<typeof grantSchema>

const grantsSchema = z.array(grantSchema).max(50)

/** An account of somebody who is neither on the roster nor a shopper: an outside administrator. */
export const createAccountSchema = z.object({
  displayName: z.string().trim().min(2).max(160),
  email: emailSchema,
  locale: z.enum(locales),
  grants: grantsSchema.min(1),
})

export type CreateAccount = z.output<typeof createAccountSchema>

export const accountKeySchema = z.object({ accountId: z.uuid() })

export type AccountKey = z.output<typeof accountKeySchema>

export const changeAccountSchema = z.object({
  accountId: z.uuid(),
  displayName: z.string().trim().min(2).max(160),
  email: optionalEmailSchema,
})

export type ChangeAccount = z.output<typeof changeAccountSchema>

export const changeGrantsSchema = z.object({ accountId: z.uuid(), grants: grantsSchema })

export type ChangeGrants = z.output<typeof changeGrantsSchema>

export const blockAccountSchema = z.object({ accountId: z.uuid(), isBlocked: z.boolean() })

export type BlockAccount = z.output<typeof blockAccountSchema>

export const issueLinksSchema = z.object({ accountIds: z.array(z.uuid()).min(1).max(200) })

export type IssueLinks = z.output<typeof issueLinksSchema>

/** 32 random bytes in base64url; anything else is no token of ours. */
export const linkTokenSchema = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

export type LinkToken = z.output<typeof linkTokenSchema>

export const redeemLinkSchema = linkTokenSchema.extend({ password: newPasswordSchema })

export type RedeemLink = z.output<typeof redeemLinkSchema>

export const changePasswordSchema = z.object({
  currentPassword: z.string().min(1).max(200),
  newPassword: newPasswordSchema,
})

export type ChangePassword = z.output<typeof changePasswordSchema>

export const keepLocaleSchema = z.object({ locale: z.enum(locales) })

export type KeepLocale = z.output<typeof keepLocaleSchema>

export const accountStates = ['new', 'invited', 'active', 'blocked'] as const

export type AccountState = (typeof accountStates)[number]

/** What the list of accounts is narrowed to, from the address; nonsense means everything. */
export const listAccountsSchema = z.object({
  text: searchTextSchema,
  grant: z.enum(grantKinds).nullable().catch(null),
  state: z.enum(accountStates).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export type ListAccounts = z.output<typeof listAccountsSchema>

/**
 * Why an account cannot hold these grants: results belong to somebody on the roster, visits to a
 * shopper. Null when it can.
 */
export function misplacedGrant(
  account: { readonly personId: string | null; readonly shopperId: string | null },
  grants: readonly GrantInput[],
): 'needs-person' | 'needs-shopper' | null {
  const holds = (kind: GrantInput['kind']) => grants.some((grant) => grant.kind === kind)
  if (holds('employee') && account.personId === null) return 'needs-person'
  if (holds('shopper') && account.shopperId === null) return 'needs-shopper'
  return null
}
