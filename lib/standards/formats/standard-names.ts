import type { Chapter } from '@/lib/chapters/schema'
import type { Position } from '@/lib/people/queries'

/** Chapters and positions by the names that a table calls them by; null for an unknown name. */
export interface StandardNames {
  readonly chapterOf: (name: string) => string | null
  readonly positionOf: (name: string) => string | null
}

/** A chapter is called by its title in either language or by its place; the first one stands. */
export function namesOf({
  chapters,
  positions,
}: {
  readonly chapters: readonly Chapter[]
  readonly positions: readonly Position[]
}): StandardNames {
  const chapterIds = new Map<string, string>()
  for (const { id, title, place } of chapters) {
    for (const name of [title.ru, title.en, String(place)]) {
      if (name && !chapterIds.has(folded(name))) chapterIds.set(folded(name), id)
    }
  }
  const positionIds = new Map<string, string>()
  for (const { id, name } of positions) {
    if (!positionIds.has(folded(name))) positionIds.set(folded(name), id)
  }
  return {
    chapterOf: (name) => chapterIds.get(folded(name)) ?? null,
    positionOf: (name) => positionIds.get(folded(name)) ?? null,
  }
}

/** The names of a cell, with commas or semicolons between them. */
export function positionNames(cell: string): readonly string[] {
  const names = cell.split(/[;,]/).map((name) => name.trim())
  return names.filter((name) => name !== '')
}

/** Written into a cell, it empties the field; an empty cell leaves the field as it is. */
export const clearMark = /^[-–—]$/

/** How names are compared: letter case, ё and extra spaces make no difference. */
export function folded(text: string): string {
  return text.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е').replace(/\s+/g, ' ')
}
