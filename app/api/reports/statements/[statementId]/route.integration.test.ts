import { createTranslator } from 'next-intl'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Locale } from '@/lib/access/actor'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { payRows } from '@/test/deny/pay-rows'
import { openWorld, type World } from '@/test/world'
import { GET } from './route'

// Outside of Next the package has no request to read a language from; the handler names it.
vi.mock('next-intl/server', () => ({
  getTranslations: async ({ locale, namespace }: { locale: Locale; namespace: string }) =>
    createTranslator({ locale, messages: messagesIn(locale), namespace: namespace as never }),
}))

let world: World
let statementId: string
let personnelNumber: string
beforeAll(async () => {
  world = await openWorld()
  world.serve()
  const { hr, secondHr } = world.actors
  const { statements } = await payRows({
    deps: world.deps,
    positionId: world.positions.seller,
    personnelNumbers: ['202', '203'],
    hr: [hr, secondHr],
  })
  statementId = statements[0]?.id ?? ''
  personnelNumber = statements[0]?.personnelNumber ?? ''
})
afterAll(() => world.close())

async function firstWords(headers: Record<string, string>, query = ''): Promise<string> {
  const cookies = [await world.cookieOf(world.actors.hr), headers.cookie ?? '']
  const request = new Request(
    `http://127.0.0.1:3000/api/reports/statements/${statementId}${query}`,
    {
      headers: { ...headers, cookie: cookies.join('; ') },
    },
  )
  const response = await GET(request, { params: Promise.resolve({ statementId }) })
  expect(response.status).toBe(200)
  // Whoever saves those of many people tells the files apart.
  expect(response.headers.get('content-disposition')).toContain(`-${personnelNumber}.pdf`)
  const data = new Uint8Array(await response.arrayBuffer())
  const pdf = await getDocument({ data, useSystemFonts: false, verbosity: 0 }).promise
  const { items } = await (await pdf.getPage(1)).getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
  return /Bonus statement|Расчёт премии/.exec(text)?.[0] ?? text
}

it('speaks the language of the screen from which it is asked, not that of the account', async () => {
  expect(world.actors.hr.locale).toBe('ru')
  expect(await firstWords({})).toBe('Расчёт премии')
  expect(await firstWords({ cookie: 'etalon-locale=en' })).toBe('Bonus statement')
  expect(await firstWords({ 'accept-language': 'en-GB,en;q=0.9' })).toBe('Bonus statement')
  expect(
    await firstWords({ cookie: 'etalon-locale=ru', 'accept-language': 'en-GB,en;q=0.9' }),
  ).toBe('Расчёт премии')
  expect(await firstWords({ cookie: 'etalon-locale=ru' }, '?language=en')).toBe('Bonus statement')
})
