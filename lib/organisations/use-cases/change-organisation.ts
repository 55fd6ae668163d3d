import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { findOrganisation, isCurrencyInUse, updateOrganisation } from '../queries'
import type { ChangeOrganisation } from '../schema'

type Changed = { readonly ok: true } | { readonly ok: false; readonly reason: 'currency-in-use' }

/** Name, zone, currency and first language; the currency only while nothing is counted in it. */
export async function changeOrganisation(
  actor: Actor,
  input: ChangeOrganisation,
  { db, now }: Pick<Deps, 'db' | 'now'>,
): Promise<Changed> {
  authoriseVerb(actor, 'organisation:change')
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const { name, timeZone, currency, defaultLocale } = await findOrganisation(tx, organisationId)
    if (input.currency !== currency && (await isCurrencyInUse(tx, organisationId)))
      return { ok: false, reason: 'currency-in-use' }
    await updateOrganisation(tx, organisationId, input)
    const details = { before: { name, timeZone, currency, defaultLocale }, after: { ...input } }
    const subject = { subjectKind: 'organisation', subjectId: organisationId }
    await recordAudit(tx, actor, { action: 'organisation.changed', ...subject, details }, now)
    return { ok: true }
  })
}
