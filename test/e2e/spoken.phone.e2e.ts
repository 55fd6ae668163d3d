import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { spareOfferFees } from '@/prisma/demo/cast'
import { answerByKeys, pressOn, tabTo, typeInto } from './keyboard'
import { type Ear, expectWellSpoken, listenTo } from './spoken'
import { enterAs } from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 600_000 })

const listSchema = z.object({
  visits: z.array(z.object({ id: z.guid(), state: z.string(), fee: z.string() })),
})

const [, , , , , russianFee, englishFee] = spareOfferFees

/** What is heard in each language. */
const words = {
  ru: {
    take: 'Взять проверку',
    taken: 'Проверка взята вами.',
    fill: 'Заполнить анкету',
    formTitle: /Анкета/,
    here: 'Я на месте',
    since: /^На месте с \d/,
    hide: 'Не показывать',
    hidden: /отчёт примут и так/,
    none: /Отвечено 0 из \d+/,
    next: 'Дальше',
    check: 'Проверить анкету',
    send: 'Отправить отчёт',
    finish: /^Проверьте и отправьте \| heading/,
    missing: 'Нет ответа.',
    whole: 'Все нужные ответы есть.',
    saved: /Сохранено на телефоне, \d+:\d+/,
    duration: 'Нужны минуты и секунды',
    comment: 'Что произошло',
    done: /^(?:Отчёт готов|Отчёт получен) \| heading/,
    received: /^Отчёт получен \| heading/,
    visits: 'К моим проверкам',
    standard: /^Стандарт /,
  },
  en: {
    take: 'Take the visit',
    taken: 'The visit is yours.',
    fill: 'Fill in the form',
    formTitle: /Form/,
    here: 'I am here',
    since: /^On the spot since \d/,
    hide: 'Do not show',
    hidden: /the report is taken all the same/,
    none: /Answered 0 of \d+/,
    next: 'Next',
    check: 'Check the form',
    send: 'Send report',
    finish: /^Check and send \| heading/,
    missing: 'No answer.',
    whole: 'All needed answers are there.',
    saved: /Saved on this phone, \d+:\d+/,
    duration: 'This must be minutes and seconds',
    comment: 'What happened',
    done: /^(?:The report is ready|The report was received) \| heading/,
    received: /^The report was received \| heading/,
    visits: 'To my visits',
    standard: /^Standard /,
  },
} as const

type Words = (typeof words)['ru' | 'en']

const questionsOf = (page: Page) => page.locator('main section[id^="question-"]')

/** A mistyped time is said when one leaves it, and again with the field when one comes back. */
async function expectFaultSaid(field: Locator, ear: Ear, { duration }: Words) {
  await typeInto(field, 'пять')
  await ear.announced()
  await field.page().keyboard.press('Tab')
  await expect.poll(async () => (await ear.announced()).join()).toContain(duration)
  await field.page().keyboard.press('Shift+Tab')
  const again = await ear.focused()
  expect(again).toContain('| invalid |')
  expect(again).toContain(duration)
  await field.fill('')
}

/** Fills one screen, all but the question to be left out; what announces itself is little and to the point. */
async function fillScreen(page: Page, ear: Ear, said: Words, leftOut: string | null) {
  for (const question of await questionsOf(page).all()) {
    if ((await question.getAttribute('id')) === leftOut) continue
    const watch = question.getByPlaceholder('0:00')
    if (await watch.count()) await expectFaultSaid(watch, ear, said)
    await ear.announced()
    await answerByKeys(question, said.comment)
    const heard = await ear.announced()
    // At most: what it calls for, what is left of that, a photo on its way, and that it is kept.
    expect(heard.length, `too much is said of one answer: ${heard.join(' / ')}`).toBeLessThan(5)
    expect(heard.join(), 'each answer needs no word that it is kept').not.toMatch(said.saved)
  }
  await expect(page.locator('[data-saving="saved"]')).toBeVisible()
  expect(await ear.reading()).toMatch(said.saved)
  await expectWellSpoken(page, ear, said.standard)
}

