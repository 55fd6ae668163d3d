import type { Browser, Locator, Page } from '@playwright/test'
import { addMonths } from '@/lib/core/calendar'
import { formatMonth, formatMonthName } from '@/lib/platform/i18n/format'
import { type PayRole, paidMonthAt, payCasts, payPassword } from './pay-cast'
import { enterWith, expectAccessible } from './steps'
import { expect, test } from './test'
import { type PayWords, payWords } from './whole-scheme-words'

/**
 * The worked example of the rules. One driver made 80 % of the trips and was not visited; the other was,
 * with 90 % for courtesy; everything else is in full.
 */
const base = '60000'
const paidMonth = paidMonthAt(new Date())
const thisMonth = addMonths(paidMonth, 1)

for (const locale of ['ru', 'en'] as const) {
  const cast = payCasts[locale]
  const say = payWords[locale]
  const money = say.money

  test.describe(`a whole scheme, ${locale}`, () => {
    test.describe.configure({ mode: 'serial', timeout: 300_000 })
    let scheme = ''

    const as = async (
      browser: Browser,
      role: PayRole,
      work: (page: Page) => Promise<void>,
      phone = false,
    ) => {
      const account = { email: role.email, password: payPassword }
      const guest = await enterWith(browser, account, { locale, phone })
      await work(guest.page)
      expect(await guest.leave(), `what the browser of ${role.fullName} complained about`).toEqual(
        [],
      )
    }

    test('HR writes it', async ({ browser }) => {
      await as(browser, cast.hr, async (page) => {
        scheme = await byHand(page, say)
        await page.getByLabel(say.regulationNumber).fill('ПП-21')
        await page.getByLabel(say.regulationDate).fill(`${addMonths(paidMonth, -1)}-20`)
        await page.getByLabel(say.from, { exact: true }).fill(`${paidMonth}-01`)
        await page.getByLabel(say.positions).fill(cast.positions.driver)
        await page.getByRole('option', { name: cast.positions.driver }).click()
        await expect(page.getByText(say.noRemarks)).toBeVisible()
        await expectAccessible(page)
        await page.getByRole('button', { name: say.saveDraft }).click()
        await expect(page.getByText(say.draftSaved).first()).toBeVisible()
      })
    })

    test('HR brings the facts and sees what it would have paid', async ({ browser }) => {
      await as(browser, cast.hr, async (page) => {
        await bring(page, say, 'pay', timesheet(say, paidMonth))
        await bring(page, say, 'kpi', figures(say, paidMonth, '0.8'))
        await page.goto(scheme)
        const preview = page.getByRole('region', { name: say.preview })
        const person = preview.getByLabel(say.person)
        if ((await person.inputValue()) !== cast.driver.fullName) {
          await person.fill(cast.driver.fullName)
          await page.getByRole('option', { name: cast.driver.fullName }).click()
        }
        await expect(preview.getByText(money('53', '400'))).toBeVisible({ timeout: 30_000 })
        await expectAccessible(page)

        await page.getByRole('link', { name: say.tryIt }).click()
        await expect(page.getByRole('checkbox').first()).toBeChecked()
        await expectAccessible(page)
        await page.getByRole('button', { name: say.compute, exact: true }).click()
        await page.waitForURL(/\/trials\/[0-9a-f-]{36}$/, { timeout: 60_000 })
        await expect(page.getByText(money('112', '800')).first()).toBeVisible()
        await expectAccessible(page)
      })
    })

    test('HR activates it, runs the month, and cannot approve it', async ({ browser }) => {
      await as(browser, cast.hr, async (page) => {
        await page.goto(scheme)
        await page.getByRole('button', { name: say.activate }).click()
        const dialog = page.getByRole('dialog')
        await expect(dialog.getByLabel(say.fromMonth)).toHaveValue(paidMonth)
        await expectAccessible(page)
        await dialog.getByRole('button', { name: say.activate }).click()
        await expect(page.getByText(say.activated).first()).toBeVisible()

        await page.goto('/periods')
        await expectAccessible(page)
        await openMonth(page, say, paidMonth)
        await expectAccessible(page)
        await page.getByRole('button', { name: say.compute, exact: true }).click()
        await expect(page.getByText(money('112', '800')).first()).toBeVisible()
        await expect(rowOf(page, cast.driver)).toContainText(money('53', '400'))
        await expect(rowOf(page, cast.otherDriver)).toContainText(money('59', '400'))
        await page.getByRole('button', { name: say.submit }).click()
        await expect(page.getByText(say.wroteIt).first()).toBeVisible()
        await expect(page.getByRole('button', { name: say.approve, exact: true })).toHaveCount(0)
        await expectAccessible(page)
      })
    })

    test('a second person approves and locks it', async ({ browser }) => {
      await as(browser, cast.secondHr, (page) => approveAndLock(page, paidMonth))
    })

    test('the driver reads why it is so much, without help', async ({ browser }) => {
      await as(
        browser,
        cast.driver,
        async (page) => {
          await openOwnStatement(page)
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(money('53', '400'))
          await expect(page.getByText(say.noVisits).first()).toBeVisible()
          await page.getByRole('button', { name: say.parts[0].title, exact: true }).click()
          await expect(page.getByText(/× 55.*× 80/)).toBeVisible()
          const changes = page.locator('section').filter({ hasText: say.whatIf })
          await expect(changes.getByText(money('6', '600'))).toBeVisible()
          await expect(page.getByText(/ПП-21/)).toBeVisible()
          await expect(page.getByText(new RegExp(cast.secondHr.fullName))).toBeVisible()
          await expectAccessible(page)
        },
        true,
      )
    })

    test('the visited one goes from the amount to the visit, to the answer and to the standard', async ({
      browser,
    }) => {
      await as(
        browser,
        cast.otherDriver,
        async (page) => {
          await openOwnStatement(page)
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(money('59', '400'))
          const courtesy = page.getByRole('button', { name: say.parts[2].title, exact: true })
          const row = page.getByRole('row').filter({ has: courtesy })
          await expect(row).toContainText(/90[.,]00\s%/)
          await expect(row).toContainText('n = 3')
          await expect(row).toContainText(money('5', '400'))
          await courtesy.click()
          const visits = page.locator('a[href^="/me/visits/"]:visible')
          await expect(visits).toHaveCount(3)
          await expectAccessible(page)
          await visits.first().click()
          await page.waitForURL(/\/me\/visits\//)
          const { called, notCalled, standard } = cast.visits
          const answer = page.locator('main').getByText(called, { exact: true }).locator('..')
          await expect(answer).toContainText(say.no)
          await expect(answer).toContainText(say.noPoint)
          await expect(page.getByText(notCalled).first()).toBeVisible()
          await expect(page.getByText(standard).first()).toBeVisible()
          await expectAccessible(page)
        },
        true,
      )
    })

    test('a corrected figure becomes a line of the next month, with its cause', async ({
      browser,
    }) => {
      await as(browser, cast.hr, async (page) => {
        await page.goto(`/facts?month=${paidMonth}&text=${cast.driver.number}`)
        await page.getByRole('row').filter({ hasText: say.trips }).getByRole('link').click()
        await page.waitForURL(/\/facts\/[0-9a-f-]{36}$/)
        await expectAccessible(page)
        await page.getByLabel(say.value, { exact: true }).fill('1')
        await page.getByLabel(say.reason, { exact: true }).fill(say.why)
        await page.getByRole('button', { name: say.save, exact: true }).click()
        await expect(page.getByRole('cell', { name: say.why })).toBeVisible()

        await bring(page, say, 'pay', timesheet(say, thisMonth))
        await bring(page, say, 'kpi', figures(say, thisMonth, '1'))
        await page.goto('/periods')
        await openMonth(page, say, thisMonth)
        await page.getByRole('button', { name: say.compute, exact: true }).click()
        await expect(rowOf(page, cast.driver)).toContainText(money('66', '600'))
        await expect(rowOf(page, cast.otherDriver)).toContainText(money('60', '000'))
        const period = page.url()
        await rowOf(page, cast.driver).getByRole('link').click()
        await expectCorrection(page)
        await page.goto(period)
        await page.getByRole('button', { name: say.submit }).click()
        await expect(page.getByText(say.wroteIt).first()).toBeVisible()
      })
    })

    test('it is approved and locked too; the driver finds the way back to the locked one', async ({
      browser,
    }) => {
      await as(browser, cast.secondHr, (page) => approveAndLock(page, thisMonth))
      await as(
        browser,
        cast.driver,
        async (page) => {
          await openOwnStatement(page)
          await expectCorrection(page)
        },
        true,
      )
    })

    test('the template is the same five parts', async ({ browser }) => {
      await as(browser, cast.hr, (page) => fromTemplate(page, say))
    })

    function rowOf(page: Page, { fullName }: PayRole): Locator {
      return page.getByRole('row').filter({ hasText: fullName })
    }

    /** The statement of this month pays the difference; its link leads to the one that stays. */
    async function expectCorrection(page: Page): Promise<void> {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(money('66', '600'))
      const line = page.getByRole('row').filter({ hasText: say.corrected(paidMonth) })
      await expect(line).toContainText(money('6', '600'))
      await expect(line).toContainText(say.cause)
      await expectAccessible(page)
      const corrected = page.url()
      await line.getByRole('link', { name: say.lockedStatement }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(money('53', '400'))
      await page.goto(corrected)
    }

    async function approveAndLock(page: Page, month: string): Promise<void> {
      await page.goto('/periods')
      const title = new RegExp(formatMonth(month, locale), 'i')
      await page.getByRole('row').filter({ hasText: title }).getByRole('link').click()
      await page.waitForURL(/\/periods\/[0-9a-f-]{36}$/)
      await page.getByRole('button', { name: say.approve, exact: true }).click()
      await expect(page.getByText(say.approved).first()).toBeVisible()
      await page.getByRole('button', { name: say.lock(month) }).click()
      await page.getByLabel(say.toConfirm).fill(formatMonthName(month, locale))
      await expectAccessible(page)
      await page.getByRole('button', { name: say.lockTheMonth, exact: true }).click()
      await expect(page.getByText(say.locked).first()).toBeVisible()
      await page.getByRole('button', { name: say.verify }).click()
      await expect(page.getByText(say.verified)).toBeVisible()
      await expectAccessible(page)
    }

    async function openOwnStatement(page: Page): Promise<void> {
      await page.goto('/me')
      await expectAccessible(page)
      await page.getByRole('table', { name: say.mine }).getByRole('link').first().click()
      await page.waitForURL(/\/me\/statements\//)
    }

    function timesheet({ columns }: PayWords, month: string): string {
      const people = [cast.driver, cast.otherDriver]
      const rows = people.map(({ number }) => [number, month, '21', '21', base].join(';'))
      return [columns.pay, ...rows, ''].join('\n')
    }

    function figures({ columns, parts }: PayWords, month: string, trips: string): string {
      const measured = parts.flatMap(({ metric }) => (metric === null ? [] : [metric]))
      const rows = [cast.driver, cast.otherDriver].flatMap(({ number }) =>
        measured.map((metric) => {
          const isShort = metric === 'trips' && number === cast.driver.number
          return [month, metric, number, isShort ? trips : '1'].join(';')
        }),
      )
      return [columns.kpi, ...rows, ''].join('\n')
    }
  })
}

/** The five parts, typed one by one into an empty scheme. */
async function byHand(page: Page, say: PayWords): Promise<string> {
  await page.goto('/facts/metrics')
  await expectAccessible(page)
  await page.getByRole('button', { name: say.markAll }).click()
  await page.getByRole('button', { name: say.addMarked }).click()
  await expect(page.getByText(say.metricsAdded).first()).toBeVisible()
  await page.goto('/schemes')
  await page.getByRole('button', { name: say.newScheme }).first().click()
  await page.getByRole('radio', { name: say.emptyScheme }).check()
  await page.getByRole('button', { name: say.createDraft }).click()
  await page.waitForURL(/\/schemes\/[0-9a-f-]{36}$/)
  await page.getByLabel(say.name, { exact: true }).first().fill(say.schemeName)
  await page.getByLabel(say.base, { exact: true }).selectOption({ label: say.imported })
  for (const [index, { code, title, share, metric }] of say.parts.entries()) {
    await page.getByRole('button', { name: say.addPart }).click()
    const part = page.locator(`#components-${index + 1}`)
    await part.getByLabel(say.title, { exact: true }).fill(title)
    await part.getByLabel(say.share, { exact: true }).fill(share)
    await part.getByLabel(say.code, { exact: true }).fill(code)
    if (metric === null) continue
    await part.getByLabel(say.measured, { exact: true }).selectOption({ label: say.aFigure })
    await part.getByLabel(say.metric, { exact: true }).selectOption(metric)
    await part.getByLabel(say.missing, { exact: true }).selectOption({ label: say.payNothing })
  }
  return page.url()
}

/** The template is the worked example itself: the same parts as an outline. */
async function fromTemplate(page: Page, say: PayWords): Promise<void> {
  await page.goto('/schemes')
  await expectAccessible(page)
  await page.getByRole('button', { name: say.newScheme }).first().click()
  await expect(page.getByRole('radio', { name: say.template })).toBeChecked()
  await expectAccessible(page)
  await page.getByRole('button', { name: say.createDraft }).click()
  await page.waitForURL(/\/schemes\/[0-9a-f-]{36}$/)
  for (const [index, { title, share }] of say.parts.entries()) {
    const part = page.locator(`#components-${index + 1}`)
    await expect(part).toContainText(title)
    await expect(part).toContainText(new RegExp(`${share}.%`))
  }
  // A part unfolds by the keyboard.
  const third = page.locator('#components-3')
  await expect(third.getByLabel(say.title, { exact: true })).toHaveCount(0)
  await third.getByRole('button', { expanded: false }).press('Enter')
  await expect(third.getByLabel(say.title, { exact: true })).toHaveValue(say.parts[2].title)
}

/** Checks a table of figures or timesheets, and imports it. */
async function bring(page: Page, say: PayWords, kind: 'pay' | 'kpi', text: string): Promise<void> {
  await page.goto(`/facts/import-${kind}`)
  const file = { name: `${kind}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: say.checkFile }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: say.importAll }).click()
  await expect(page.getByText(say.importDone).first()).toBeVisible()
}

async function openMonth(page: Page, say: PayWords, month: string): Promise<void> {
  await page.getByRole('button', { name: say.openMonth }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say.month, { exact: true }).fill(month)
  await dialog.getByRole('button', { name: say.openMonth }).click()
  await page.waitForURL(/\/periods\/[0-9a-f-]{36}$/)
}
