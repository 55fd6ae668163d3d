'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { changePasswordSchema, keepLocaleSchema } from '@/lib/accounts/schema'
import { changeOwnPassword } from '@/lib/accounts/use-cases/change-own-password'
import { keepLocale } from '@/lib/accounts/use-cases/keep-locale'
import { signOutEverywhere } from '@/lib/accounts/use-cases/sign-out-everywhere'
import { formAction, isOwnRequest } from '@/lib/platform/actions'
import { serverDeps } from '@/lib/platform/server'
import { currentActor, currentClaims } from '@/lib/platform/session'
import { clearSessionCookie, setSessionCookie } from '@/lib/platform/session-cookie'
import { endSession } from '@/lib/sessions/use-cases/end-session'
import { openSession } from '@/lib/sessions/use-cases/open-session'

export async function signOutAction(): Promise<void> {
  if (!(await isOwnRequest())) return
  const claims = await currentClaims()
  if (claims) await endSession(claims, await serverDeps())
  await clearSessionCookie()
  redirect('/sign-in')
}

export async function signOutEverywhereAction(): Promise<void> {
  const answer = await formAction(z.unknown(), signOutEverywhere)({})
  if (!answer.ok && answer.reason === 'foreign-origin') return
  await clearSessionCookie()
  redirect('/sign-in')
}

/** All sessions end with the password; whoever changed it goes on in a new one. */
export async function changePasswordAction(input: unknown) {
  const actor = await currentActor()
  const answer = await formAction(changePasswordSchema, changeOwnPassword)(input)
  if (actor && answer.ok) {
    const { organisationId, accountId } = actor
    const claims = await openSession(organisationId, accountId, await serverDeps())
    if (claims) await setSessionCookie(claims)
  }
  return answer
}

export async function keepLocaleAction(input: unknown) {
  return formAction(keepLocaleSchema, keepLocale)(input)
}
