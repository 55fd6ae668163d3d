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
