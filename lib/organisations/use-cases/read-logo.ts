import type { Actor } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { findLogo } from '../queries'

/**
 * The logo of the actor's organisation, which everybody in it sees.
 * @throws AppError `not-found` where there is none
 */
export async function readOrganisationLogo(
  actor: Actor,
  { db, files }: Pick<Deps, 'db' | 'files'>,
): Promise<{ readonly bytes: Buffer; readonly mediaType: string }> {
  const logo = await db.asActor(actor, (tx) => findLogo(tx, actor.organisationId))
  if (!logo) throw new AppError('not-found')
  return { bytes: await files.get(logo.storageKey), mediaType: logo.mediaType }
}
