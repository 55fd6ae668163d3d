import { NextIntlClientProvider } from 'next-intl'
import { ErrorNotice } from '@/components/ui/error-notice'
import type { Locale } from '@/lib/platform/i18n/locales'
import en from '@/lib/platform/i18n/messages/en/errors.json'
import ru from '@/lib/platform/i18n/messages/ru/errors.json'

/** What stands where the root layout failed, with texts of its own. */
export function GlobalErrorBody({
  locale,
  error,
  retry,
}: {
  locale: Locale
  error: unknown
  retry: () => void
}) {
  const messages = { errors: { page: pageTexts(locale === 'ru' ? ru : en) } }
  return (
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messages}>
      <main>
        <ErrorNotice error={error} retry={retry} />
      </main>
    </NextIntlClientProvider>
  )
}

/** The one text with a gap, taken apart as the server takes all others apart. */
function pageTexts({ page }: typeof ru) {
  const [before = '', after = ''] = page.errorId.split('{id}')
  return { ...page, errorId: [before, ['id'], after] as unknown as string }
}
