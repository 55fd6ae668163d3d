import { sha256OfText } from '@/lib/core/fingerprint'
import type { Deps } from '@/lib/platform/deps'
import { log } from '@/lib/platform/log'
import { isPasswordOf } from '@/lib/platform/passwords'
import type { SessionClaims } from '@/lib/platform/session-token'
import { countAttempt, findSignInCandidates, forgetAttempts } from '../queries'
import type { SignIn } from '../schema'
import { openSession } from './open-session'

export type SignedIn =
  | { readonly ok: true; readonly claims: SessionClaims }
  | { readonly ok: false; readonly reason: 'wrong' | 'blocked' | 'ask-organisation' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly seconds: number }

/**
 * Opens a session for a personnel number or e-mail and its password.
 *
 * Rule    attempts are counted per account (per name, where there is no such account) before any
 *         hashing; unknown, not yet invited and wrong password look and cost the same. That an
 *         account is blocked is told to whoever knows its password.
 * Source  SECURITY.md, Access.
 */
export async function signIn(_asker: null, input: SignIn, deps: Deps): Promise<SignedIn> {
  const { db, now } = deps
  const login = input.login.normalize('NFC')
  const attempt = await db.withoutOrganisation(async (tx) => {
    const candidates = await findSignInCandidates(tx, login)
    const candidate = candidates.length === 1 ? candidates[0] : undefined
    const key = sha256OfText(`sign-in ${candidate?.accountId ?? login.toLowerCase()}`)
    return { candidates, candidate, key, seconds: await countAttempt(tx, key, now) }
  })
  const { candidate, key, seconds } = attempt
  if (seconds > 0) return { ok: false, reason: 'throttled', seconds }
  const fits = await isPasswordOf(candidate?.passwordHash ?? null, input.password)
  if (attempt.candidates.length > 1) return { ok: false, reason: 'ask-organisation' }
  if (!candidate || !fits) {
    // Logged, not written to the audit: a write for known accounts alone could be timed.
    log.warn({ key: key.slice(0, 16) }, 'sign-in refused')
    return { ok: false, reason: 'wrong' }
  }
  await db.withoutOrganisation((tx) => forgetAttempts(tx, key))
  if (candidate.isBlocked) return { ok: false, reason: 'blocked' }
  const claims = await openSession(candidate.organisationId, candidate.accountId, deps)
  return claims ? { ok: true, claims } : { ok: false, reason: 'blocked' }
}
