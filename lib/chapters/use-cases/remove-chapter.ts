import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Deps } from '@/lib/platform/deps'
import { deleteChapter, isChapterInUse, listChaptersForUpdate, saveChapterOrder } from '../queries'
import type { RemoveChapter } from '../schema'

/** Removes a chapter in which no standard stands; the following ones move up. */
export async function removeChapter(
  actor: Actor,
  { chapterId }: RemoveChapter,
  { db, now }: Deps,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'chapter-in-use' }> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const chapters = await listChaptersForUpdate(tx, organisationId)
    const chapter = chapters.find(({ id }) => id === chapterId)
    if (chapter === undefined) throw new AppError('not-found')
    if (await isChapterInUse(tx, organisationId, chapterId)) {
      return { ok: false, reason: 'chapter-in-use' }
    }
    await deleteChapter(tx, organisationId, chapterId)
    const rest = chapters.filter(({ id }) => id !== chapterId).map(({ id }) => id)
    await saveChapterOrder(tx, organisationId, rest)
    const subject = { subjectKind: 'standard', subjectId: chapterId }
    const details = { title: { ...chapter.title } }
    await recordAudit(tx, actor, { action: 'standard.chapter-removed', ...subject, details }, now)
    return { ok: true }
  })
}
