/**
 * What the pages use of next-intl, in the browser (next.config.js). Its own entry holds all its formatters
 * of numbers, dates and lists, which no page asks for: 0.9 kB of every one.
 */
export { createTranslator } from 'use-intl/core'
export {
  IntlProvider as NextIntlClientProvider,
  useLocale,
  useNow,
  useTranslations,
} from 'use-intl/react'
