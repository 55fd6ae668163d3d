import { NextIntlClientProvider } from 'next-intl'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { messagesForClient } from '@/lib/platform/i18n/messages'

/**
 * Sends the named namespaces to the client components inside, besides the shared ones (`common`,
 * `frame`, `errors`). An area puts it in its layout, so that no page carries all texts of the
 * product. Server components need it not. An inner one replaces an outer one: name all you need.
 */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: readonly string[]
  children: ReactNode
}) {
  const locale = await getLocale()
  return (
    <NextIntlClientProvider messages={messagesForClient(locale, namespaces)}>
      {children}
    </NextIntlClientProvider>
  )
}
