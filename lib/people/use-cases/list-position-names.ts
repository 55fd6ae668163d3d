import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { listPositions, type Position } from '../queries'

/** The positions of the organisation, by name. */
export async function listPositionNames(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly Position[]> {
  authoriseVerb(actor, 'person:read')
  return db.asActor(actor, (tx) => listPositions(tx, actor.organisationId))
}
