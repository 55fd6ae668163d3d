import { z } from 'zod'

const shopperFields = z.object({
  /** What managers and reviewers call the shopper. */
  label: z.string().trim().min(1).max(40),
  fullName: z.string().trim().min(1).max(200),
  phone: z
    .string()
    .trim()
    .max(40)
    .nullable()
    .default(null)
    .transform((text) => text || null),
})

export const addShopperSchema = shopperFields.extend({
  /** With it the shopper can be invited to sign in; without, only the roster knows him. */
  email: z
    .union([z.email().max(200).toLowerCase(), z.literal('').transform(() => null)])
    .nullable()
    .default(null),
})
export type AddShopperInput = z.infer<typeof addShopperSchema>

export const changeShopperSchema = shopperFields.extend({
  shopperId: z.guid(),
  active: z.boolean().default(true),
})
export type ChangeShopperInput = z.infer<typeof changeShopperSchema>

export const inviteShopperSchema = z.object({
  shopperId: z.guid(),
  /** Where to sign in, for a shopper who has no account yet. */
  email: z.email().max(200).toLowerCase().optional(),
})
export type InviteShopperInput = z.infer<typeof inviteShopperSchema>

export interface ShopperRow {
  readonly id: string
  readonly label: string
  readonly fullName: string
  readonly phone: string | null
  readonly active: boolean
  /** The account for signing in; null while the shopper was not invited. */
  readonly accountId: string | null
  readonly email: string | null
  readonly hasSignedUp: boolean
  /** Visits before the shopper, and reports that were answered: all, and without a return. */
  readonly load: number
  readonly answered: number
  readonly firstTime: number
}
