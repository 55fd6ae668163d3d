import type { Browser, Page } from '@playwright/test'
import { z } from 'zod'
import { testedFee } from '@/prisma/demo/cast'
import { expectFit } from './fit'
import { aboutNetwork, enterAs, expectKept, takeVisit } from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 180_000, mode: 'serial' })

const listSchema = z.object({
  visits: z.array(z.object({ id: z.guid(), state: z.string(), fee: z.string() })),
})
const visitSchema = z.object({
  visit: z.object({ briefing: z.object({ passedAt: z.string().nullable() }) }),
})

/** The test of the demo's calls to the back office, in both languages. */
const words = {
  ru: {
    title: 'Проверьте себя',
    hint: 'Собеседник ошибся в ответе. Что делать?',
    correct: 'Поправить его',
    note: 'Записать ответ как есть',
    transfers: 'Вас соединили с другим отделом. Считается ли это переводом?',
    every: 'Да, каждый раз',
    no: 'Нет',
    check: 'Проверить ответы',
    missing: 'Выберите ответ.',
    wrong: 'Неверно: Поправить его',
    rightIs: 'Правильный ответ: Записать ответ как есть',
    why: 'Вы сравните его с памяткой после разговора. После подсказки сравнивать будет нечего.',
    again: 'Пройти ещё раз',
    passed: 'Верно 2 из 2. Анкета открыта.',
    open: 'Открыть анкету',
  },
  en: {
    title: 'Check yourself',
    hint: 'The answer that you are given is wrong. What do you do?',
    correct: 'Put it right',
    note: 'Note it as it was given',
    transfers: 'You are put through to another department. Does it count?',
    every: 'Yes, every time',
    no: 'No',
    check: 'Check the answers',
    missing: 'Choose an answer.',
    wrong: 'Wrong: Put it right',
    rightIs: 'The right answer: Note it as it was given',
    why: 'You compare it with the note after the call. After a hint there is nothing to compare.',
    again: 'Try again',
    passed: '2 of 2 right. The form is open.',
    open: 'Open the form',
  },
} as const

type Words = (typeof words)['ru' | 'en']

async function visitOf(page: Page) {
  const answer = await page.request.get('/api/v1/visits')
  const visit = listSchema.parse(await answer.json()).visits.find(({ fee }) => fee === testedFee)
  if (visit === undefined) throw new Error('the demo has no visit with a test')
  return visit
}

/** The visit of these tests, taken; by a browser of its own, so that others meet it as it then is. */
async function anAcceptedVisit(browser: Browser): Promise<string> {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true })
  const { id, state } = await visitOf(page)
  if (state === 'offered') await takeVisit(page, id)
  await leave()
  return id
}

async function passedAt(page: Page, visitId: string): Promise<string | null> {
  const answer = await page.request.get(`/api/v1/visits/${visitId}`)
  return visitSchema.parse(await answer.json()).visit.briefing.passedAt
}

const choose = (page: Page, question: string, option: string) =>
  page
    .getByRole('group', { name: question })
    .getByRole('radio', { name: option, exact: true })
    .check()

/** Half of it is right, and that is not enough: what was wrong is said, and no way leads on. */
async function failOnce(page: Page, said: Words) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(said.title)
  await page.getByRole('button', { name: said.check }).click()
  await expect(page.getByText(said.missing)).toHaveCount(2)
  await choose(page, said.hint, said.correct)
  await choose(page, said.transfers, said.every)
  await expect(page.getByText(said.missing)).toHaveCount(0)
  await page.getByRole('button', { name: said.check }).click()
  await expect(page.getByText(said.wrong)).toBeVisible()
  await expect(page.getByText(said.rightIs)).toBeVisible()
  await expect(page.getByText(said.why)).toBeVisible()
  await expect(page.getByRole('button', { name: said.open })).toHaveCount(0)
}

test('in English: who fails reads why, and the form stays closed until another try', async ({
  browser,
}) => {
  const visitId = await anAcceptedVisit(browser)
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true, locale: 'en' })
  await page.goto(`/shop/${visitId}/form`)
  await failOnce(page, words.en)
  await expectFit(page)
  await page.getByRole('button', { name: words.en.again }).click()
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
  await expectFit(page)
  // Neither the phone nor the server takes a failed try for a passed one.
  await page.waitForLoadState('networkidle')
  expect(await passedAt(page, visitId)).toBeNull()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.title)
  expect(await leave(), 'what the browser complained about').toEqual([])
})

test('in Russian and without a network: failed, tried again, passed, the form opens; the server hears of it later', async ({
  browser,
}) => {
  const said = words.ru
  const visitId = await anAcceptedVisit(browser)
  const { page: first, leave } = await enterAs(browser, 'shopper', { phone: true })
  const context = first.context()
  await first.goto('/shop')
  await expectKept(first)
  await first.close()
  await context.setOffline(true)

  const page = await context.newPage()
  await page.goto(`/shop/${visitId}/form`)
  await failOnce(page, said)
  await page.getByRole('button', { name: said.again }).click()
  await choose(page, said.hint, said.note)
  await choose(page, said.transfers, said.every)
  await page.getByRole('button', { name: said.check }).click()
  await expect(page.getByText(said.passed)).toBeVisible()
  await page.getByRole('button', { name: said.open }).click()
  await expect(page.locator('#question-0')).toBeVisible()

  // The phone remembers it: the form opens at once, still without a network.
  await page.reload()
  await expect(page.locator('#question-0')).toBeVisible()
  await expect(page.getByText(said.title)).toHaveCount(0)

  await context.setOffline(false)
  await expect.poll(() => passedAt(page, visitId), { timeout: 60_000 }).not.toBeNull()
  // Another phone is not asked again.
  const other = await enterAs(browser, 'shopper', { phone: true })
  await other.page.goto(`/shop/${visitId}/form`)
  await expect(other.page.locator('#question-0')).toBeVisible()
  await other.leave()
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})
