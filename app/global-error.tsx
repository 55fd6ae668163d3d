'use client'

import './globals.css'
import { lazy, Suspense } from 'react'
import { chooseLocale, isTheme, localeCookie, themeCookie } from '@/lib/platform/i18n/locales'

// Hardly ever seen, and every page carries this file: its texts and its look come when needed.
const GlobalErrorBody = lazy(async () => ({
  default: (await import('./_error/global-error-body')).GlobalErrorBody,
}))

/** The root layout itself failed: this document brings its own texts, language and look. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = chooseLocale(cookie(localeCookie), browserLanguages())
  const theme = cookie(themeCookie)
  return (
    <html lang={locale} data-theme={isTheme(theme) ? theme : undefined}>
      <body>
        <Suspense fallback={null}>
          <GlobalErrorBody locale={locale} error={error} retry={retry} />
        </Suspense>
      </body>
    </html>
  )
}

function cookie(name: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  const pair = document.cookie.split('; ').find((text) => text.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

function browserLanguages(): string | null {
  return typeof navigator === 'undefined' ? null : navigator.languages.join(',')
}