for (const locale of ['ru', 'en'] as const) {
  const said: Words = words[locale]

  test(`a whole visit as it is heard, without a look at the screen, in ${locale}`, async ({
    browser,
  }) => {
    const { page, leave } = await enterAs(browser, 'shopper', { phone: true, locale })
    const ear = await listenTo(page)
    const list = await page.request.get('/api/v1/visits')
    const { visits } = listSchema.parse(await list.json())
    const fee = locale === 'ru' ? russianFee : englishFee
    const visit = visits.find((one) => one.fee === fee)
    expect(visit, 'an offered visit of the demo').toMatchObject({ state: 'offered' })

    await page.goto('/shop')
    await expectWellSpoken(page, ear, said.standard)
    const link = page.locator(`a[href="/shop/${visit?.id}"]`)
    await tabTo(link)
    expect(await ear.focused()).toMatch(/^\S.* \| link/)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/shop/${visit?.id}`)
    const take = page.getByRole('button', { name: said.take })
    await take.waitFor()
    await expectWellSpoken(page, ear, said.standard)
    await tabTo(take)
    await ear.announced()
    await page.keyboard.press('Enter')
    // The button that was pressed has gone: the keyboard stands on what comes next, and it is said why.
    await expect.poll(ear.focused).toContain(`${said.fill} | link`)
    expect(await ear.announced()).toContain(said.taken)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/form')

    await questionsOf(page).first().waitFor()
    await expect(page).toHaveTitle(said.formTitle)
    const title = page.getByRole('heading', { level: 1 })
    await expect.poll(ear.focused).toMatch(/ \| heading \| level 1/)
    expect(await ear.focused()).toMatch(said.none)
    await pressOn(page.getByRole('button', { name: said.here }))
    await expect.poll(ear.focused).toMatch(said.since)
    await pressOn(page.getByRole('button', { name: said.hide }))
    await expect.poll(ear.focused).toMatch(said.hidden)

    const first = questionsOf(page)
      .filter({ has: page.getByRole('radio') })
      .first()
    const leftOut = await first.getAttribute('id')
    const asked = (await first.getByRole('heading').textContent()) ?? ''
    await tabTo(first.getByRole('radio').first())
    const radio = await ear.focused()
    expect(radio).toMatch(/ \| radio \| checked false/)
    expect(radio).toContain(`in group ${asked}`)

    const next = page.getByRole('button', { name: said.next, exact: true })
    for (;;) {
      await questionsOf(page).first().waitFor()
      await fillScreen(page, ear, said, leftOut)
      if ((await next.count()) === 0) break
      const before = (await title.textContent()) ?? ''
      await pressOn(next)
      await expect(title).not.toHaveText(before)
      const name = (await title.textContent()) ?? ''
      await expect.poll(ear.focused).toContain(`${name} | heading | level 1`)
      // Whoever comes to a new screen hears how far he is.
      expect(await ear.focused()).toMatch(/described: .*\d+ (?:из|of) \d+/)
    }

    // One answer is missing: said with its question, found by one press, told again at its field.
    await pressOn(page.getByRole('button', { name: said.check }))
    await expect.poll(ear.focused).toMatch(said.finish)
    await expectWellSpoken(page, ear, said.standard)
    const entry = page.locator('main li button').first()
    await tabTo(entry)
    const missing = await ear.focused()
    expect(missing).toContain(asked)
    expect(missing).toContain(said.missing)
    await page.keyboard.press('Enter')
    const found = first.getByRole('radio').first()
    await expect(found).toBeFocused()
    expect(await ear.focused()).toContain(`in group ${asked}`)
    await expect(first.getByRole('group').first()).toHaveAccessibleDescription(
      new RegExp(said.missing.replace('.', '\\.')),
    )
    await page.keyboard.press('Space')
    expect(await ear.focused()).toContain('| checked true')
    // What the answer calls for besides.
    await answerByKeys(first, said.comment)
    const check = page.getByRole('button', { name: said.check })
    while ((await check.count()) === 0) {
      const before = (await title.textContent()) ?? ''
      await pressOn(next)
      await expect(title).not.toHaveText(before)
    }
    await pressOn(check)
    await expect.poll(ear.focused).toMatch(said.finish)
    expect(await ear.reading()).toContain(said.whole)

    await pressOn(page.getByRole('button', { name: said.send }))
    await expect.poll(ear.focused, { timeout: 30_000 }).toMatch(said.done)
    await expect.poll(ear.focused, { timeout: 30_000 }).toMatch(said.received)
    await expectWellSpoken(page, ear, said.standard)
    await pressOn(page.getByRole('link', { name: said.visits }))
    await page.waitForURL('**/shop')
    await expectWellSpoken(page, ear, said.standard)
    expect(await leave(), 'what the browser complained about').toEqual([])
  })
}
