'use server'

import { redirect } from 'next/navigation'
import type { OrganisationId } from '@/lib/access/actor'
import { firstPlaceOf } from '@/lib/access/places'
import { redeemLinkSchema } from '@/lib/accounts/schema'
import { redeemLink } from '@/lib/accounts/use-cases/redeem-link'
import { firstRunSchema } from '@/lib/organisations/schema'
import { beginFirstRun } from '@/lib/organisations/use-cases/first-run'
import { publicAction } from '@/lib/platform/actions'
import { forgetFirstRunCode, verifyFirstRunCode } from '@/lib/platform/first-run'
import { serverDeps, serverEnvironment } from '@/lib/platform/server'
import { setSessionCookie } from '@/lib/platform/session-cookie'
import { openSession } from '@/lib/sessions/use-cases/open-session'
import { resumeSession } from '@/lib/sessions/use-cases/resume-session'

export async function redeemLinkAction(input: unknown) {
  const answer = await publicAction(redeemLinkSchema, redeemLink)(input)
  if (answer.ok) await enterAs(answer)
  return answer
}

export async function beginFirstRunAction(input: unknown) {
  const { dataFolder } = serverEnvironment()
  const isRightCode = (code: string) => verifyFirstRunCode(dataFolder, code)
  const answer = await publicAction(firstRunSchema, (_, parsed, deps) =>
    beginFirstRun(isRightCode, parsed, deps),
  )(input)
  if (answer.ok) {
    forgetFirstRunCode(dataFolder)
    await enterAs(answer)
  }
  return answer
}

async function enterAs(account: { organisationId: OrganisationId; accountId: string }) {
  const deps = await serverDeps()
  const claims = await openSession(account.organisationId, account.accountId, deps)
  const actor = claims && (await resumeSession(claims, deps))
  if (!actor) return
  await setSessionCookie(claims)
  redirect(firstPlaceOf(actor))
}
