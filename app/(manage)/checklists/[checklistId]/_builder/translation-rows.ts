import type { ChecklistDocument, Localized } from '@/lib/core/checklist'
import { type PlacedText, textsOfChecklist } from '@/lib/core/checklist-texts'
import type { Language } from './remarks'

/** A text in the table of translations. */
export interface TranslationRow extends PlacedText {
  readonly key: string
  readonly text: Localized
}

/** Every text that is written in at least one language, in reading order. */
export function translationRows(document: ChecklistDocument): readonly TranslationRow[] {
  return textsOfChecklist(document).flatMap((placed) => {
    if (placed.text === null || (!isIn(placed.text, 'ru') && !isIn(placed.text, 'en'))) return []
    const { kind, nodeId, optionId, text } = placed
    return [{ ...placed, text, key: `${kind} ${nodeId ?? ''} ${optionId ?? ''}` }]
  })
}

export function isIn(text: Localized, language: Language): boolean {
  return (text[language] ?? '').trim() !== ''
}

/** How many texts are missing in each language. */
export function missingIn(rows: readonly TranslationRow[]): Readonly<Record<Language, number>> {
  const count = (language: Language) => rows.filter(({ text }) => !isIn(text, language)).length
  return { ru: count('ru'), en: count('en') }
}

export function isMissing({ text }: TranslationRow): boolean {
  return !isIn(text, 'ru') || !isIn(text, 'en')
}
