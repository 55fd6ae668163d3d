import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { standardMetrics } from '../formats/standard-metrics'
import { insertMetrics } from '../queries'
import type { AddStandardMetrics } from '../schema'

/** Takes standard metrics into the catalogue as they are; one that is there already stays. */
export async function addStandardMetrics(
  actor: Actor,
  { codes }: AddStandardMetrics,
  { db, now }: Deps,
): Promise<{ ok: true; added: number }> {
  authoriseVerb(actor, 'metric:change')
  const chosen = standardMetrics.filter(({ code }) => codes.includes(code))
  return db.asActor(actor, async (tx) => {
    const added = await insertMetrics(tx, actor.organisationId, chosen, now)
    if (added > 0) {
      const details = { codes: chosen.map(({ code }) => code) }
      const subject = { subjectKind: 'metric', subjectId: null, details }
      await recordAudit(tx, actor, { action: 'metric.added', ...subject }, now)
    }
    return { ok: true, added }
  })
}
