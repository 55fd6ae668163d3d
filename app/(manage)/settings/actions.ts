'use server'

import { loginSlip } from '@/lib/accounts/formats/login-slip'
import {
  blockAccountSchema,
  changeAccountSchema,
  changeGrantsSchema,
  createAccountSchema,
  issueLinksSchema,
} from '@/lib/accounts/schema'
import { blockAccount } from '@/lib/accounts/use-cases/block-account'
import { changeAccount } from '@/lib/accounts/use-cases/change-account'
import { changeGrants } from '@/lib/accounts/use-cases/change-grants'
import { createAccount } from '@/lib/accounts/use-cases/create-account'
import { issueLinks } from '@/lib/accounts/use-cases/issue-links'
import { changeOrganisationSchema } from '@/lib/organisations/schema'
import { changeOrganisation } from '@/lib/organisations/use-cases/change-organisation'
import { setPeriodRuleSchema } from '@/lib/period-rules/schema'
import { setPeriodRule } from '@/lib/period-rules/use-cases/set-period-rule'
import { formAction } from '@/lib/platform/actions'
import { serverEnvironment } from '@/lib/platform/server'

export async function changeOrganisationAction(input: unknown) {
  return formAction(changeOrganisationSchema, changeOrganisation)(input)
}

export async function setPeriodRuleAction(input: unknown) {
  return formAction(setPeriodRuleSchema, setPeriodRule)(input)
}

export async function createAccountAction(input: unknown) {
  return formAction(createAccountSchema, createAccount)(input)
}

export async function changeAccountAction(input: unknown) {
  return formAction(changeAccountSchema, changeAccount)(input)
}

export async function changeGrantsAction(input: unknown) {
  return formAction(changeGrantsSchema, changeGrants)(input)
}

export async function blockAccountAction(input: unknown) {
  return formAction(blockAccountSchema, blockAccount)(input)
}

export async function issueLinksAction(input: unknown) {
  const answer = await formAction(issueLinksSchema, issueLinks)(input)
  if (!answer.ok) return answer
  const { url } = serverEnvironment()
  return { ok: true as const, slips: answer.links.map((link) => loginSlip(link, url)) }
}
