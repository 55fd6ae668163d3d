import type { Localized } from './checklist'

/**
 * A text in the reader's language.
 *
 * Rule    where it was not written in that language, in the one it was written in: a question must
 *         be readable rather than absent.
 * Returns an empty text where there is none at all.
 * Source  PRODUCT.md, Look and language (checklists carry their own translations).
 */
export function textFor(text: Localized | null, locale: 'ru' | 'en'): string {
  if (text === null) return ''
  return text[locale] || text.ru || text.en || ''
}
