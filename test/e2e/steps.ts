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

/** Opens a window of its own and signs in as a role of the demo. */
export async function enterAs(
  browser: Browser,
  role: DemoRoleName,
  { phone = false, locale = 'ru' }: { phone?: boolean; locale?: 'ru' | 'en' } = {},
): Promise<Guest> {
  const context = await browser.newContext({
    ...(phone ? devices['Pixel 7'] : { viewport: { width: 1366, height: 850 } }),
    baseURL: process.env.ETALON_E2E_URL ?? '',
    locale: locale === 'ru' ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Moscow',
    acceptDownloads: true,
  })
  const complaints: string[] = []
  await watch(context, complaints)
  const page = await context.newPage()
  await page.goto('/sign-in')
  if (locale === 'en') await page.getByRole('radio', { name: 'English' }).check()
  await page.getByLabel(words[locale].login).fill(demoRoles[role].email)
  await page.getByLabel(words[locale].password, { exact: true }).fill(demoPassword)
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
