/** The languages that a checklist is written in. */
export type Language = 'ru' | 'en'

/** The language of most of these texts; a text is Russian where it has Cyrillic letters. */
export function mostlyUsed(texts: readonly string[]): Language {
  const russian = texts.filter((text) => /[а-яё]/i.test(text)).length
  const english = texts.filter((text) => /[a-z]/i.test(text) && !/[а-яё]/i.test(text)).length
  return english > russian ? 'en' : 'ru'
}
