import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { ensurePosition } from '../queries'
import type { CreatePosition } from '../schema'

/** Adds a position; one of the same name is taken as it is. */
export async function createPosition(
  actor: Actor,
  { name }: CreatePosition,
  { db, now }: Deps,
): Promise<{ ok: true; positionId: string }> {
  authoriseVerb(actor, 'person:change')
  return db.asActor(actor, async (tx) => {
    const positionId = await ensurePosition(tx, actor.organisationId, name)
    await recordAudit(
      tx,
      actor,
      { action: 'position.created', subjectKind: 'position', subjectId: positionId },
      now,
    )
    return { ok: true, positionId }
  })
}
