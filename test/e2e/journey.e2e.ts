import type { Browser, Page } from '@playwright/test'
import { journey } from '@/prisma/demo/cast'
import { enterAs, expectAccessible, fillForm, type Guest } from './steps'
import { expect, test } from './test'

/** What the shopper writes; it must not be found where staff read. */
const remark = 'Было шумно, переспрашивали 🌷'
const campaign = journey.person.campaign
/** No other visit of the demo pays it. */
const fee = '777'
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Moscow' })

const thisMonth = new Date().toLocaleString('ru-RU', { month: 'long', timeZone: 'Europe/Moscow' })

test.describe.configure({ mode: 'serial', timeout: 180_000 })

/** One person after the other through the whole product, each in a window of his own. */
async function visit(
  browser: Browser,
  role: Parameters<typeof enterAs>[1],
  work: (page: Page) => Promise<void>,
  options: Parameters<typeof enterAs>[2] = {},
): Promise<void> {
  const guest: Guest = await enterAs(browser, role, options)
  await work(guest.page)
  expect(await guest.leave(), `what the browser of ${role} complained about`).toEqual([])
}

test('the manager publishes a checklist, opens a campaign and assigns a visit', async ({
  browser,
}) => {
  await visit(browser, 'manager', async (page) => {
    await expectAccessible(page)
    await page.goto('/checklists')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Создать анкету' }).click()
    const template = page.getByRole('listitem').filter({ hasText: 'Звонок в отдел продаж' })
    await template.getByRole('button', { name: 'Взять образец' }).click()
    await page.waitForURL(/\/checklists\/[0-9a-f-]{36}$/)
    await page.getByLabel('Название анкеты').first().fill('Звонок о заказе')
    await expect(page.getByText('Черновик сохранён')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Опубликовать', exact: true }).click()
    await page.getByRole('button', { name: 'Опубликовать версию 1' }).click()
    await expect(page.getByText('Опубликована версия 1').first()).toBeVisible()

    await page.goto('/campaigns/new')
    await expectAccessible(page)
    await page.getByLabel('Название').fill('Ноябрь: как отвечают на звонок')
    await page.getByLabel('Цель').fill('Понять, что слышит клиент')
    await page.getByLabel('Первый день').fill(today)
    await page.getByLabel('Последний день').fill(today)
    await page.getByLabel('Вознаграждение за проверку').fill('700')
    await page.getByRole('button', { name: 'Создать программу' }).click()
    await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: 'Открыть программу' }).click()
    await expect(page.getByText('Программа открыта').first()).toBeVisible()

    // Its visits could not name anybody yet; the running campaign's notice has stood for months.
    await page.goto('/campaigns')
    await expectAccessible(page)
    await page.getByRole('link', { name: campaign }).click()
    await page
      .getByRole('link', { name: /^Назначить/ })
      .first()
      .click()
    await page.waitForURL(/part=plan/)
    await page
      .getByLabel('Анкета', { exact: true })
      .selectOption({ label: 'Звонок о заказе, версия 1' })
    await page.getByLabel('Легенда').fill('Позвоните как частный застройщик: нужен кирпич на баню.')
    await page.getByRole('radio', { name: 'Сотрудники' }).check()
    await page.getByLabel('Найти в списке').first().fill(journey.person.name)
    await page.getByRole('checkbox', { name: new RegExp(journey.person.name) }).check()
    await page.getByRole('checkbox', { name: /Ахметов/ }).check()
    await page.getByLabel('Первый день').fill(today)
    await page.getByLabel('Последний день').fill(today)
    await page.getByLabel('Вознаграждение').fill(fee)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Посмотреть, что получится' }).click()
    await page.getByRole('button', { name: 'Создать 1 проверку' }).click()
    await expect(page.getByText('Создана 1 проверка', { exact: true })).toBeVisible()
  })
})

