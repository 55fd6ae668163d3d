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

test('the typeface that stands in until ours has come is as wide and as high', async ({ page }) => {
  await page.goto('/sign-in')
  const found = await page.evaluate(async () => {
    const sentences = [
      'Проверки, которые можно взять сегодня рядом с вами',
      'Не удалось отправить отчёт: он остаётся на этом телефоне',
      'What this phone keeps until the server has it',
    ]
    const isThere = async (family: string, weight: number) =>
      (await document.fonts.load(`${weight} 100px "${family}"`, 'ы').catch(() => [])).length > 0
    const line = document.createElement('span')
    line.style.cssText =
      'position: absolute; white-space: nowrap; font-size: 100px; line-height: normal'
    document.body.append(line)
    const size = (family: string, weight: number, sentence: string) => {
      line.style.fontFamily = `"${family}"`
      line.style.fontWeight = String(weight)
      line.textContent = sentence
      return { width: line.offsetWidth, height: line.offsetHeight }
    }
    const measured = []
    for (const family of ['Stand-in Roboto', 'Stand-in Arial', 'Stand-in DejaVu'])
      for (const weight of [400, 600])
        for (const sentence of sentences) {
          await document.fonts.load(`${weight} 100px "Golos Text Variable"`, sentence)
          if (!(await isThere(family, weight))) continue
          const ours = size('Golos Text Variable', weight, sentence)
          const other = size(family, weight, sentence)
          const name = `${family} ${weight}: ${sentence}`
          measured.push({
            name,
            wider: other.width / ours.width,
            higher: other.height / ours.height,
          })
        }
    return measured
  })
  test.skip(found.length === 0, 'this machine has none of the typefaces that stand in')
  for (const { name, wider, higher } of found) {
    expect(Math.abs(wider - 1), `${name}: width`).toBeLessThan(0.05)
    expect(Math.abs(higher - 1), `${name}: height`).toBeLessThan(0.02)
  }
})
