import { asOrganisationId } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import type { SessionClaims } from '@/lib/platform/session-token'
import { endSessionRow } from '../queries'

/** Signs out: the session ends for every copy of its cookie. Ending it twice is ending it. */
export async function endSession(
  claims: SessionClaims,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<void> {
  const organisationId = asOrganisationId(claims.organisationId)
  const { accountId, sessionId } = claims
  await db.asOrganisation(organisationId, async (tx) => {
    if (!(await endSessionRow(tx, organisationId, sessionId, now))) return
    const event = { action: 'session.ended', subjectKind: 'account', subjectId: accountId }
    await recordAudit(tx, { organisationId, accountId }, event, now)
  })
}
