import type { Locator, Page } from '@playwright/test'
import { enterAs } from './steps'
import { expect, test } from './test'

test.describe.configure({ timeout: 240_000 })
// A picture of the page for every key would take longer than the keys.
test.use({ trace: 'off' })

const perSection = 10

/** Tab until the control has the focus: a person without a mouse has nothing else. */
async function tabTo(page: Page, target: Locator, key = 'Tab', most = 60): Promise<void> {
  for (let n = 0; n < most; n += 1) {
    if (await target.evaluateAll((found) => found.some((one) => one === document.activeElement))) {
      return
    }
    await page.keyboard.press(key)
  }
  throw new Error(`the keyboard does not reach ${target}`)
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text)
}

/** A section, and its first question with the cursor in it. */
async function section(page: Page, title: string, weight: string): Promise<void> {
  await page.keyboard.press('Alt+Shift+KeyN')
  await expect(page.getByRole('textbox', { name: /^Название раздела/ })).toBeFocused()
  await type(page, title)
  await tabTo(page, page.getByRole('textbox', { name: 'Вес раздела' }))
  await page.keyboard.press('Control+KeyA')
  await type(page, weight)
  await page.keyboard.press('Alt+KeyN')
  await expect(page.getByRole('textbox', { name: /^Текст вопроса/ })).toBeFocused()
}

/** Questions one after the other from their text, with the type of the first. */
async function questions(page: Page, words: string, from: number): Promise<void> {
  for (let n = from; n <= perSection; n += 1) {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('textbox', { name: /^Текст вопроса/ })).toHaveValue('')
    await type(page, `${words} ${n}`)
  }
}

/** The type of answer: down the browser's list, or by the search of a list of our own. */
async function choose(page: Page, kind: string): Promise<void> {
  const types = page.getByLabel('Вид ответа').first()
  await tabTo(page, types)
  const isNative = await types.evaluate((control) => control instanceof HTMLSelectElement)
  if (isNative) {
    const chosen = types.locator('option:checked')
    while ((await chosen.textContent()) !== kind) await page.keyboard.press('ArrowDown')
  } else {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Найти вид ответа' })).toBeFocused()
    await type(page, kind)
    const meant = page.getByRole('option', { name: kind }).first()
    await expect(meant).toHaveAttribute('data-highlighted', '')
    await page.keyboard.press('Enter')
    await expect(types).toHaveText(kind)
  }
  await tabTo(page, page.getByRole('textbox', { name: /^Текст вопроса/ }), 'Shift+Tab')
}

/** To the very end, and a few keys too many, which do nothing. */
async function pressUntilIdle(page: Page, key: string, button: Locator): Promise<void> {
  while (await button.isEnabled()) {
    for (let n = 0; n < 20; n += 1) await page.keyboard.press(key)
  }
}

/** The question at hand is asked only where the one before it was answered with a no. */
async function onlyAfterNo(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: 'Задавать при условии' }))
  await page.keyboard.press('Enter')
  const condition = page.getByRole('group', { name: 'Задавать вопрос, только если' })
  await expect(condition.getByRole('combobox', { name: 'Вопрос' })).toBeFocused()
  const [yes, no] = ['Да', 'Нет'].map((name) => condition.getByRole('checkbox', { name }))
  if (!yes || !no) throw new Error('no answers to choose from')
  for (const [box, wanted] of [
    [yes, false],
    [no, true],
  ] as const) {
    await tabTo(page, box)
    if ((await box.isChecked()) !== wanted) await page.keyboard.press('Space')
  }
  await expect(condition.getByText('вопрос 49: «Нет»')).toBeVisible()
}

const outline = (page: Page) => page.getByRole('list', { name: 'Разделы и вопросы' })

async function questionCount(page: Page): Promise<number> {
  const answered = page.getByText(/^\d+ из \d+$/)
  return Number(/из (\d+)/.exec((await answered.textContent()) ?? '')?.[1])
}

