import type { Actor } from '@/lib/access/actor'
import { openDatabase } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { OperatorError } from '@/lib/platform/operator-error'
import { withInstallation } from '@/lib/platform/start/installation'
import { openFolderStorage } from '@/lib/platform/storage'
import {
  endSessionRow,
  findSessionActor,
  findSignInCandidates,
  insertSession,
} from '@/lib/sessions/queries'
import type { CommandContext } from './context'

const sessionMinutes = 10

/**
 * Runs a use case for an account, by its login: with its grants and nothing more, in a session that
 * ends with the command, so that the audit names whoever it was done for.
 */
export async function withActor<T>(
  { settings }: CommandContext,
  login: string | undefined,
  work: (actor: Actor, deps: Deps) => Promise<T>,
): Promise<T> {
  if (login === undefined) throw new OperatorError('Say for whom: --as <login>.')
  return withInstallation(settings(), { alone: false }, async ({ data, database }) => {
    const db = openDatabase(await database.openApp(), 2)
    const deps: Deps = { db, files: openFolderStorage(data.files), now: new Date() }
    try {
      return await inSession(login, deps, work)
    } finally {
      await db.close()
    }
  })
}

async function inSession<T>(
  login: string,
  deps: Deps,
  work: (actor: Actor, deps: Deps) => Promise<T>,
): Promise<T> {
  const { db, now } = deps
  const found = await db.withoutOrganisation((tx) => findSignInCandidates(tx, login))
  const [only] = found
  if (only === undefined) throw new OperatorError(`There is no account ${login}.`)
  if (found.length > 1) {
    throw new OperatorError(`The login ${login} means ${found.length} accounts; take the e-mail.`)
  }
  const { organisationId, accountId } = only
  const expiresAt = new Date(now.getTime() + sessionMinutes * 60_000)
  const key = await db.asOrganisation(organisationId, (tx) =>
    insertSession(tx, organisationId, accountId, { now, expiresAt }),
  )
  if (key === null) throw new OperatorError(`The account ${login} is blocked.`)
  try {
    const actor = await db.onLine(organisationId, (line) =>
      findSessionActor(line, organisationId, key, now),
    )
    if (actor === null) throw new OperatorError(`The account ${login} cannot sign in.`)
    return await work(actor, deps)
  } finally {
    await db.asOrganisation(organisationId, (tx) =>
      endSessionRow(tx, organisationId, key.sessionId, now),
    )
  }
}
