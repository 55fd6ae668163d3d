import type { Locale as EtalonLocale } from './locales'

declare module 'next-intl' {
  interface AppConfig {
    Locale: EtalonLocale
  }
}
