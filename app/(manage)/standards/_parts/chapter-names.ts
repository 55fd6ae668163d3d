import type { Option } from '@/components/ui/select'
import type { Chapter } from '@/lib/chapters/schema'
import { textFor } from '@/lib/core/localized-text'
import type { Locale } from '@/lib/platform/i18n/locales'

/** "2. The first minute". */
export function chapterName({ place, title }: Chapter, locale: Locale): string {
  return `${place}. ${textFor(title, locale)}`
}

export function chapterOptions(chapters: readonly Chapter[], locale: Locale): readonly Option[] {
  return chapters.map((chapter) => ({ value: chapter.id, label: chapterName(chapter, locale) }))
}
