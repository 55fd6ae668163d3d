'use client'

import './globals.css'
import { NextIntlClientProvider } from 'next-intl'
import { ErrorNotice } from '@/components/ui/error-notice'
import { chooseLocale, isTheme, localeCookie, themeCookie } from '@/lib/platform/i18n/locales'
import en from '@/lib/platform/i18n/messages/en/errors.json'
import ru from '@/lib/platform/i18n/messages/ru/errors.json'

/** The root layout itself failed: this document brings its own texts, language and look. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = chooseLocale(cookie(localeCookie), browserLanguages())
  const theme = cookie(themeCookie)
  return (
    <html lang={locale} data-theme={isTheme(theme) ? theme : undefined}>
      <body>
        <NextIntlClientProvider
          locale={locale}
          timeZone="UTC"
          messages={{ errors: { page: pageTexts(locale === 'ru' ? ru : en) } }}
        >
          <main>
            <ErrorNotice error={error} retry={retry} />
          </main>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}

/** Its one text with a gap, taken apart as the server takes all others apart. */
function pageTexts({ page }: typeof ru) {
  const [before = '', after = ''] = page.errorId.split('{id}')
  return { ...page, errorId: [before, ['id'], after] as unknown as string }
}

function cookie(name: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  const pair = document.cookie.split('; ').find((text) => text.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

function browserLanguages(): string | null {
  return typeof navigator === 'undefined' ? null : navigator.languages.join(',')
}
