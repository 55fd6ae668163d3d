import { createElement } from 'react'
import { expect, test } from 'vitest'
import type { OpenItem } from '@/lib/core/period-snapshot'
import { saidIn } from '@/test/markup'
import { OpenItems } from './open-items'

const held: OpenItem = {
  ...{ month: '2026-10', reason: 'held-line', amount: null },
  person: { id: 'p', personnelNumber: '204', fullName: 'Анна Новая' },
  titles: [{ ru: 'Доставка вовремя', en: 'Delivery on time' }],
  changes: [
    {
      ...{ kind: 'employment', subject: null, before: null },
      after: { hiredOn: '2026-10-12', leftOn: null },
    },
  ] as unknown as OpenItem['changes'],
  about: { periodId: 'october', schemeVersionId: 'v', component: 'on_time' },
}

function listIn(locale: 'ru' | 'en', item: OpenItem): string {
  const items = createElement(OpenItems, {
    ...{ items: [item], currency: 'RUB', periodId: null, settledIn: null },
    ...{ settled: new Map(), metrics: {} as never },
  })
  return saidIn(locale, items)
}

test('an item without an amount says that there is none, and what changed in a sentence of its own', () => {
  const ru = listIn('ru', held)
  expect(ru).toContain('|не посчитана|')
  expect(ru).toContain('Что изменилось: ')
  expect(listIn('en', held)).toContain('|not computed|')
})

test('an item about which nothing changed says nothing of a change', () => {
  const ru = listIn('ru', { ...held, changes: [], amount: '-500.00' })
  expect(ru).not.toContain('Что изменилось')
  expect(ru).not.toContain('не посчитана')
})
