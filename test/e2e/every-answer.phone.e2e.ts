import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { expectFit } from './fit'
import { aboutNetwork, enterAs, expectAccessible, expectRested } from './steps'
import { expect, test } from './test'

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const fee = '640'
const clerk = 'Марина'
const shop = 'Химки'

const aPicture = async (width: number, height: number) => ({
  name: 'снимок.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width, height, channels: 3, background: '#7aa0a0' } })
    .jpeg()
    .toBuffer(),
})

/** Crops, turns and points by keys alone, and does not lose it to a stray Escape. */
async function mendPhoto(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Поправить' }).click()
  const left = page.getByRole('slider', { name: 'Слева' })
  for (let step = 0; step < 4; step += 1) await left.press('Shift+ArrowRight')
  await expect(left).toHaveAttribute('aria-valuenow', '20')
  await page.getByRole('button', { name: 'Повернуть вправо' }).press('Enter')
  await page.getByRole('button', { name: 'Стрелка', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Поставить стрелку' }).press('Enter')
  await page.getByRole('button', { name: 'Остриё стрелки 1' }).press('Shift+ArrowDown')
  await expectFit(page)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Правки ещё не сохранены')).toBeVisible()
  await page.getByRole('button', { name: 'Сохранить фото' }).press('Enter')
  await expect(page.getByText('Изменено на телефоне: повёрнуто, обрезано, стрелка.')).toBeVisible()
  const shown = page.getByRole('dialog').getByRole('img')
  const size = () =>
    shown.evaluate(
      (image) => image instanceof HTMLImageElement && [image.naturalWidth, image.naturalHeight],
    )
  await expect.poll(size).toEqual([800, 960])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('a form that branches, with every kind of answer, is filled on a phone whose network goes, and sent', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'shopper', { phone: true, worker: false })
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 55.751244, longitude: 37.618423, accuracy: 12 })
  const title = page.getByRole('heading', { level: 1 })
  const next = page.getByRole('button', { name: 'Дальше', exact: true })
  const question = (name: string | RegExp) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name }) })

  await page.getByRole('link', { name: new RegExp(`${fee},00`) }).click()
  await page.getByRole('link', { name: 'Заполнить анкету' }).click()
  await expect(title).toHaveText('Приход')
  await expect(page.getByText('Паспорт не понадобится')).toBeVisible()
  // From here on only what this opening has brought is there: no network, no worker.
  await expectRested(page)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Я на месте' }).click()
  await page.getByRole('button', { name: 'Показать место' }).click()
  await expect(page.getByText('Место отмечено, точность 12 м.')).toBeVisible()
  await page.getByRole('button', { name: 'Инструкция' }).click()
  await expect(page.getByText('Ведите себя как обычный покупатель.')).toBeVisible()
  await expect(page.getByText('Возмещается до 300,00 ₽.')).toBeVisible()
  await expectFit(page)
  await page.keyboard.press('Escape')
  await question('Когда вы вошли').locator('input').fill('17:43')
  const queue = question(/человек стояло/)
  await queue.getByRole('button', { name: 'Меньше' }).click()
  await expect(queue.getByRole('textbox')).toHaveValue('0')
  await queue.getByRole('button', { name: 'Больше' }).click()
  await expect(queue.getByRole('textbox')).toHaveValue('1')
  const waited = question('Сколько вы ждали')
  await waited.getByRole('button', { name: 'Начать' }).click()
  await expect(waited.getByText('0:01')).toBeVisible()
  await waited.getByRole('button', { name: 'Стоп' }).click()
  await expectFit(page)

  // One answer opens another branch, and takes it back.
  await page.getByRole('radio', { name: 'Не обслужили' }).check()
  await next.click()
  await expect(title).toHaveText('Отказ')
  await page.getByRole('radio', { name: 'Нет', exact: true }).check()
  await expect(page.getByText('к этому ответу нужен комментарий')).toBeVisible()
  await page.getByRole('button', { name: 'Назад', exact: true }).click()
  await page.getByRole('radio', { name: 'Заказ выдали' }).check()
  await next.click()

  await expect(title).toHaveText('Обслуживание')
  await question('Имя на бейдже').getByRole('textbox').fill(clerk)
  await expect(page.getByRole('heading', { name: new RegExp(clerk) })).toBeVisible()
  await page.getByRole('radio', { name: '5 из 5' }).check()
  await expect(page.getByRole('checkbox', { name: 'Деньги тем же путём' })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Упаковать' }).check()
  const served = question(/Сколько секунд/)
  await served.getByRole('textbox').fill('0')
  await served.getByRole('textbox').blur()
  await expect(served.getByText('нужно число больше нуля')).toBeVisible()
  await served.getByRole('textbox').fill('59')
  await served.getByRole('textbox').blur()
  await expect(page.getByRole('status').filter({ hasText: '1 мин' })).toBeVisible()
  await expectFit(page)
  await next.click()

  await expect(title).toHaveText('Порядок у стола')
  for (const row of await page.getByRole('group').all())
    await row.getByRole('radio').first().check()
  await expectFit(page)
  await next.click()

  await expect(title).toHaveText('Подтверждения')
  await page.getByRole('slider').press('ArrowRight')
  await expect(question(/занят стеллаж/).getByRole('textbox')).toHaveValue('1')
  await question('До какого дня').locator('input').fill('2026-12-03')
  await page.getByRole('button', { name: 'Отметить, где я сейчас' }).click()
  await expect(page.getByLabel('Широта')).toHaveValue('55.751244')
  const desk = question('Стол выдачи')
  // The camera comes first, the gallery beside it.
  const camera = desk.locator('input[type=file]').first()
  await expect(camera).toHaveAttribute('capture', 'environment')
  await camera.setInputFiles(await aPicture(1200, 800))
  await mendPhoto(page)
  const sound = question('Объявление в зале')
  await expect(sound.locator('input[type=file]')).toHaveCount(0)
  await sound.getByRole('button', { name: 'Прочитано, можно записывать' }).click()
  const wave = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(28)])
  await sound
    .locator('input[type=file]')
    .setInputFiles({ name: 'зал.wav', mimeType: 'audio/wav', buffer: wave })
  await expect(sound.getByText('зал.wav')).toBeVisible()
  const notice = question('Уведомление о заказе')
  const attach = (name: string, text: string) =>
    notice
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(text) })
  await attach('таблица.pdf', 'PK a table in disguise')
  await expect(notice.getByText('Такие файлы Эталон не принимает')).toBeVisible()
  await attach('заказ.pdf', '%PDF-1.7')
  await expect(notice.getByText('заказ.pdf')).toBeVisible()
  await page.getByLabel('Или впишите имя').fill('Т. Ахметов')
  await page.getByRole('button', { name: 'Подписать', exact: true }).click()
  await expect(page.getByText('Подпись сохранена.')).toBeVisible()
  await expectFit(page)

  await page.getByRole('button', { name: 'Проверить анкету' }).click()
  await expect(page.getByText('Все нужные ответы есть.')).toBeVisible()
  const receipt = page.locator('#purchase-receipt')
  await receipt
    .locator('input[type=file]')
    .first()
    .setInputFiles(await aPicture(600, 900))
  await expect(receipt.getByText('Фото есть, впишите сумму по чеку.')).toBeVisible()
  await receipt.getByLabel('Сумма по чеку').fill('318,5')
  await receipt.getByLabel('Сумма по чеку').blur()
  await expect(receipt.getByText('Это больше, чем возмещают')).toBeVisible()
  await expectFit(page)
  await page.getByRole('button', { name: 'Я ухожу' }).click()
  await expect(page.getByText(/Визит закончен в \d/)).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Отправить отчёт' }).click()
  await expect(page.getByRole('heading', { name: 'Отчёт получен' })).toBeVisible({
    timeout: 30_000,
  })
  expect((await leave()).filter((text) => !aboutNetwork.test(text))).toEqual([])
})

