import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import {
  areUnits,
  countOtherAdministrators,
  findAccount,
  lockAccounts,
  raiseSessionVersion,
  replaceGrants,
} from '../queries'
import { type ChangeGrants, type GrantInput, misplacedGrant } from '../schema'

type Changed =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'needs-person' | 'needs-shopper' | 'unit-missing' | 'last-administrator'
    }

/** Gives and takes grants; the account's sessions end, so that nothing old stays open. */
export async function changeGrants(
  actor: Actor,
  { accountId, grants }: ChangeGrants,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Changed> {
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    await lockAccounts(tx, organisationId)
    const found = await findAccount(tx, organisationId, accountId)
    const account = authorise(actor, 'account:change', found)
    const misplaced = misplacedGrant(account, grants)
    if (misplaced) return { ok: false, reason: misplaced }
    const unitIds = grants.flatMap((grant) => grant.unitId ?? [])
    if (!(await areUnits(tx, organisationId, unitIds))) return { ok: false, reason: 'unit-missing' }
    const staysAdministrator = grants.some((grant) => grant.kind === 'administrator')
    const was = account.grants.some((grant) => grant.kind === 'administrator')
    if (was && !staysAdministrator) {
      const others = await countOtherAdministrators(tx, organisationId, accountId)
      if (others === 0) return { ok: false, reason: 'last-administrator' }
    }
    await replaceGrants(tx, organisationId, accountId, grants, now)
    await raiseSessionVersion(tx, organisationId, accountId)
    const details = { before: account.grants.map(plain), after: grants.map(plain) }
    const subject = { subjectKind: 'account', subjectId: accountId }
    await recordAudit(tx, actor, { action: 'account.grants-changed', ...subject, details }, now)
    return { ok: true }
  })
}

const plain = ({ kind, unitId }: GrantInput) => ({ kind, unitId })
