import { type Actor, asOrganisationId } from '@/lib/access/actor'
import type { Deps } from '@/lib/platform/deps'
import { findSessionActor, type SessionKey } from '../queries'

/**
 * Who stands behind a session cookie, as of this moment.
 *
 * Rule    the session exists, has not ended or expired, and carries the account's present version;
 *         the account is not blocked. Grants and units are read anew each time.
 * Returns null when any of that fails: the cookie is worth nothing then.
 */
export async function resumeSession(
  claims: SessionKey & { readonly organisationId: string },
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Actor | null> {
  // Trusted: it comes from a cookie that this server encrypted at sign-in.
  const organisationId = asOrganisationId(claims.organisationId)
  return db.onLine(organisationId, (line) => findSessionActor(line, organisationId, claims, now))
}
