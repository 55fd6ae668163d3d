import type { BrowserContext, Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { spareOfferFees } from '@/prisma/demo/cast'
import { aboutNetwork, enterAs, expectKept, takeVisit } from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 300_000 })

const [, , , , , , , farFee] = spareOfferFees

const listSchema = z.object({
  visits: z.array(z.object({ id: z.guid(), state: z.string(), fee: z.string() })),
})

/** What of a visit as the server tells it is changed here; the rest stays as it is. */
const visitSchema = z.looseObject({
  visit: z.looseObject({
    checklist: z.looseObject({
      document: z.looseObject({
        sections: z.array(
          z.looseObject({ questions: z.array(z.looseObject({ type: z.string() })) }),
        ),
      }),
    }),
  }),
})

/** Two screens of 36. */
const QUESTIONS = 72
const ON_SCREEN = 36

/** The phone is told of a checklist with one long section of short questions. */
async function lengthenChecklist(context: BrowserContext) {
  await context.route(/\/api\/v1\/visits\/[0-9a-f-]{36}$/, async (route) => {
    const answer = await route.fetch()
    if (answer.status() !== 200) return route.fulfill({ response: answer })
    const told = visitSchema.parse(await answer.json())
    const { document } = told.visit.checklist
    const [section] = document.sections
    const yesNo = document.sections
      .flatMap(({ questions }) => questions)
      .find(({ type }) => type === 'yes-no')
    if (section && yesNo) {
      section.questions = Array.from({ length: QUESTIONS }, (_, place) => ({
        ...yesNo,
        id: `long-${place}`,
        text: { ru: `Вопрос номер ${place + 1}`, en: `Question number ${place + 1}` },
        required: true,
      }))
      section.sections = []
      document.sections = [section]
    }
    return route.fulfill({ response: answer, json: told })
  })
}

async function aLongForm(page: Page): Promise<string> {
  const answer = await page.request.get('/api/v1/visits')
  const { visits } = listSchema.parse(await answer.json())
  const visit = visits.find(({ fee }) => fee === farFee)
  expect(visit, 'an offered visit of the demo').toBeDefined()
  if (visit?.state === 'offered') await takeVisit(page, visit.id)
  return visit?.id ?? ''
}

/** As in a browser that does not hold what one looks at by itself, on a slow phone. */
async function asOnSafari(page: Page) {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { overflow-anchor: none !important }')
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
  const browser = await page.context().newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 6 })
}

const topOf = (target: Locator) => target.evaluate((block) => block.getBoundingClientRect().top)

test('going to a far question ends at it, also where what stands above it is drawn later', async ({
  browser,
}) => {
  const { page: first, leave } = await enterAs(browser, 'shopper', { phone: true })
  const context = first.context()
  await lengthenChecklist(context)
  const visitId = await aLongForm(first)
  await first.goto('/shop')
  await expectKept(first)
  await first.close()
  // Without a network: nothing of this form is ever told to the server.
  await context.setOffline(true)

  const page = await context.newPage()
  await page.goto(`/shop/${visitId}/form`)
  const questions = page.locator('main section[id^="question-"]')
  await expect(questions).toHaveCount(ON_SCREEN)
  const far = page.locator('#question-61')
  await page.getByRole('button', { name: 'Дальше' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 из 2')
  for (const isScrolling of [false, true]) {
    await page.getByRole('button', { name: 'Проверить анкету' }).click()
    const entry = page.getByRole('button', { name: /^Вопрос номер 62(?!\d)/ })
    await entry.scrollIntoViewIfNeeded()
    await asOnSafari(page)
    await entry.click()
    await expect(far.getByRole('radio').first()).toBeFocused()
    if (isScrolling) await page.mouse.wheel(0, -1500)
    await expect(questions).toHaveCount(ON_SCREEN)
    if (isScrolling) {
      // Whoever scrolls away is not fetched back.
      await expect.poll(() => topOf(far)).toBeGreaterThan(800)
      continue
    }
    // What the header covers ends above it, and it is the first thing below.
    await expect.poll(() => topOf(far)).toBeLessThan(260)
    expect(await topOf(far)).toBeGreaterThan(60)
  }
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})
