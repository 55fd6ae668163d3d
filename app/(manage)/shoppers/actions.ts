'use server'

import { loginSlip } from '@/lib/accounts/formats/login-slip'
import { formAction } from '@/lib/platform/actions'
import { serverEnvironment } from '@/lib/platform/server'
import { addShopperSchema, changeShopperSchema, inviteShopperSchema } from '@/lib/shoppers/schema'
import { addShopper } from '@/lib/shoppers/use-cases/add-shopper'
import { changeShopper } from '@/lib/shoppers/use-cases/change-shopper'
import { inviteShopper } from '@/lib/shoppers/use-cases/invite-shopper'

export async function addShopperAction(input: unknown) {
  return formAction(addShopperSchema, addShopper)(input)
}

export async function changeShopperAction(input: unknown) {
  return formAction(changeShopperSchema, changeShopper)(input)
}

export async function inviteShopperAction(input: unknown) {
  const answer = await formAction(inviteShopperSchema, inviteShopper)(input)
  if (!answer.ok) return answer
  return { ok: true as const, slip: loginSlip(answer.link, serverEnvironment().url) }
}
