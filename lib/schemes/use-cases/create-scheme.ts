import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { monthOf } from '@/lib/core/calendar'
import { dateIn } from '@/lib/core/zone-clock'
import { metricsOfTemplate } from '@/lib/metrics/formats/standard-metrics'
import { insertMetrics } from '@/lib/metrics/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { schemeFromTemplate } from '../formats/templates'
import { insertScheme } from '../queries'
import type { CreateScheme } from '../schema'

/**
 * Begins a scheme from a template or from nothing. The metrics that a template reads come into the
 * catalogue with it.
 */
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
    await insertMetrics(tx, organisationId, metricsOfTemplate(draft), now)
    const subject = { subjectKind: 'scheme', subjectId: schemeId, details: { template } }
    await recordAudit(tx, actor, { action: 'scheme.created', ...subject }, now)
    return { ok: true, schemeId }
  })
}
