import { expect, test } from './test'

test('the started application says that it is well', async ({ request }) => {
  const answer = await request.get('/api/health')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ status: 'ok', database: 'reachable' })
})

test('whoever is not signed in comes to the sign-in page, in Russian', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/(sign-in|first-run)/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru')
})
