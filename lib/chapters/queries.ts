import 'server-only'
import type { OrganisationId } from '@/lib/access/actor'
import { AppError } from '@/lib/core/app-error'
import type { Localized } from '@/lib/core/checklist'
import type { Transaction } from '@/lib/platform/db/database'
import { areTitledAlike, type Chapter, chapterTitleSchema } from './schema'

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

/** The titles of the chapters in which standards stand, by standard. */
export async function listTitlesOfStandards(
  tx: Transaction,
  organisationId: OrganisationId,
  standardIds: readonly string[],
): Promise<ReadonlyMap<string, Localized>> {
  const rows = await tx.standard.findMany({
    where: { organisationId, id: { in: [...standardIds] }, chapterId: { not: null } },
    select: { id: true, chapterId: true },
  })
  const titles = new Map(
    (await listChapters(tx, organisationId)).map(({ id, title }) => [id, title]),
  )
  return new Map(
    rows.flatMap(({ id, chapterId }) => {
      const title = titles.get(chapterId ?? '')
      return title === undefined ? [] : [[id, title]]
    }),
  )
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

export interface ChaptersTaken {
  readonly idOf: (title: Localized) => string | null
  /** Those that were not there yet. */
  readonly added: readonly Pick<Chapter, 'id' | 'title'>[]
}

/** The chapters of these titles; the missing ones are added behind the last one. */
export async function insertMissingChapters(
  tx: Transaction,
  organisationId: OrganisationId,
  titles: readonly Localized[],
  now: Date,
): Promise<ChaptersTaken> {
  if (titles.length === 0) return { idOf: () => null, added: [] }
  const known = await listChaptersForUpdate(tx, organisationId)
  const added: Chapter[] = []
  const find = (title: Localized) =>
    [...known, ...added].find((chapter) => areTitledAlike(chapter.title, title))
  for (const title of titles) {
    if (find(title) !== undefined) continue
    const place = ([...known, ...added].at(-1)?.place ?? 0) + 1
    const id = await insertChapter(tx, organisationId, { title, place }, now)
    added.push({ id, place, title })
  }
  return { idOf: (title) => find(title)?.id ?? null, added }
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