test('the shopper takes it, fills it in on a phone, and loses nothing on a reload', async ({
  browser,
}) => {
  await visit(
    browser,
    'shopper',
    async (page) => {
      await expectAccessible(page)
      await page.getByRole('link', { name: new RegExp(`${fee},00`) }).click()
      await expect(page.getByText('Позвоните как частный застройщик')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Взять проверку' }).click()
      await page.getByRole('link', { name: 'Заполнить анкету' }).click()
      await page.waitForURL(/\/form$/)
      await page.getByPlaceholder('0:00').first().fill('0:15')
      await expect(page.getByText(/Сохранено на телефоне/)).toBeVisible()
      await expectAccessible(page)
      await page.reload()
      await expect(page.getByPlaceholder('0:00').first()).toHaveValue('0:15')
      await fillForm(page, remark)
      await page.getByRole('button', { name: 'Проверить анкету' }).click()
      await expect(page.getByText('Все нужные ответы есть.')).toBeVisible()
      await expectAccessible(page)
      await page.getByRole('button', { name: 'Отправить отчёт' }).click()
      await expect(page.getByRole('heading', { name: 'Отчёт получен' })).toBeVisible()
      await expectAccessible(page)
    },
    { phone: true },
  )
})

test('the reviewer approves it; the manager closes the campaign', async ({ browser }) => {
  await visit(browser, 'reviewer', async (page) => {
    await page.goto('/visits?state=submitted')
    await expectAccessible(page)
    const row = page.getByRole('row').filter({ hasText: 'Звонок о заказе' })
    await row.getByRole('link').first().click()
    await page.waitForURL(/\/visits\/[0-9a-f-]{36}/)
    await expect(page.getByText(remark).first()).toBeVisible()
    await expectAccessible(page)
    const pdf = await page.getByRole('link', { name: 'Отчёт в PDF' }).getAttribute('href')
    const paper = await page.request.get(pdf ?? 'no link')
    expect(paper.headers()['content-type']).toBe('application/pdf')
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.getByRole('button', { name: /^Принять отчёт/ }).click()
    await expect(page.getByText(/Отчёт принят/).first()).toBeVisible()
  })
  await visit(browser, 'manager', async (page) => {
    await page.goto('/campaigns')
    await page.getByRole('link', { name: campaign }).click()
    await page.getByRole('button', { name: 'Закрыть программу' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть программу' }).click()
    await expect(page.getByText(/Программа закрыта/).first()).toBeVisible()
  })
})

test('the reviewer opens the results of the closed campaign to the staff', async ({ browser }) => {
  await visit(browser, 'reviewer', async (page) => {
    await page.goto('/campaigns')
    await page.getByRole('link', { name: campaign }).click()
    await page.getByRole('link', { name: /^Сотрудникам/ }).click()
    await page.waitForURL(/part=release/)
    await expectAccessible(page)
    await page.getByRole('checkbox', { name: /^Контакт-центр/ }).check()
    await page.getByRole('button', { name: /^Открыть \d+ результат/ }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Открыть \d+ результат/ })
      .click()
    await expect(page.getByText(/^Открыт\S* \d+ результат/).first()).toBeVisible()
  })
})

test('HR computes the month, submits it, and cannot approve it', async ({ browser }) => {
  await visit(browser, 'hr', async (page) => {
    await expectAccessible(page)
    await openMonth(page)
    await page.getByRole('button', { name: /^Посчитать/ }).click()
    await expect(page.getByText(/^Посчитано/).first()).toBeVisible()
    await page.getByRole('searchbox').fill(journey.person.name)
    await expect(page.getByRole('table').filter({ hasText: journey.person.name })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Отправить на утверждение' }).click()
    await expect(page.getByText(/Отправлено на утверждение/)).toBeVisible()
    await expect(page.getByText('Утвердить должен другой человек').first()).toBeVisible()
  })
})

test('a second person approves and locks it; the seal holds; the file for payroll comes out', async ({
  browser,
}) => {
  await visit(browser, 'hr2', async (page) => {
    await openMonth(page)
    await page.getByRole('button', { name: 'Утвердить', exact: true }).click()
    await expect(page.getByText(/Утверждено:/)).toBeVisible()
    await page.getByRole('button', { name: /^Закрыть \S/ }).click()
    await page.getByLabel(/Чтобы подтвердить/).fill(thisMonth)
    await page.getByRole('button', { name: 'Закрыть месяц' }).click()
    await expect(page.getByText(/Закрыто:/)).toBeVisible()
    await page.getByRole('button', { name: 'Проверить отпечаток' }).click()
    await expect(page.getByText(/Отпечаток верен/)).toBeVisible()
    await page.getByRole('button', { name: /бухгалтери/ }).click()
    await expect(page.getByText(/заново этот месяц уже не открыть/)).toBeVisible()
    await page.getByLabel(/Чтобы подтвердить/).fill(thisMonth)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Передать и скачать файл' }).click()
    expect((await download).suggestedFilename()).toMatch(/^payroll-\d{4}-\d{2}\.csv$/)
  })
})

async function openMonth(page: Page): Promise<void> {
  await page.goto('/periods')
  await page.getByRole('row').nth(1).getByRole('link').click()
  await page.waitForURL(/\/periods\/[0-9a-f-]{36}$/)
}

test('the employee opens the statement, sees why, and takes the PDFs; the shopper is nowhere', async ({
  browser,
}) => {
  await visit(
    browser,
    'employee',
    async (page) => {
      await page.goto('/me')
      await expectAccessible(page)
      await page
        .getByRole('table', { name: /премий/ })
        .getByRole('link')
        .first()
        .click()
      await page.waitForURL(/\/me\/statements\//)
      await expect(page.getByText('n = 3').first()).toBeVisible()
      await expect(page.getByText(/^Выплачено: \d/).first()).toBeVisible()
      await expect(page.getByRole('heading', { name: 'Что изменило бы сумму' })).toBeVisible()
      await expectAccessible(page)
      const statement = await pdfBehind(page)
      expect(statement.subarray(0, 5).toString()).toBe('%PDF-')
      await page.goto('/me')
      await page.getByRole('row').filter({ hasText: 'Звонок о заказе' }).getByRole('link').click()
      await page.waitForURL(/\/me\/visits\//)
      await expectAccessible(page)
      const report = await pdfBehind(page)
      expect(report.subarray(0, 5).toString()).toBe('%PDF-')
      expect(await page.content()).not.toMatch(/Ахметов|Тимур|shopper@/)
    },
    { phone: true },
  )
})

/** The file that the page's own link leads to. */
async function pdfBehind(page: Page): Promise<Buffer> {
  const href = await page.getByRole('link', { name: 'Скачать PDF' }).getAttribute('href')
  const answer = await page.request.get(href ?? '')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return answer.body()
}

test('the same places in English, in short', async ({ browser }) => {
  await visit(
    browser,
    'manager',
    async (page) => {
      for (const [address, heading] of [
        ['/campaigns', 'Campaigns'],
        ['/checklists', 'Checklists'],
        ['/visits', 'Visits'],
        ['/standards', 'Standards'],
      ] as const) {
        await page.goto(address)
        await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('lang', 'en')
        await expectAccessible(page)
      }
    },
    { locale: 'en' },
  )
  await visit(
    browser,
    'employee',
    async (page) => {
      await page.goto('/me')
      await page
        .getByRole('table', { name: /bonus|statement/i })
        .getByRole('link')
        .first()
        .click()
      await expect(page.getByRole('heading', { name: 'What would have changed it' })).toBeVisible()
    },
    { locale: 'en', phone: true },
  )
})
