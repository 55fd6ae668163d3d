export const locales = ['ru', 'en'] as const

export type Locale = (typeof locales)[number]

export const fallbackLocale: Locale = 'ru'

export const localeCookie = 'etalon-locale'

export const themes = ['light', 'dark'] as const

/** What a person chose; nobody's choice means that the device decides. */
export type Theme = (typeof themes)[number]

export const themeCookie = 'etalon-theme'

export const railCookie = 'etalon-rail'

/** The zone of the clock on this phone. */
export const zoneCookie = 'etalon-zone'

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value)
}

/**
 * The language to write in: the reader's own choice, else the best of what the browser asks for.
 */
export function chooseLocale(chosen: string | undefined, accepted: string | null): Locale {
  if (isLocale(chosen)) return chosen
  const wishes = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
      return { language: tag.toLowerCase().split('-')[0], weight: q ? Number(q.slice(2)) : 1 }
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const wish of wishes) {
    if (isLocale(wish.language)) return wish.language
  }
  return fallbackLocale
}
