import {
  AppRouterContext,
  type AppRouterInstance,
} from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { NextIntlClientProvider } from 'next-intl'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { type Column, DataTable } from './data-table'
import { Score } from './score'

const stay = () => undefined
const router: AppRouterInstance = {
  ...{ bfcacheId: '', back: stay, forward: stay, refresh: stay },
  ...{ push: stay, replace: stay, prefetch: stay },
}

const drawn = (child: ReactNode) =>
  renderToStaticMarkup(
    createElement(NextIntlClientProvider, {
      ...{ locale: 'en', messages: messagesIn('en'), timeZone: 'UTC' },
      // biome-ignore lint/correctness/noChildrenProp: the type of the provider asks for it
      children: createElement(AppRouterContext, { value: router }, child),
    }),
  )
const textOf = (markup: string) =>
  markup
    .replace(/<svg.*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0\u202f]+/g, ' ')

const figures = { percent: '86.42', n: 7, needed: 3, interval: { low: '82.34', high: '90.50' } }

it.each(['row', 'lead', 'display'] as const)(
  'a score as a %s carries its number of visits and its interval in figures',
  (size) => {
    const text = textOf(drawn(createElement(Score, { ...figures, size })))
    expect(text).toContain('86.42 %')
    expect(text).toContain('n = 7')
    expect(text).toContain('82.34–90.50')
  },
)

it('of too few visits says so, and still how sure it is', () => {
  const text = textOf(drawn(createElement(Score, { ...figures, n: 2 })))
  expect(text).toContain('not enough visits (2 of 3)')
  expect(text).toContain('82.34–90.50')
})

it('a column without room on a phone stands with its head beneath the words of its row', () => {
  const columns: readonly Column<{ name: string; count: string }>[] = [
    { id: 'number', head: 'No.', cell: () => '1' },
    { id: 'name', head: 'Name', cell: ({ name }) => name, holdsFolded: true },
    { id: 'count', head: 'Count', cell: ({ count }) => count, numeric: true, foldBelow: 'sm' },
  ]
  const rows = [{ name: 'One', count: '17' }]
  const table = createElement(DataTable<{ name: string; count: string }>, {
    ...{ caption: 'A table', columns, rows },
    rowKey: ({ name }) => name,
  })
  const markup = drawn(table)
  expect(markup).toMatch(/<td[^>]*max-sm:hidden[^>]*>17<\/td>/)
  const [folded = ''] = /<div[^>]*data-folded.*?<\/div><\/div>/.exec(markup) ?? []
  expect(folded).toContain('sm:hidden')
  expect(textOf(folded)).toContain('Count: 17')
})
