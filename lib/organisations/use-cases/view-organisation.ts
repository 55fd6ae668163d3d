import type { Actor } from '@/lib/access/actor'
import type { Deps } from '@/lib/platform/deps'
import { findOrganisation, type Organisation } from '../queries'

/** The actor's own organisation: whoever is signed in sees its name, zone and currency. */
export async function viewOrganisation(
  actor: Actor,
  { db }: Pick<Deps, 'db'>,
): Promise<Organisation> {
  return db.asActor(actor, (tx) => findOrganisation(tx, actor.organisationId))
}
