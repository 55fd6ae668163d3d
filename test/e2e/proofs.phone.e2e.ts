import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { browserFlags } from './browser'
import { expectFit } from './fit'
import {
  aPhotoOf,
  expect,
  finish,
  form,
  openForm,
  phoneHas,
  serverHas,
  test,
  visitTo,
} from './lossy-phone'

test.describe.configure({ timeout: 120_000 })
// The microphone is the browser's own: it beeps, and nobody is asked for it.
test.use({
  launchOptions: {
    executablePath: process.env.ETALON_E2E_BROWSER ?? '',
    args: [...browserFlags, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
})

const question = (page: Page, name: string) =>
  page.locator('section[id^="question-"]').filter({ has: page.getByRole('heading', { name }) })

/** Answers what has to be answered, so that nothing is called for. */
async function answerAll(page: Page) {
  for (const name of ['Кассир поздоровался?', 'Стойка чистая?'])
    await question(page, name).getByRole('radio', { name: 'Да', exact: true }).check()
}

test('a recording that a reload cuts off is offered, heard, kept and sent', async ({
  phone: { page },
}) => {
  const visitId = await visitTo('recorded')
  await openForm(page, visitId)
  const sound = question(page, 'Объявление в зале')
  const record = sound.getByRole('button', { name: 'Записать звук' })
  await expect(sound.getByText('Записывайте только объявление в зале.')).toBeVisible()
  await expect(record).toHaveCount(0)
  await sound.getByRole('button', { name: 'Прочитано, можно записывать' }).click()
  await record.click()
  await expect(sound.getByRole('timer')).toBeVisible()
  // Said when the first part of it is on the phone, and not before.
  await expect(sound.getByText('Записанное хранится на телефоне')).toBeVisible()
  expect(await phoneHas(page, 'soundParts')).not.toEqual([])
  await expectFit(page)
  await expect(sound.getByRole('timer'), 'it runs on').toBeVisible()

  await page.reload()
  const cut = sound.getByRole('region', { name: /^Незаконченная запись от / })
  await expect(cut).toBeVisible()
  await expect(record, 'the terms are read once').toBeVisible()
  const heard = () =>
    cut.locator('audio').evaluate((audio: HTMLAudioElement) => audio.readyState >= 1)
  await expect.poll(heard, { message: 'a sound that the browser can play' }).toBe(true)
  await expectFit(page)
  // Undecided, it holds the report back.
  await answerAll(page)
  await form(page).check.click()
  await expect(page.getByRole('button', { name: 'К первому пропуску' })).toBeVisible()
  await page.getByRole('button', { name: 'Назад' }).click()
  await cut.getByRole('button', { name: 'Оставить' }).click()
  await expect(cut).toHaveCount(0)
  await expect(sound.getByText('Запись 1')).toBeVisible()
  await expect(form(page).saved).toBeVisible()
  await finish(page)
  await expect(form(page).received).toBeVisible({ timeout: 30_000 })
  const { reports, files } = await serverHas(visitId)
  expect(reports).toHaveLength(1)
  expect(files).toMatchObject([{ questionId: 'hall', mediaType: 'audio/webm' }])
  await expect.poll(() => phoneHas(page, 'soundParts')).toEqual([])
})

/** Draws one line over the sheet, in shares of its width and height. */
async function stroke(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  const box = await page.locator('canvas').boundingBox()
  if (box === null) throw new Error('there is no sheet to sign on')
  const at = ([right, down]: readonly [number, number]) =>
    [box.x + right * box.width, box.y + down * box.height] as const
  await page.mouse.move(...at(from))
  await page.mouse.down()
  await page.mouse.move(...at(to), { steps: 8 })
  await page.mouse.up()
}

/** How dark the darkest place of a part of a picture is. */
async function inkIn(picture: Buffer, left: number, width: number): Promise<number> {
  const part = await sharp(picture).extract({ left, top: 0, width, height: 360 }).toBuffer()
  const { channels } = await sharp(part).greyscale().stats()
  return channels[0]?.min ?? 255
}

/** PHONE.md, The form: progress is always visible; where the window is low, as the line of ticks alone. */
async function expectProgressInSight(page: Page) {
  const progress = page.getByRole('button', { name: /^Отвечено \d+ из 5/ })
  const ticks = page
    .getByRole('banner')
    .locator('[aria-hidden]')
    .filter({ has: page.locator('span') })
  const atEnd = () =>
    page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  const size = page.viewportSize() ?? { width: 0, height: 0 }
  await atEnd()
  await expect(page.locator('footer').getByRole('button').last()).toBeInViewport()
  await expect(progress).toBeInViewport({ ratio: 1 })
  await page.setViewportSize({ width: 840, height: 360 })
  await atEnd()
  await expect(ticks).toBeInViewport({ ratio: 1 })
  await expect(progress).not.toBeInViewport()
  await page.setViewportSize(size)
}

test('what does not apply asks why, a low answer for words and a photo, and a drawn signature is sent', async ({
  phone: { page },
}) => {
  const sent: Buffer[] = []
  page.on('request', (request) => {
    const bytes = request.postDataBuffer()
    if (bytes && /\/api\/v1\/(?:attachments|uploads)\//.test(request.url())) sent.push(bytes)
  })
  const visitId = await visitTo('proved')
  await openForm(page, visitId)
  const greeted = question(page, 'Кассир поздоровался?')
  await greeted.getByRole('radio', { name: 'Нет', exact: true }).check()
  await greeted.getByRole('checkbox', { name: 'Не применимо' }).check()
  await expect(greeted.getByRole('radio', { checked: true })).toHaveCount(0)
  const noReason = greeted.getByText('Напишите, почему вопрос не применим.')
  await expect(noReason).toBeVisible()
  const clean = question(page, 'Стойка чистая?')
  await expect(clean.locator('input[type=file]')).toHaveCount(0)
  await clean.getByRole('radio', { name: 'Нет', exact: true }).check()
  const noComment = clean.getByText('к этому ответу нужен комментарий')
  const noPhoto = clean.getByText('К этому ответу нужно фото.')
  await expect(noComment).toBeVisible()
  await expect(noPhoto).toBeVisible()
  await expectFit(page)
  await expectProgressInSight(page)

  // Each of them is a gap before sending, and the first one is a tap away.
  await form(page).check.click()
  for (const gap of [noReason, noComment, noPhoto]) await expect(gap).toHaveCount(0)
  const gaps = page.getByRole('main').getByRole('listitem')
  await expect(gaps.filter({ hasText: 'Напишите, почему вопрос не применим.' })).toHaveCount(1)
  await expect(gaps.filter({ hasText: 'Стойка чистая?' })).toHaveCount(1)
  await page.getByRole('button', { name: 'К первому пропуску' }).click()
  await greeted.getByLabel('Почему вопрос не применим').fill('Кассы самообслуживания')
  await expect(noReason).toBeHidden()
  await clean.getByLabel('Что произошло').fill('Пролит кофе')
  await expect(noComment).toBeHidden()
  const camera = clean.locator('input[type=file]').first()
  await expect(camera).toHaveAttribute('capture', 'environment')
  await camera.setInputFiles({
    ...{ name: 'image.jpg', mimeType: 'image/jpeg' },
    buffer: await aPhotoOf('#aa2222'),
  })
  await expect(clean.locator('li img')).toBeVisible()
  await expect(noPhoto).toBeHidden()

  // Between two strokes nothing is taken for a whole signature: here the pause ends when the test says so.
  const signed = question(page, 'Подпись')
  await signed.locator('canvas').scrollIntoViewIfNeeded()
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await stroke(page, [0.1, 0.2], [0.4, 0.8])
  await stroke(page, [0.6, 0.8], [0.9, 0.2])
  await expect(signed.locator('canvas')).toBeVisible()
  await page.clock.resume()
  await expect(signed.getByText('Подпись сохранена.')).toBeVisible()
  await expect(signed.getByRole('img', { name: 'Подпись', exact: true })).toBeVisible()
  await expectFit(page)
  await finish(page)
  await expect(form(page).received).toBeVisible({ timeout: 30_000 })

  const { reports, files } = await serverHas(visitId)
  expect(reports).toHaveLength(1)
  expect(reports[0]?.report).toContain('Кассы самообслуживания')
  // Both are pictures, which the server draws anew.
  expect(files).toMatchObject([
    { questionId: 'clean', mediaType: 'image/jpeg' },
    { questionId: 'signed', mediaType: 'image/jpeg' },
  ])
  const signatures = sent.filter((bytes) => bytes.subarray(1, 4).toString() === 'PNG')
  expect(signatures).toHaveLength(1)
  const [picture = Buffer.of()] = signatures
  expect(await sharp(picture).metadata()).toMatchObject({ width: 960, height: 360 })
  const ink = await Promise.all([120, 420, 720].map((left) => inkIn(picture, left, 120)))
  expect(ink.map((darkest) => darkest < 100)).toEqual([true, false, true])
})
