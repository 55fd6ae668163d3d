import { z } from 'zod'
import { localizedOf } from '@/lib/checklist-documents/schema'
import type { Localized } from '@/lib/core/checklist'

/** A chapter of the library; its place is its number on the screen. */
export interface Chapter {
  readonly id: string
  readonly place: number
  readonly title: Localized
}

export const chapterTitleSchema = localizedOf(120).refine((title) => title.ru ?? title.en, {
  error: 'errors.fields.required',
})

/** Two chapters of one name in one language could not be told apart. */
export function areTitledAlike(a: Localized, b: Localized): boolean {
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one.toLocaleLowerCase('ru') === other?.toLocaleLowerCase('ru')
  return same(a.ru, b.ru) || same(a.en, b.en)
}

/** A new chapter comes last; a known one is renamed. */
export const createChapterSchema = z.strictObject({ title: chapterTitleSchema })
export type CreateChapter = z.output<typeof createChapterSchema>

export const renameChapterSchema = z.strictObject({
  chapterId: z.uuid(),
  title: chapterTitleSchema,
})
export type RenameChapter = z.output<typeof renameChapterSchema>

export const moveChapterSchema = z.strictObject({
  chapterId: z.uuid(),
  direction: z.enum(['up', 'down']),
})
export type MoveChapter = z.output<typeof moveChapterSchema>

export const removeChapterSchema = z.strictObject({ chapterId: z.uuid() })
export type RemoveChapter = z.output<typeof removeChapterSchema>
