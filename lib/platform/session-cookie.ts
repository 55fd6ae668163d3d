import { cookies } from 'next/headers'
import 'server-only'
import { serverEnvironment } from './server'
import {
  type SessionClaims,
  sessionCookieName,
  sessionSeconds,
  writeSessionToken,
} from './session-token'

/** How the browser keeps the session: not for scripts, not for other sites, only by https if there is. */
export function sessionCookieOptions(url: string) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: url.startsWith('https:') } as const
}

/** Gives this browser a session, from a server action. */
export async function setSessionCookie(claims: SessionClaims): Promise<void> {
  const environment = serverEnvironment()
  const jar = await cookies()
  jar.set(sessionCookieName(environment.url), await writeSessionToken(claims, environment), {
    ...sessionCookieOptions(environment.url),
    maxAge: sessionSeconds,
  })
}

/** Takes the session from this browser, from a server action. */
export async function clearSessionCookie(): Promise<void> {
  const { url } = serverEnvironment()
  const jar = await cookies()
  jar.set(sessionCookieName(url), '', { ...sessionCookieOptions(url), maxAge: 0 })
}
