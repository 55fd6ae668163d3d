import type { Chapter } from '@/lib/chapters/schema'
import type { Touchpoint } from '@/lib/core/checklist'
import type { StandardDraft } from '@/lib/core/standard-document'
import type { Position } from '@/lib/people/queries'
import { clearMark, namesOf, positionNames } from './standard-names'
import type { standardColumns } from './standard-table'

type Language = 'ru' | 'en'
type Key = (typeof standardColumns)[number]['key']

interface Library {
  readonly drafts: readonly StandardDraft[]
  readonly chapters: readonly Chapter[]
  readonly positions: readonly Position[]
}

const headings: Record<Language, Record<Key, string>> = {
  ru: {
    ...{ number: 'номер', chapter: 'глава', ru: 'текст', en: 'text en' },
    ...{ touchpoint: 'канал', positions: 'должности' },
  },
  en: {
    ...{ number: 'number', chapter: 'chapter', ru: 'text ru', en: 'text en' },
    ...{ touchpoint: 'touchpoint', positions: 'positions' },
  },
}

const touchpointWords: Record<Language, Record<Touchpoint, string>> = {
  ru: {
    ...{ store: 'магазин', call: 'звонок', chat: 'чат', email: 'письмо', social: 'соцсети' },
    'back-office': 'звонок в офис',
  },
  en: {
    ...{ store: 'store', call: 'call', chat: 'chat', email: 'email', social: 'social media' },
    'back-office': 'back office',
  },
}

/**
 * The drafts of the library as the table that the import reads: sent back unchanged, it changes
 * nothing. What a cell could not say so that it is read as it was, as a chapter or positions whose
 * names do not tell them apart, is left out, for an empty cell leaves the field as it is.
 */
export function standardSheet(
  { drafts, chapters, positions }: Library,
  language: Language,
): readonly (readonly string[])[] {
  const names = namesOf({ chapters, positions })
  const { number, chapter, ru, en, touchpoint, positions: who } = headings[language]
  return [
    [number, chapter, ru, en, touchpoint, who],
    ...drafts.map((draft) => [
      draft.number,
      chapterName(draft.chapterId),
      textCell(draft.text.ru),
      textCell(draft.text.en),
      touchpointWords[language][draft.touchpoint],
      positionsCell(draft.positionIds),
    ]),
  ]

  function chapterName(id: string | null): string {
    const own = chapters.find((one) => one.id === id)
    if (own === undefined) return ''
    const other = language === 'ru' ? 'en' : 'ru'
    const spellings = [own.title[language], own.title[other], String(own.place)]
    return (
      spellings.find((name) => name && !clearMark.test(name) && names.chapterOf(name) === id) ?? ''
    )
  }

  function positionsCell(ids: readonly string[]): string {
    const cell = positions
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join('; ')
    const read = positionNames(cell).map(names.positionOf)
    const isSame = read.length === ids.length && ids.every((id) => read.includes(id))
    return isSame ? cell : ''
  }
}

function textCell(text: string | undefined): string {
  return text === undefined || clearMark.test(text) || text.trim() !== text ? '' : text
}
