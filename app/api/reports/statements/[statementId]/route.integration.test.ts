import { createTranslator } from 'next-intl'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Locale } from '@/lib/access/actor'
import { messagesIn } from '@/lib/platform/i18n/messages'
import { payRows } from '@/test/deny/pay-rows'
import { pdfPages } from '@/test/pdf-text'
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

async function pagesOf(headers: Record<string, string>, query = ''): Promise<readonly string[]> {
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
  return pdfPages(new Uint8Array(await response.arrayBuffer()))
}

async function firstWords(headers: Record<string, string>, query = ''): Promise<string> {
  const [text = ''] = await pagesOf(headers, query)
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

/** As somebody reads it: whatever spaces stand in it. */
const plain = (text: string) => text.replaceAll('\u2060', '').replace(/[\u00a0\u202f\s]+/g, ' ')

it.each([
  {
    language: 'ru',
    page: /1 из 1$/,
    told: [
      'Расчёт премии · Ольга Смирнова, продавец · октябрь 2026 6 000,00 ₽ Из возможных 60 000,00 ₽.',
      'Вежливость проверок не было, выплачено полностью 10 % 100 % 6 000,00',
      'Вежливость 60 000,00 ₽ × 10 % × 100 % = 6 000,00',
      '«Рейсы»: 100 %, если бы показатель передали: +33 000,00 ₽',
      'Утверждено: Марк Тихонов, 20.10.2026.',
      'Отпечаток расчёта:',
    ],
  },
  {
    language: 'en',
    page: /1 of 1$/,
    told: [
      'October 2026 ₽6,000.00 Out of ₽60,000.00 possible.',
      'Courtesy no visits, paid in full 10 % 100 % 6,000.00',
      'Courtesy ₽60,000.00 × 10 % × 100 % = 6,000.00',
      '“Trips”: 100 %, had the figure been delivered: +₽33,000.00',
      'Approved: Марк Тихонов, 20 Oct 2026.',
      'Seal of the run:',
    ],
  },
])(
  'tells in $language the amount, its parts, who approved it, the seal and its pages',
  async (paper) => {
    const [run] = await world.database.asOwner<{ seal: string }>('SELECT seal FROM period_runs')
    const pages = (await pagesOf({}, `?language=${paper.language}`)).map(plain)
    expect(pages).toHaveLength(1)
    const [page = ''] = pages
    for (const words of paper.told) expect(page).toContain(words)
    expect(run?.seal).toMatch(/^[0-9a-f]{64}$/)
    expect(page).toContain(`: ${run?.seal} `)
    expect(page).toMatch(paper.page)
  },
)
