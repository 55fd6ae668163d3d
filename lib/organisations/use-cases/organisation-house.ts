import type { Actor } from '@/lib/access/actor'
import type { Deps } from '@/lib/platform/deps'
import type { PdfHouse } from '@/lib/platform/pdf/page'
import { findLogo, findOrganisation } from '../queries'

/** Name and logo of the actor's organisation, for the head of its papers. */
export async function organisationHouse(
  actor: Actor,
  { db, files }: Pick<Deps, 'db' | 'files'>,
): Promise<PdfHouse> {
  const { name, logo } = await db.asActor(actor, async (tx) => ({
    name: (await findOrganisation(tx, actor.organisationId)).name,
    logo: await findLogo(tx, actor.organisationId),
  }))
  return { organisationName: name, logo: logo && (await files.get(logo.storageKey)) }
}
