import type { Actor } from '@/lib/access/actor'
import { authoriseVerb, can } from '@/lib/access/permissions'
import type { Deps } from '@/lib/platform/deps'
import { listUnits, type Unit } from '../queries'

/** The units that the actor may see: all, or those that he heads. */
export async function listVisibleUnits(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<readonly Unit[]> {
  authoriseVerb(actor, 'unit:read')
  const units = await db.asActor(actor, (tx) => listUnits(tx, actor.organisationId))
  return units.filter((unit) => can(actor, 'unit:read', { unitId: unit.id }))
}