test('the reviewer reads every answer, hears the recording and opens the file', async ({
  browser,
}) => {
  const { page, leave } = await enterAs(browser, 'reviewer')
  await page.goto('/visits?state=submitted')
  const desk = page.getByRole('row').filter({ hasText: 'Стол выдачи заказов' })
  const row = desk.filter({ hasText: shop })
  await row.getByRole('link').first().click()
  await page.waitForURL(/\/visits\/[0-9a-f-]{36}/)
  const choose = (name: string | RegExp) => page.getByRole('button', { name }).first().click()
  await expect(page.getByRole('button', { name: /Когда вы вошли 17:43/ })).toBeVisible()
  await expect(page.getByText(/на месте с .+ \(точность 12 м\)/)).toBeVisible()
  await expect(page.getByText(/условия записи подтверждены/)).toBeVisible()
  await expect(page.getByRole('button', { name: /Причину объяснили не задавался/ })).toBeVisible()
  await expect(page.getByRole('button', { name: new RegExp(`сотрудник ${clerk}`) })).toBeVisible()
  await choose(/Всего от входа/)
  await expect(page.getByText('Посчитано: («Сколько вы ждали» +')).toBeVisible()
  await choose(/Где вход/)
  await expect(page.getByRole('link', { name: 'Показать на карте' })).toHaveAttribute(
    'href',
    'geo:55.751244,37.618423',
  )
  await choose(/Объявление в зале/)
  await expect(page.locator('audio')).toHaveAttribute('aria-label', 'зал.wav')
  await choose(/^Стол выдачи/)
  await expect(page.getByText('изменено на телефоне: повёрнуто, обрезано, стрелка')).toBeVisible()
  await expect(page.getByText('Чек больше предела')).toBeVisible()
  await page.keyboard.press('f')
  const viewer = page.getByRole('dialog', { name: 'Стол выдачи' })
  await expect(
    viewer.getByText(/^Фото 1 из 3 · Вопрос \d+ · внесено .+ · снято .+ · изменено/),
  ).toBeVisible()
  await page.keyboard.press('+')
  await expect(viewer.locator('output')).toHaveText('125\u00a0%')
  await page.keyboard.press('0')
  await expect(viewer.locator('output')).toHaveText('100\u00a0%')
  await expectAccessible(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: /^Чек, 318,50/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await choose(/Уведомление о заказе/)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Сохранить «заказ.pdf»' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
  await expectAccessible(page)
  expect(await leave(), 'what the browser complained about').toEqual([])
})
