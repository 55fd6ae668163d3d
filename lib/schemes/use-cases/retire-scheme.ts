import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { holdAllPeriods } from '@/lib/period-corrections/queries'
import type { Deps } from '@/lib/platform/deps'
import { findSchemeForUpdate, setSchemeRetired } from '../queries'
import type { RetireScheme } from '../schema'
import { type DoublePay, gatherDoublePay, resumedScheme } from './gather-double-pay'

export type SchemeRetired = { ok: true } | { ok: false; reason: 'paid-twice'; doublePay: DoublePay }

/**
 * Ends a scheme, or takes the end back. An ended scheme pays in no run that is computed from now on;
 * statements that stand keep standing, and its versions can still be read. A scheme that comes back
 * pays the months that are not locked; nobody is paid twice by it without somebody having said so. Done
 * twice it is done once.
 */
export async function retireScheme(
  actor: Actor,
  { schemeId, isRetired, paidTwice }: RetireScheme,
  { db, now }: Deps,
): Promise<SchemeRetired> {
  authoriseVerb(actor, 'scheme:activate')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findSchemeForUpdate(tx, organisationId, schemeId)
    const scheme = authorise(actor, 'scheme:activate', found)
    if ((scheme.retiredAt !== null) === isRetired) return { ok: true }
    // A close that goes on at the same time has seen the change, or is refused for it.
    await holdAllPeriods(tx, organisationId)
    if (!isRetired) {
      const resumed = await resumedScheme(tx, organisationId, scheme)
      const doublePay = await gatherDoublePay(tx, organisationId, resumed)
      if (doublePay.people !== (paidTwice ?? 0)) {
        return { ok: false, reason: 'paid-twice', doublePay }
      }
    }
    await setSchemeRetired(tx, organisationId, scheme.id, isRetired ? now : null)
    const action = isRetired ? 'scheme.retired' : 'scheme.resumed'
    const details = paidTwice === undefined ? {} : { paidTwice }
    const subject = { subjectKind: 'scheme', subjectId: scheme.id, details }
    await recordAudit(tx, actor, { action, ...subject }, now)
    return { ok: true }
  })
}
