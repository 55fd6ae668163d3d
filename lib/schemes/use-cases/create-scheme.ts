import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn, monthOf } from '@/lib/core/calendar'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { schemeFromTemplate } from '../formats/templates'
import { insertScheme } from '../queries'
import type { CreateScheme } from '../schema'

/** Begins a scheme from a template or from nothing. */
export async function createScheme(
  actor: Actor,
  { template }: CreateScheme,
  { db, now }: Deps,
): Promise<{ ok: true; schemeId: string }> {
  authoriseVerb(actor, 'scheme:change')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const { currency, timeZone } = await findOrganisation(tx, organisationId)
    const from = `${monthOf(dateIn(now, timeZone))}-01`
    const draft = schemeFromTemplate(template, currency, from)
    const schemeId = await insertScheme(tx, organisationId, draft, accountId, now)
    const subject = { subjectKind: 'scheme', subjectId: schemeId, details: { template } }
    await recordAudit(tx, actor, { action: 'scheme.created', ...subject }, now)
    return { ok: true, schemeId }
  })
}
