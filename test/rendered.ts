import {
  AppRouterContext,
  type AppRouterInstance,
} from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale } from '@/lib/platform/i18n/locales'
import { messagesIn } from '@/lib/platform/i18n/messages'

/** The markup of a part of a page, in a language and with its texts; nothing in it leads anywhere. */
export function renderedIn(locale: Locale, part: ReactElement): string {
  const children = createElement(AppRouterContext, { value: {} as AppRouterInstance }, part)
  const words = { locale, timeZone: 'UTC', messages: messagesIn(locale), children }
  return renderToStaticMarkup(createElement(NextIntlClientProvider, words))
}

/** What it says, each element on its own between bars, with plain spaces. */
export function saidIn(locale: Locale, part: ReactElement): string {
  return renderedIn(locale, part)
    .replaceAll(/(?:<[^>]+>)+/g, '|')
    .replaceAll('\u00a0', ' ')
}
