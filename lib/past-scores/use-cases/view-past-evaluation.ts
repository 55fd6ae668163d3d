import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Deps } from '@/lib/platform/deps'
import { findPastEvaluation } from '../queries'
import type { PastEvaluation, PastScoreBatchInput } from '../schema'

/** A filled evaluation of the time before the product, as it was imported. */
export async function viewPastEvaluation(
  actor: Actor,
  { batchId }: PastScoreBatchInput,
  { db }: Pick<Deps, 'db'>,
): Promise<{ readonly evaluation: PastEvaluation; readonly timeZone: string }> {
  const { organisationId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPastEvaluation(tx, organisationId, batchId)
    const evaluation = authorise(actor, 'past-score:read', found)
    const { timeZone } = await findOrganisation(tx, organisationId)
    return { evaluation, timeZone }
  })
}
