import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { listVersionTitles } from '@/lib/visits/queries'
import { listQueue } from '../queries'
import { type QueuedReport, reviewHours } from '../schema'

const HOUR_MS = 3_600_000

/** Reports that the actor may answer, the oldest first. */
export async function listReviewQueue(
  actor: Actor,
  _input: unknown,
  { db }: Deps,
): Promise<{ ok: true; reports: readonly QueuedReport[] }> {
  authoriseVerb(actor, 'review:decide')
  const { organisationId, shopperId, personId } = actor
  const unitIds = [...actor.headedUnitIds, ...actor.workUnitIds]
  return db.asActor(actor, async (tx) => {
    const rows = await listQueue(tx, organisationId, { unitIds, shopperId, personId })
    const versionIds = rows.map(({ versionId }) => versionId)
    const titles = await listVersionTitles(tx, organisationId, versionIds)
    const reports = rows.map(({ versionId, submittedAt, ...row }) => ({
      ...row,
      title: titles.get(versionId)?.title ?? {},
      submittedAt: submittedAt.toISOString(),
      answerBy: new Date(submittedAt.getTime() + reviewHours * HOUR_MS).toISOString(),
    }))
    return { ok: true, reports }
  })
}
