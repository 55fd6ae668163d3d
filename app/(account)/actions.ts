'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { serverDeps } from '@/lib/platform/server'
import { currentClaims } from '@/lib/platform/session'
import { clearSessionCookie } from '@/lib/platform/session-cookie'
import { endSession } from '@/lib/sessions/use-cases/end-session'

export async function signOutAction(): Promise<void> {
  const claims = await currentClaims()
  if (claims) await endSession(claims, await serverDeps())
  await clearSessionCookie()
  redirect('/sign-in')
}
