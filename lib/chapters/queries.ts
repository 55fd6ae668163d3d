import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import type { Localized } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import { type Chapter, chapterTitleSchema } from './schema'

/** In their order. */
export async function listChapters(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly Chapter[]> {
  const rows = await tx.standardChapter.findMany({
    where: { organisationId },
    select: { id: true, place: true, title: true },
    orderBy: [{ place: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({ ...row, title: chapterTitleSchema.parse(row.title) }))
}

/** The same, held: changes of the order and of the set take turns until the commit. */
export async function listChaptersForUpdate(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<readonly Chapter[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`standard chapters ${organisationId}`}, 0))`
  return listChapters(tx, organisationId)
}

export async function insertChapter(
  tx: Transaction,
  organisationId: OrganisationId,
  chapter: { readonly title: Localized; readonly place: number },
  now: Date,
): Promise<string> {
  const { id } = await tx.standardChapter.create({
    data: { organisationId, place: chapter.place, title: { ...chapter.title }, createdAt: now },
    select: { id: true },
  })
  return id
}

export async function saveChapterTitle(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
  title: Localized,
): Promise<void> {
  const { count } = await tx.standardChapter.updateMany({
    where: { organisationId, id },
    data: { title: { ...title } },
  })
  if (count !== 1) throw new AppError('not-found')
}

/** Numbers the chapters 1, 2, 3 in the given order. */
export async function saveChapterOrder(
  tx: Transaction,
  organisationId: OrganisationId,
  ids: readonly string[],
): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await tx.standardChapter.updateMany({
      where: { organisationId, id },
      data: { place: index + 1 },
    })
  }
}

/** Whether a standard stands in the chapter, by what is published or by its draft. */
export async function isChapterInUse(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM standards WHERE organisation_id = ${organisationId}::uuid
        AND (chapter_id = ${id}::uuid OR draft ->> 'chapterId' = ${id})
    ) AS used`
  return row?.used ?? false
}

export async function deleteChapter(
  tx: Transaction,
  organisationId: OrganisationId,
  id: string,
): Promise<void> {
  await tx.standardChapter.deleteMany({ where: { organisationId, id } })
}
