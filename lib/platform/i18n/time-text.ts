import type { Locale } from './locales'

/** English dates as the product writes them: "3 October", 24-hour clock. */
export const dateTags: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' }

/** The clock time of an instant in a zone that the caller names: "14:05". */
export function formatTime(instant: Date, timeZone: string, locale: Locale): string {
  return dateFormat(dateTags[locale], clock, timeZone).format(instant)
}

const clock: Intl.DateTimeFormatOptions = {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

/** Formats are dear to make: each is made once. */
export function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat>(
  key: string,
  make: () => T,
): T {
  const known = formats.get(key)
  if (known) return known as T
  const made = make()
  formats.set(key, made)
  return made
}

export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions, timeZone: string) {
  return cached(
    `${tag} ${timeZone} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(tag, { ...options, timeZone }),
  )
}
