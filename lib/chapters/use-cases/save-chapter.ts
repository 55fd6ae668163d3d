import type { Actor } from '@/lib/access/actor'
import { authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { AppError } from '@/lib/core/app-error'
import type { Localized } from '@/lib/core/checklist'
import type { Deps } from '@/lib/platform/deps'
import type { Problem } from '@/lib/platform/i18n/problem'
import { insertChapter, listChaptersForUpdate, saveChapterTitle } from '../queries'
import { areTitledAlike, type Chapter, type CreateChapter, type RenameChapter } from '../schema'

interface TitleTaken {
  readonly ok: false
  readonly reason: 'title-taken'
  readonly fields: Readonly<Record<string, Problem>>
}

/** Adds a chapter after the last one. */
export async function createChapter(
  actor: Actor,
  { title }: CreateChapter,
  { db, now }: Deps,
): Promise<{ readonly ok: true; readonly chapterId: string } | TitleTaken> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const chapters = await listChaptersForUpdate(tx, actor.organisationId)
    if (isTaken(title, chapters)) return taken(title)
    const place = (chapters.at(-1)?.place ?? 0) + 1
    const chapterId = await insertChapter(tx, actor.organisationId, { title, place }, now)
    const subject = { subjectKind: 'standard', subjectId: chapterId }
    const details = { title: { ...title } }
    await recordAudit(tx, actor, { action: 'standard.chapter-created', ...subject, details }, now)
    return { ok: true, chapterId }
  })
}

/** Gives a chapter another name; published versions keep the one they were published with. */
export async function renameChapter(
  actor: Actor,
  { chapterId, title }: RenameChapter,
  { db, now }: Deps,
): Promise<{ readonly ok: true } | TitleTaken> {
  authoriseVerb(actor, 'standard:change')
  return db.asActor(actor, async (tx) => {
    const chapters = await listChaptersForUpdate(tx, actor.organisationId)
    const before = chapters.find(({ id }) => id === chapterId)
    if (before === undefined) throw new AppError('not-found')
    const others = chapters.filter(({ id }) => id !== chapterId)
    if (isTaken(title, others)) return taken(title)
    await saveChapterTitle(tx, actor.organisationId, chapterId, title)
    const subject = { subjectKind: 'standard', subjectId: chapterId }
    const details = { before: { ...before.title }, after: { ...title } }
    await recordAudit(tx, actor, { action: 'standard.chapter-renamed', ...subject, details }, now)
    return { ok: true }
  })
}

function isTaken(title: Localized, others: readonly Chapter[]): boolean {
  return others.some((other) => areTitledAlike(title, other.title))
}

function taken(title: Localized): TitleTaken {
  const field = title.ru ? 'title.ru' : 'title.en'
  return { ok: false, reason: 'title-taken', fields: { [field]: 'errors.fields.taken' } }
}
