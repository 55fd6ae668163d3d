import { enterAs } from './steps'
import { expect, test } from './test'

test('a half-written standard is left by no way without a question', async ({ browser }) => {
  const manager = await enterAs(browser, 'manager')
  const { page } = manager
  await page.goto('/standards')
  await page.getByRole('link', { name: 'Добавить стандарт' }).click()
  await page.waitForURL(/open=new/)
  const number = page.getByLabel('Номер', { exact: true })
  const question = page.getByRole('dialog').filter({ hasText: 'Закрыть и потерять написанное?' })
  const stay = async () => {
    await expect(question).toBeVisible()
    await page.getByRole('button', { name: 'Вернуться к форме' }).click()
    await expect(question).toBeHidden()
    await expect(number).toHaveValue('9.9.9')
    expect(page.url()).toContain('open=new')
  }
  await number.fill('9.9.9')

  // The words of a row, beside its link.
  const row = page.locator('tr[data-row-href] td').nth(1)
  await row.click({ position: { x: 3, y: 3 } })
  await stay()

  // A condition of the list; who stays sees the one that holds.
  const touchpoint = page.getByLabel('Все каналы')
  await touchpoint.selectOption('call')
  await stay()
  await expect(touchpoint).toHaveValue('')

  // The browser's Back, twice: it asks each time.
  await page.goBack()
  await stay()
  await page.goBack()
  await expect(question).toBeVisible()
  await page.getByRole('button', { name: 'Закрыть, не сохраняя' }).click()
  await page.waitForURL((url) => url.pathname === '/standards' && !url.search.includes('open'))
  await expect(number).toBeHidden()
  expect(await manager.leave()).toEqual([])
})

test('what is saved in a sheet leaves Back where it always led', async ({ browser }) => {
  const manager = await enterAs(browser, 'manager')
  const { page } = manager
  const isList = (url: URL) => url.pathname === '/shoppers' && url.search === ''
  await page.goto('/shoppers')
  await page.locator('tr[data-row-href] a').first().click()
  await page.waitForURL(/shopper=/)
  const phone = page.getByLabel('Телефон')
  const question = page.getByRole('dialog').filter({ hasText: 'Закрыть и потерять написанное?' })

  // Where one stands in the browser's history.
  const place = () => page.evaluate<number>('navigation.currentEntry.index')
  const sheet = await place()

  // Half a number is asked about.
  await phone.fill('+7 900 000-00-17')
  await page.keyboard.press('Escape')
  await expect(question).toBeVisible()
  await page.getByRole('button', { name: 'Вернуться к форме' }).click()
  await expect(phone).toHaveValue('+7 900 000-00-17')

  // Saved, it is no longer asked about, and one press leads to the list.
  await page.getByRole('button', { name: 'Сохранить изменения' }).click()
  await expect(page.getByText('Изменения сохранены')).toBeVisible()
  await expect.poll(place).toBe(sheet)
  await page.goBack()
  await page.waitForURL(isList)
  await expect(question).toBeHidden()
  await expect(phone).toBeHidden()

  // The same for what a save leads away from: Back shows no empty form.
  await page.goto('/standards')
  await page.getByRole('link', { name: 'Добавить стандарт' }).click()
  await page.waitForURL(/open=new/)
  await page.getByLabel('Номер', { exact: true }).fill('9.9.8')
  await page.getByLabel('Текст на русском').fill('Черновик, который никто не публикует')
  await page.getByRole('button', { name: 'Добавить черновик' }).click()
  await page.waitForURL(/\/standards\/[0-9a-f-]{36}/)
  await page.goBack()
  await page.waitForURL((url) => url.pathname === '/standards' && url.search === '')
  await expect(page.getByLabel('Номер', { exact: true })).toBeHidden()
  expect(await manager.leave()).toEqual([])
})
