import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { listPastScoreBatches } from '../queries'
import type { PastScoreBatch } from '../schema'

/** What was imported of past scores, by whom, and what was removed again. */
export async function listPastScoreImports(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<{ readonly batches: readonly PastScoreBatch[]; readonly timeZone: string }> {
  authoriseVerb(actor, 'past-score:read')
  return db.asActor(actor, async (tx) => {
    const { timeZone } = await findOrganisation(tx, actor.organisationId)
    return { batches: await listPastScoreBatches(tx, actor.organisationId), timeZone }
  })
}
