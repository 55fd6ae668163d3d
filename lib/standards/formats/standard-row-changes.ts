import type { Chapter } from '@/lib/chapters/schema'
import type { Localized, Touchpoint } from '@/lib/core/checklist'
import type { StandardDraft } from '@/lib/core/standard-document'
import type { Position } from '@/lib/people/queries'

/** What a column of a table of standards speaks of, besides the number. */
export type StandardField = 'chapter' | 'ru' | 'en' | 'touchpoint' | 'positions'

/** One field before and after; nothing stands for an empty one. */
export type FieldChange =
  | {
      readonly field: 'ru' | 'en' | 'positions'
      readonly before: string | null
      readonly after: string | null
    }
  | { readonly field: 'touchpoint'; readonly before: Touchpoint; readonly after: Touchpoint }
  | {
      readonly field: 'chapter'
      readonly before: Localized | null
      readonly after: Localized | null
    }

interface Names {
  readonly chapters: readonly Chapter[]
  readonly positions: readonly Position[]
}

interface After {
  readonly draft: StandardDraft
  /** A chapter that the first write makes. */
  readonly newChapter: string | null
}

/** What a line would change in the draft that there is, in the words of the table. */
export function fieldChanges(
  before: StandardDraft,
  { draft: after, newChapter }: After,
  { chapters, positions }: Names,
): readonly FieldChange[] {
  const titleOf = (id: string | null) => chapters.find((one) => one.id === id)?.title ?? null
  const namesOf = (ids: readonly string[]) =>
    positions
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ') || null
  const changes: FieldChange[] = []
  for (const field of ['ru', 'en'] as const) {
    const [was, is] = [before.text[field] ?? null, after.text[field] ?? null]
    if (was !== is) changes.push({ field, before: was, after: is })
  }
  if (newChapter !== null || before.chapterId !== after.chapterId) {
    const title = newChapter === null ? titleOf(after.chapterId) : { ru: newChapter }
    changes.push({ field: 'chapter', before: titleOf(before.chapterId), after: title })
  }
  if (before.touchpoint !== after.touchpoint) {
    changes.push({ field: 'touchpoint', before: before.touchpoint, after: after.touchpoint })
  }
  if (before.positionIds.toSorted().join() !== after.positionIds.toSorted().join()) {
    const [was, is] = [namesOf(before.positionIds), namesOf(after.positionIds)]
    changes.push({ field: 'positions', before: was, after: is })
  }
  return changes
}
