import { decode, encode } from 'next-auth/jwt'
import 'server-only'
import { z } from 'zod'
import type { AppEnvironment } from './env'

/** What the cookie carries: only names. Whether they still hold is asked of the database. */
const claimsSchema = z.object({
  organisationId: z.uuid(),
  accountId: z.uuid(),
  sessionId: z.uuid(),
  version: z.int(),
})

export type SessionClaims = z.infer<typeof claimsSchema>

/** How long a sign-in lasts, whatever happens in between. Units: seconds. */
export const sessionSeconds = 14 * 24 * 3600

/** `__Host-` binds the cookie to this very host and to https; plain http cannot have it. */
export function sessionCookieName(url: string): string {
  return url.startsWith('https:') ? '__Host-etalon-session' : 'etalon-session'
}

/** The claims of a cookie that this server made and that has not expired; else null. */
export async function readSessionToken(
  token: string | undefined,
  environment: Pick<AppEnvironment, 'sessionSecret'>,
): Promise<SessionClaims | null> {
  if (token === undefined || token === '') return null
  const key = `${environment.sessionSecret} ${token}`
  const known = opened.get(key)
  if (known && known.expiresAt > Date.now()) return known.claims
  const payload = await decrypted(token, environment.sessionSecret)
  const claims = readSessionClaims(payload)
  if (claims) remember(key, { claims, expiresAt: expiryOf(payload) })
  return claims
}

interface OpenedToken {
  readonly claims: SessionClaims
  /** Units: milliseconds since 1970. */
  readonly expiresAt: number
}

/**
 * Cookies that were opened a short while ago: a phone sends the same one with every report, and the
 * key of the lock is worked out anew for each opening. What a cookie says is only names; whether they
 * still hold is asked of the database every time.
 */
const opened = new Map<string, OpenedToken>()
const MOST_OPENED = 1_000

function remember(key: string, token: OpenedToken): void {
  const [oldest] = opened.keys()
  if (opened.size >= MOST_OPENED && oldest !== undefined) opened.delete(oldest)
  opened.set(key, token)
}

/** A token that names no end is opened anew each time. */
function expiryOf(payload: unknown): number {
  const parsed = z.object({ exp: z.number() }).safeParse(payload)
  return parsed.success ? parsed.data.exp * 1000 : 0
}

/** The claims inside a decrypted token, without what encryption added; null when it has none. */
export function readSessionClaims(payload: unknown): SessionClaims | null {
  const claims = claimsSchema.safeParse(payload)
  return claims.success ? claims.data : null
}

async function decrypted(token: string, secret: string): Promise<unknown> {
  try {
    return await decode({ token, secret })
  } catch {
    // Forged, cut, expired or from before a new secret: to the reader all of these are "no session".
    return null
  }
}

/** The cookie's value, exactly as sign-in makes it. */
export function writeSessionToken(
  claims: SessionClaims,
  environment: Pick<AppEnvironment, 'sessionSecret'>,
): Promise<string> {
  return encode({ token: claims, secret: environment.sessionSecret, maxAge: sessionSeconds })
}
