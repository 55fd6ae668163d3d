import {
  AppRouterContext,
  type AppRouterInstance,
} from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'

const stay = () => undefined
const router: AppRouterInstance = {
  ...{ bfcacheId: '', back: stay, forward: stay, refresh: stay },
  ...{ push: stay, replace: stay, prefetch: stay },
}

/** What the server draws for a reader of the language, within a page that leads nowhere. */
export function markupIn(locale: Locale, child: ReactNode): string {
  const children = createElement(AppRouterContext, { value: router }, child)
  const words = { locale, timeZone: 'UTC', messages: messagesIn(locale), children }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, words))
}

/** What it says, each element on its own between bars, with plain spaces. */
export function saidIn(locale: Locale, child: ReactNode): string {
  return markupIn(locale, child)
    .replaceAll(/(?:<[^>]+>)+/g, '|')
    .replaceAll('\u00a0', ' ')
}

/** What of a markup is read, with plain spaces. */
export function textOf(markup: string): string {
  return markup
    .replace(/<svg.*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
}
