import { enterAs, expectAccessible } from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 120_000 })

test('HR sees before signing what a scheme would have paid, and how much of it is luck', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'hr')
  await page.goto('/schemes')
  await page.getByRole('link', { name: 'Контакт-центр' }).click()
  // A person beside the editor: the amount by the draft as it stands.
  await expect(page.getByText('если всё выполнено полностью:')).toBeVisible({ timeout: 30_000 })

  await page.getByRole('link', { name: 'Проверить на прошлых месяцах' }).click()
  const months = page.getByRole('checkbox')
  await expect(months.first()).toBeChecked()
  await page.getByRole('button', { name: 'Посчитать' }).click()

  await expect(page).toHaveURL(/\/trials\/[0-9a-f-]{36}$/, { timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'Проба схемы' })).toBeVisible()
  const compared = page.getByText('Все получили бы столько же.')
  await expect(compared).toBeVisible()
  await expect(page.getByText(/различи[йя] в премии/)).toBeVisible()
  await expect(page.getByText('Доля случая в различиях между людьми')).toBeVisible()
  await expectAccessible(page)

  // The link is the trial: it opens as it was made.
  await page.reload()
  await expect(compared).toBeVisible()
  expect(await leave()).toEqual([])
})
