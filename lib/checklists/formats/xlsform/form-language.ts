import type { Localized } from '@/lib/core/checklist'

/** The languages that a checklist is written in. */
export type Language = 'ru' | 'en'

/** The language of most of these texts; a text is Russian where it has Cyrillic letters. */
export function mostlyUsed(texts: readonly string[]): Language {
  const russian = texts.filter((text) => /[а-яё]/i.test(text)).length
  const english = texts.filter((text) => /[a-z]/i.test(text) && !/[а-яё]/i.test(text)).length
  return english > russian ? 'en' : 'ru'
}

/** Words of our own beside a text of the form: in the languages that the text is written in. */
export function besideText(words: Required<Localized>, text: Localized): Localized {
  if (text.ru !== undefined && text.en === undefined) return { ru: words.ru }
  return text.en !== undefined && text.ru === undefined ? { en: words.en } : words
}
