import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { areUnits, insertAccountOnce, replaceGrants } from '../queries'
import { type CreateAccount, misplacedGrant } from '../schema'

type Created =
  | { readonly ok: true; readonly accountId: string }
  | {
      readonly ok: false
      readonly reason: 'email-taken' | 'needs-person' | 'needs-shopper' | 'unit-missing'
    }

/** An account for somebody who is neither on the roster nor a shopper; its link comes apart. */
export async function createAccount(
  actor: Actor,
  { grants, ...input }: CreateAccount,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Created> {
  authoriseVerb(actor, 'account:change')
  const { organisationId } = actor
  const misplaced = misplacedGrant({ personId: null, shopperId: null }, grants)
  if (misplaced) return { ok: false, reason: misplaced }
  return db.asActor(actor, async (tx) => {
    const unitIds = grants.flatMap((grant) => grant.unitId ?? [])
    if (!(await areUnits(tx, organisationId, unitIds))) return { ok: false, reason: 'unit-missing' }
    const accountId = await insertAccountOnce(tx, organisationId, input, now)
    if (accountId === null) return { ok: false, reason: 'email-taken' }
    await replaceGrants(tx, organisationId, accountId, grants, now)
    const details = { grants: grants.map((grant) => grant.kind) }
    const subject = { subjectKind: 'account', subjectId: accountId }
    await recordAudit(tx, actor, { action: 'account.created', ...subject, details }, now)
    return { ok: true, accountId }
  })
}
