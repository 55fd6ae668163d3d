import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { findSchemeForUpdate, setSchemeRetired } from '../queries'
import type { RetireScheme } from '../schema'

/**
 * Ends a scheme, or takes the end back. An ended scheme pays in no run that is computed from now on;
 * statements that stand keep standing, and its versions can still be read. Done twice it is done once.
 */
export async function retireScheme(
  actor: Actor,
  { schemeId, isRetired }: RetireScheme,
  { db, now }: Deps,
): Promise<{ ok: true }> {
  authoriseVerb(actor, 'scheme:activate')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findSchemeForUpdate(tx, organisationId, schemeId)
    const scheme = authorise(actor, 'scheme:activate', found)
    if ((scheme.retiredAt !== null) === isRetired) return { ok: true }
    await setSchemeRetired(tx, organisationId, scheme.id, isRetired ? now : null)
    const action = isRetired ? 'scheme.retired' : 'scheme.resumed'
    const subject = { subjectKind: 'scheme', subjectId: scheme.id, details: {} }
    await recordAudit(tx, actor, { action, ...subject }, now)
    return { ok: true }
  })
}
