import type { Deps } from '@/lib/platform/deps'
import type { SessionClaims } from '@/lib/platform/session-token'
import { type DemoRole, findDemoAccounts } from '../queries'
import type { SignInDemo } from '../schema'
import { openSession } from './open-session'

/** Whether this server may offer the demo's roles at all: embedded database, loopback address. */
export interface DemoPlace {
  readonly demo: boolean
}

/** The roles that the sign-in page of a demo offers; none anywhere else. */
export async function listDemoRoles(
  { demo }: DemoPlace,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly DemoRole[]> {
  return demo ? db.withoutOrganisation(findDemoAccounts) : []
}

/** Opens a session for a role of the demo, by choosing it. */
export async function signInDemo(
  place: DemoPlace,
  { accountId }: SignInDemo,
  deps: Pick<Deps, 'db' | 'now'>,
): Promise<SessionClaims | null> {
  const roles = await listDemoRoles(place, deps)
  const role = roles.find((offered) => offered.accountId === accountId)
  return role ? openSession(role.organisationId, role.accountId, deps) : null
}
