import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { listChaptersForUpdate, saveChapterOrder } from '../queries'
import type { MoveChapter } from '../schema'

/** Moves a chapter one place up or down; at the end of the list nothing happens. */
export async function moveChapter(
  actor: Actor,
  { chapterId, direction }: MoveChapter,
  { db, now }: Deps,
): Promise<{ readonly ok: true }> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const ids = (await listChaptersForUpdate(tx, actor.organisationId)).map(({ id }) => id)
    const from = ids.indexOf(chapterId)
    if (from < 0) throw new AppError('not-found')
    const to = direction === 'up' ? from - 1 : from + 1
    const neighbour = ids[to]
    if (neighbour === undefined) return { ok: true }
    await saveChapterOrder(
      tx,
      actor.organisationId,
      ids.map((id, place) => (place === from ? neighbour : place === to ? chapterId : id)),
    )
    const subject = { subjectKind: 'standard', subjectId: chapterId }
    const details = { place: to + 1 }
    await recordAudit(tx, actor, { action: 'standard.chapter-moved', ...subject, details }, now)
    return { ok: true }
  })
}
