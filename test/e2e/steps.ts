import AxeBuilder from '@axe-core/playwright'
import { type Browser, devices, type Locator, type Page } from '@playwright/test'
import sharp from 'sharp'
import { type DemoRoleName, demoPassword, demoRoles } from '@/prisma/demo/cast'
import { expect, watch } from './test'

export interface Guest {
  readonly page: Page
  /** Closes the browser window and returns what the pages complained about. */
  leave(): Promise<readonly string[]>
}

const words = {
  ru: { login: 'Табельный номер или почта', password: 'Пароль', enter: 'Войти' },
  en: { login: 'Personnel number or e-mail', password: 'Password', enter: 'Sign in' },
} as const

interface Window {
  readonly phone?: boolean
  /** Without it, a part of a page that was not fetched ahead is not there without a network. */
  readonly worker?: boolean
  readonly locale?: 'ru' | 'en'
  /** Of the clock on the desk or in the phone. */
  readonly zone?: string
}

/** Opens a window of its own and signs in as a role of the demo. */
export async function enterAs(
  browser: Browser,
  role: DemoRoleName,
  window: Window = {},
): Promise<Guest> {
  return enterWith(browser, { email: demoRoles[role].email, password: demoPassword }, window)
}

/** The same for an account of any other company. */
export async function enterWith(
  browser: Browser,
  account: { readonly email: string; readonly password: string },
  { phone = false, worker = true, locale = 'ru', zone = 'Europe/Moscow' }: Window = {},
): Promise<Guest> {
  const context = await browser.newContext({
    ...(phone ? devices['Pixel 7'] : { viewport: { width: 1366, height: 850 } }),
    baseURL: process.env.ETALON_E2E_URL ?? '',
    locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: zone,
    acceptDownloads: true,
    serviceWorkers: worker ? 'allow' : 'block',
  })
  const complaints: string[] = []
  await watch(context, complaints)
  const page = await context.newPage()
  await page.goto('/sign-in')
  if (locale === 'en') await page.getByRole('radio', { name: 'English' }).check()
  await page.getByLabel(words[locale].login).fill(account.email)
  await page.getByLabel(words[locale].password, { exact: true }).fill(account.password)
  await page.getByRole('button', { name: words[locale].enter, exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return {
    page,
    leave: async () => {
      await context.close()
      return complaints
    },
  }
}

/** No serious finding of axe on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  const { violations } = await new AxeBuilder({ page }).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)
  expect(told, `axe on ${page.url()}`).toEqual([])
}

/** Goes through the whole form on a phone, a best answer almost everywhere, and stops at the end. */
export async function fillForm(page: Page, comment: string, photo?: Buffer): Promise<void> {
  const questions = page.locator('main section[id^="question-"]')
  const next = page.getByRole('button', { name: 'Дальше' })
  for (;;) {
    await questions.first().waitFor()
    for (const question of await questions.all()) {
      await answer(question, comment)
      if (photo) await attach(question, photo)
    }
    if ((await next.count()) === 0) return
    const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
    await next.click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading)
  }
}

/** Waits until the form has fetched all that it may come to need. */
export async function expectRested(page: Page): Promise<void> {
  const hasFinish = () => hasFetched(page, 'the report was not kept')
  await expect.poll(hasFinish, { timeout: 60_000 }).toBe(true)
  await page.waitForLoadState('networkidle')
}

/** Waits until the phone needs no server any more to open the shopper's pages. */
export async function expectKept(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const store = await caches.open('etalon-shell')
      return (await store.match('/shop/offline'))?.status
    })
  await expect.poll(kept, { timeout: 60_000 }).toBe(200)
}

/** Whether a script that the page has fetched holds these words. */
function hasFetched(page: Page, words: string): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const fetched = performance.getEntriesByType('resource').map(({ name }) => name)
    const scripts = fetched.filter((name) => name.endsWith('.js'))
    const texts = await Promise.all(scripts.map(async (name) => (await fetch(name)).text()))
    return texts.some((text) => text.includes(wanted))
  }, words)
}

/** What a browser says about a network that is not there. */
export const aboutNetwork = /net::ERR_|Failed to fetch|Failed to load resource/

/** An offered visit becomes the shopper's. */
export async function takeVisit(page: Page, visitId: string): Promise<void> {
  await page.goto(`/shop/${visitId}`)
  await page.getByRole('button', { name: 'Взять проверку' }).click()
  const form = page.getByRole('link', { name: 'Заполнить анкету' })
  await expect(form).toBeVisible({ timeout: 30_000 })
}

/** The smallest photo that a phone could send. */
export const aPhoto = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#446688' } })
    .jpeg()
    .toBuffer()

/** A photo wherever the form shows that it wants one. */
async function attach(question: Locator, photo: Buffer) {
  const gallery = question.locator('input[type=file][multiple]')
  if ((await gallery.count()) === 0) return
  await gallery.setInputFiles({ name: 'image.jpg', mimeType: 'image/jpeg', buffer: photo })
  await expect(question.locator('li img')).toBeVisible()
}

async function answer(question: Locator, comment: string): Promise<void> {
  const text = (await question.getByRole('heading').textContent()) ?? ''
  const stopwatch = question.getByPlaceholder('0:00')
  const yes = question.getByRole('radio', { name: 'Да', exact: true })
  const radios = question.getByRole('radio')
  const boxes = question.getByRole('checkbox')
  const number = question.locator('input[inputmode=decimal]')
  if (await stopwatch.count()) await stopwatch.fill('0:15')
  else if (await number.count()) await number.fill('1')
  else if (await yes.count()) {
    const isBad = /нагрубил|слышно/.test(text)
    await question.getByRole('radio', { name: isBad ? 'Нет' : 'Да', exact: true }).check()
  } else if (await radios.count()) await radios.first().check()
  else if (await boxes.count()) await boxes.first().check()
  else if ((await question.locator('input[type=file]').count()) === 0)
    await question.getByRole('textbox').first().fill(comment)
  const why = question.getByLabel('Что произошло')
  if (await why.count()) await why.fill(comment)
}