test('a form of 60 questions is built, taken back, made again and published by keyboard', async ({
  browser,
}) => {
  const manager = await enterAs(browser, 'manager')
  const { page } = manager
  await page.goto('/checklists')
  await tabTo(page, page.getByRole('button', { name: 'Создать анкету' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Название' }))
  await type(page, 'Собрана с клавиатуры')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/checklists\/[0-9a-f-]{36}$/)

  await section(page, 'Вход', '10')
  await type(page, 'Чисто ли у входа 1')
  await questions(page, 'Чисто ли у входа', 2)

  await section(page, 'Зал', '20')
  await type(page, 'Кто подошёл')
  await choose(page, 'Один из списка')
  await tabTo(page, page.getByRole('textbox', { name: 'Вариант 1' }))
  await type(page, 'Продавец')
  await tabTo(page, page.getByRole('textbox', { name: 'Вариант 2' }))
  await type(page, 'Никто')
  for (let n = 2; n <= perSection; n += 1) await page.keyboard.press('Control+KeyD')

  await section(page, 'Разговор', '30')
  await type(page, 'Впечатление 1')
  await choose(page, 'Шкала')
  await questions(page, 'Впечатление', 2)

  await section(page, 'Касса', '20,5')
  await type(page, 'Сколько человек ждало 1')
  await choose(page, 'Число')
  await questions(page, 'Сколько человек ждало', 2)

  await section(page, 'Прощание', '10')
  await type(page, 'Попрощались 1')
  await questions(page, 'Попрощались', 2)
  await onlyAfterNo(page)

  await section(page, 'Рассказ', '0')
  await type(page, 'Что запомнилось 1')
  await choose(page, 'Текст')
  await questions(page, 'Что запомнилось', 2)

  // 60 questions, of which one waits for the answer before it.
  await expect.poll(() => questionCount(page)).toBe(59)
  // The numbers of the till have no rule yet, so its 20.5 are in no score.
  await expect(page.getByText('Сумма весов 70', { exact: true })).toBeVisible()

  // In the outline: three lines marked and moved up, one section folded, a question found.
  await page.keyboard.press('Escape')
  const last = outline(page).getByRole('button', { name: /Что запомнилось 10/ })
  await expect(last).toBeFocused()
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(page.getByText('Отмечены 3 строки')).toBeVisible()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(outline(page).getByRole('button', { name: /^57 Что запомнилось 8/ })).toBeVisible()
  await page.keyboard.press('Escape')

  const undo = page.getByRole('button', { name: 'Отменить правку' })
  const redo = page.getByRole('button', { name: 'Вернуть правку' })
  await pressUntilIdle(page, 'Control+KeyZ', undo)
  await expect(page.getByText('Анкета состоит из разделов')).toBeVisible()
  await expect(page.getByText('Сумма весов')).toHaveCount(0)
  await pressUntilIdle(page, 'Control+Shift+KeyZ', redo)
  await expect.poll(() => questionCount(page)).toBe(59)

  await page.keyboard.press('Control+KeyS')
  await expect(page.getByText(/^Черновик сохранён/)).toBeVisible()
  await page.reload()
  await expect.poll(() => questionCount(page)).toBe(59)
  // The numbers of the till have no rule yet, so its 20.5 are in no score.
  await expect(page.getByText('Сумма весов 70', { exact: true })).toBeVisible()

  // The grid of weights: the section of the entrance goes from 10 to 19.7, in one step.
  await page.keyboard.press('Alt+KeyW')
  const weight = page.getByRole('textbox', { name: 'Вход', exact: true })
  // It opens at the question that one was looking at; lines far from there are drawn when one comes near.
  await page.locator('[data-cell]:focus').waitFor()
  await tabTo(page, weight, 'ArrowUp', 90)
  await type(page, '19,7')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Сумма весов 79,7')).toBeVisible()

  await tabTo(page, page.getByRole('button', { name: 'Опубликовать', exact: true }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Опубликовать версию 1' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Опубликована версия 1').first()).toBeVisible()
  expect(await manager.leave()).toEqual([])
})

test('questions go from one checklist to another through the clipboard, and bad ones are told', async ({
  browser,
}) => {
  const manager = await enterAs(browser, 'manager')
  const { page } = manager
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const checklist = async (title: string) => {
    await page.goto('/checklists')
    await page.getByRole('button', { name: 'Создать анкету' }).click()
    await page.getByRole('textbox', { name: 'Название' }).fill(title)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/checklists\/[0-9a-f-]{36}$/)
  }
  await checklist('Откуда')
  await section(page, 'Общее', '1')
  await type(page, 'Первый вопрос')
  await page.keyboard.press('Control+Enter')
  await type(page, 'Второй вопрос')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Control+KeyC')
  await expect(page.getByText(/^Скопировано: 2 вопроса/).first()).toBeVisible()
  await page.keyboard.press('Control+KeyS')
  await expect(page.getByText(/^Черновик сохранён/)).toBeVisible()

  await checklist('Куда')
  await page.getByRole('button', { name: 'Анкета и правила' }).focus()
  await page.keyboard.press('Control+KeyV')
  await expect(page.getByText('Вставлено: 2 вопроса').first()).toBeVisible()
  await page.keyboard.press('Control+KeyV')
  await expect(outline(page).getByRole('button', { name: /Первый вопрос/ })).toHaveCount(2)

  await page.evaluate(() => navigator.clipboard.writeText('{"format":"etalon.questions/1"'))
  await page.keyboard.press('Control+KeyV')
  await expect(page.getByText(/^Скопированные вопросы повреждены/).first()).toBeVisible()
  await expect(outline(page).getByRole('button', { name: /Первый вопрос/ })).toHaveCount(2)
  expect(await manager.leave()).toEqual([])
})

test('questions and sections are dragged with the mouse, and a drag is taken back', async ({
  browser,
}) => {
  const manager = await enterAs(browser, 'manager')
  const { page } = manager
  await page.goto('/checklists')
  await page.getByRole('button', { name: 'Создать анкету' }).click()
  await page.getByRole('textbox', { name: 'Название' }).fill('Мышью')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/checklists\/[0-9a-f-]{36}$/)
  await section(page, 'Вход', '1')
  await type(page, 'Чисто')
  await page.keyboard.press('Control+Enter')
  await type(page, 'Светло')
  await section(page, 'Зал', '2')
  await type(page, 'Подошли')
  const line = (name: RegExp) => outline(page).getByRole('button', { name })
  const order = async () => {
    const lines = await outline(page).getByRole('button').allTextContents()
    return lines.flatMap((text) => /Вход|Зал|Чисто|Светло|Подошли/.exec(text)?.[0] ?? [])
  }
  await expect.poll(order).toEqual(['Вход', 'Чисто', 'Светло', 'Зал', 'Подошли'])

  await line(/Светло/).dragTo(line(/Чисто/), { targetPosition: { x: 40, y: 4 } })
  await expect.poll(order).toEqual(['Вход', 'Светло', 'Чисто', 'Зал', 'Подошли'])
  const under = (await line(/Подошли/).boundingBox())?.height ?? 0
  await line(/Светло/).dragTo(line(/Подошли/), { targetPosition: { x: 40, y: under - 4 } })
  await expect.poll(order).toEqual(['Вход', 'Чисто', 'Зал', 'Подошли', 'Светло'])
  await line(/Зал/).dragTo(line(/Вход/), { targetPosition: { x: 40, y: 3 } })
  await expect.poll(order).toEqual(['Зал', 'Подошли', 'Светло', 'Вход', 'Чисто'])
  await page.getByRole('button', { name: 'Отменить правку' }).click()
  await expect.poll(order).toEqual(['Вход', 'Чисто', 'Зал', 'Подошли', 'Светло'])

  await page.keyboard.press('Control+KeyS')
  await expect(page.getByText(/^Черновик сохранён/)).toBeVisible()
  await page.reload()
  await expect.poll(order).toEqual(['Вход', 'Чисто', 'Зал', 'Подошли', 'Светло'])
  expect(await manager.leave()).toEqual([])
})
