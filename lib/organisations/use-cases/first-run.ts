import { randomUUID } from 'node:crypto'
import { asOrganisationId, type OrganisationId } from '@/lib/access/actor'
import { insertAccountOnce, replaceGrants } from '@/lib/accounts/queries'
import { recordOwnAudit } from '@/lib/audit/queries'
import { isKnownPassword } from '@/lib/core/known-password'
import type { Deps } from '@/lib/platform/deps'
import { hashPassword } from '@/lib/platform/passwords'
import { hasOrganisation, insertOrganisation, lockFirstRun } from '../queries'
import type { FirstRun } from '../schema'

/** Whether this server waits for its first organisation. */
export async function isFirstRun({ db }: Pick<Deps, 'db'>): Promise<boolean> {
  return !(await db.withoutOrganisation(hasOrganisation))
}

type Begun =
  | { readonly ok: true; readonly organisationId: OrganisationId; readonly accountId: string }
  | {
      readonly ok: false
      readonly reason: 'wrong-code' | 'not-empty' | 'password-known' | 'email-taken'
    }

/** Asks whoever started the program whether this is the code on the console. */
export type CodeCheck = (code: string) => boolean

/**
 * Makes the first organisation and its administrator on an empty server.
 *
 * Rule    the code from the console first; then one at a time, so that of two only one begins.
 * Source  SECURITY.md, Access.
 */
export async function beginFirstRun(
  isRightCode: CodeCheck,
  input: FirstRun,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Begun> {
  // Before the code is tried, because a try on a server that is in use must not cost any.
  if (!(await isFirstRun({ db }))) return { ok: false, reason: 'not-empty' }
  if (!isRightCode(input.consoleCode)) return { ok: false, reason: 'wrong-code' }
  const { consoleCode: _, ...organisation } = input
  return begin({ ...organisation, isDemo: false }, { db, now })
}

/**
 * Makes the demo company's organisation on an empty server. No page and no route comes here: only
 * the start command, for a database of its own on loopback, which asks for no code therefore.
 */
export async function beginDemo(
  input: Omit<FirstRun, 'consoleCode'>,
  deps: Pick<Deps, 'db' | 'now'>,
): Promise<Begun> {
  return begin({ ...input, isDemo: true }, deps)
}

async function begin(
  input: Omit<FirstRun, 'consoleCode'> & { readonly isDemo: boolean },
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Begun> {
  const { displayName, email, password, ...organisation } = input
  if (isKnownPassword(password, [displayName, email, organisation.name]))
    return { ok: false, reason: 'password-known' }
  const passwordHash = await hashPassword(password)
  const organisationId = asOrganisationId(randomUUID())
  return db.asOrganisation(organisationId, async (tx) => {
    await lockFirstRun(tx)
    if (await hasOrganisation(tx)) return { ok: false, reason: 'not-empty' }
    await insertOrganisation(tx, organisationId, organisation, now)
    const account = { displayName, email, locale: organisation.defaultLocale, passwordHash }
    const accountId = await insertAccountOnce(tx, organisationId, account, now)
    if (accountId === null) return { ok: false, reason: 'email-taken' }
    const grants = [{ kind: 'administrator', unitId: null }] as const
    await replaceGrants(tx, organisationId, accountId, grants, now)
    const subject = { subjectKind: 'organisation', subjectId: organisationId }
    await recordOwnAudit(tx, organisationId, { action: 'organisation.created', ...subject }, now)
    return { ok: true, organisationId, accountId }
  })
}
