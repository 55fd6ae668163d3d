import type { Actor } from '@/lib/access/actor'
import type { Deps } from '@/lib/platform/deps'
import { updateLocale } from '../queries'
import type { KeepLocale } from '../schema'

/** Keeps the language that the actor has chosen, for the next device and for documents. */
export async function keepLocale(
  actor: Actor,
  { locale }: KeepLocale,
  { db }: Pick<Deps, 'db'>,
): Promise<{ readonly ok: true }> {
  await db.asActor(actor, (tx) => updateLocale(tx, actor.organisationId, actor.accountId, locale))
  return { ok: true }
}
