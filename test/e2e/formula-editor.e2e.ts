import type { Locator, Page } from '@playwright/test'
import { payCasts, payPassword } from './pay-cast'
import { enterWith, expectAccessible } from './steps'
import { expect, test } from './test'
import { type PayWords, payWords } from './whole-scheme-words'

const formulaWords = {
  ru: {
    fixed: 'одна сумма для всех',
    amount: 'Сумма основы',
    courtesy: 'Вежливость',
    bonus: 'Доплата за вежливость',
    aFormula: 'формула',
    field: 'Формула значения',
    completions: 'Подсказки',
    beside:
      'Знак 10: Рядом с долей от 1 (90 % это 0,9) стоит 85: так будет либо всегда, либо никогда.',
    asNumber: 'Знак 1: Здесь формула должна давать число.',
    replace: 'Заменить на ',
    nothing: /^Ничего не посчитано/,
    suggestions: ['0,85', '85%'],
    compared: 'score >= 0,85',
    condition: 'ЕСЛИ(score >= 0,85; 1; 0)',
    help: 'ЕСЛИ(условие; если да; если нет) Если условие выполнено, берёт второе, иначе третье.',
    worth: (value: string) => `Значение: ${value}`,
    trace: 'Как посчитано',
    steps: [/^score >= 0,85\s*= да/, /^score\s*= 0,9$/],
    end: 'Завершить схему',
    ended: /^Схема завершена/,
    lookup: { typed: 'ОЦ', name: 'ОЦЕНКА', whole: 'ОЦЕНКА("Приезд водителя")', read: '0,9' },
  },
  en: {
    fixed: 'one amount for all',
    amount: 'Base amount',
    courtesy: 'Courtesy',
    bonus: 'Extra for courtesy',
    aFormula: 'a formula',
    field: 'Formula of the value',
    completions: 'Suggestions',
    beside:
      'Character 10: Beside a fraction of 1 (90 % is 0.9) stands 85: that holds always or never.',
    asNumber: 'Character 1: The formula must give a number here.',
    replace: 'Replace by ',
    nothing: /^Nothing /,
    suggestions: ['0.85', '85%'],
    compared: 'score >= 0.85',
    condition: 'IF(score >= 0.85, 1, 0)',
    help: 'IF(condition, if yes, if no) The second where the condition holds, otherwise the third.',
    worth: (value: string) => `Value: ${value}`,
    trace: 'How it is computed',
    steps: [/^score >= 0\.85\s*= yes/, /^score\s*= 0\.9$/],
    end: 'End the scheme',
    ended: /^The scheme has ended/,
    lookup: { typed: 'SCO', name: 'SCORE', whole: 'SCORE("A driver arrives")', read: '0.9' },
  },
} as const

test.describe.configure({ timeout: 180_000 })

for (const locale of ['ru', 'en'] as const) {
  const cast = payCasts[locale]
  const say = { ...payWords[locale], ...formulaWords[locale] }

  test(`a formula is written: names, an error at its character, the value of a person, ${locale}`, async ({
    browser,
  }) => {
    const account = { email: cast.thirdHr.email, password: payPassword }
    const { page, leave } = await enterWith(browser, account, { locale })
    await beginScheme(page, say)
    const preview = page.getByRole('region', { name: say.preview })
    await choosePerson(page, say, cast.otherDriver.fullName)

    const part = page.locator('#components-2')
    await part.getByLabel(say.measured, { exact: true }).selectOption({ label: say.aFormula })
    const formula = part.getByRole('textbox', { name: say.field })
    await formula.click()

    // A name of this scheme is offered with what the scheme calls it.
    await formula.pressSequentially('sc')
    const offered = page.getByRole('listbox', { name: say.completions })
    const own = offered.getByRole('option').filter({ hasText: /^score[^.]/ })
    await expect(own).toContainText(say.courtesy)
    await expect(own).toHaveAttribute('aria-selected', 'true')
    // Only what has come to rest can be looked at: problems and preview follow the typing.
    await expect(part.getByRole('button', { name: `${say.replace}score.amount` })).toBeVisible()
    await expect(preview.getByText(say.nothing)).toBeVisible()
    await expectAccessible(page)
    await formula.press('Enter')
    await expect(formula).toHaveText('score')

    // 85 beside a fraction of 1 is told at its character, with what it may have meant.
    await formula.pressSequentially(' >= 85')
    await expect(part.getByText(say.beside)).toBeVisible()
    const wrong = formula.locator('.cm-lintRange-error').filter({ hasText: /^85$/ }).first()
    await expect(wrong).toHaveCSS('text-decoration-style', 'wavy')
    for (const text of say.suggestions)
      await expect(part.getByRole('button', { name: `${say.replace}${text}` })).toBeVisible()
    await expectAccessible(page)
    await take(part, `${say.replace}${say.suggestions[0]}`)
    await expect(formula).toHaveText(say.compared)
    await expect(part.getByText(say.beside)).toBeHidden()

    // A condition is no value; the suggestion makes one of it.
    await expect(part.getByText(say.asNumber)).toBeVisible()
    await take(part, `${say.replace}${say.condition}`)
    await expect(formula).toHaveText(say.condition)
    await expect(part.getByText(say.asNumber)).toBeHidden()
    await expect(formula).toHaveAttribute('aria-invalid', 'false')

    // Highlighted, with the line of help of the function that the cursor stands in.
    const name = formula.getByText(/^(IF|ЕСЛИ)$/)
    await expect(name).toHaveCSS('font-weight', '600')
    await formula.press('Control+End')
    await formula.press('ArrowLeft')
    await expect(part.getByText(say.help)).toBeVisible()

    // What it comes to for the person, and how.
    await expect(part.getByText(say.worth('1'), { exact: true })).toBeVisible({ timeout: 30_000 })
    await part.getByText(say.trace, { exact: true }).click()
    for (const told of say.steps)
      await expect(part.getByRole('listitem').filter({ hasText: told }).first()).toBeVisible()
    // 60 % of 60,000 by 90 %, and the other 40 % in full.
    await expect(preview.getByText(say.money('56', '400'))).toBeVisible({ timeout: 30_000 })
    await expectAccessible(page)

    // A code of the organisation: its checklist, found inside the quotes of a function.
    await formula.press('Control+a')
    await formula.pressSequentially(say.lookup.typed)
    const called = offered.getByRole('option', { name: new RegExp(`^${say.lookup.name}`) })
    await pick(called, formula, new RegExp(`^${say.lookup.name}\\(`))
    await formula.pressSequentially(cast.visits.checklist.slice(0, 4))
    const checklist = offered.getByRole('option').filter({ hasText: cast.visits.checklist })
    await pick(checklist, formula, say.lookup.whole)
    await expect(part.getByText(say.worth(say.lookup.read), { exact: true })).toBeVisible({
      timeout: 30_000,
    })

    // Nobody is caught in it.
    await formula.press('Tab')
    await expect(formula).not.toBeFocused()

    // A scheme that has ended is read, not changed.
    await page.getByRole('button', { name: say.saveDraft }).click()
    await expect(page.getByText(say.draftSaved).first()).toBeVisible()
    await page.getByRole('button', { name: say.end }).click()
    await page.getByRole('dialog').getByRole('button', { name: say.end }).click()
    await expect(page.getByText(say.ended)).toBeVisible()
    await page.reload()
    await expect(formula).toHaveText(say.lookup.whole)
    await expect(formula).toHaveAttribute('contenteditable', 'false')
    await expectAccessible(page)
    expect(await leave()).toEqual([])
  })
}

/** Two parts of 50 and 40 % on one amount; the second one is to be computed from the first. */
async function beginScheme(
  page: Page,
  say: PayWords & Record<'fixed' | 'amount' | 'courtesy' | 'bonus', string>,
): Promise<void> {
  await page.goto('/schemes')
  await page.getByRole('button', { name: say.newScheme }).first().click()
  await page.getByRole('radio', { name: say.emptyScheme }).check()
  await page.getByRole('button', { name: say.createDraft }).click()
  await page.waitForURL(/\/schemes\/[0-9a-f-]{36}$/)
  await page.getByLabel(say.base, { exact: true }).selectOption({ label: say.fixed })
  await page.getByLabel(say.amount).fill('60000')
  const parts = [
    { title: say.courtesy, share: '50', code: 'score' },
    { title: say.bonus, share: '40', code: 'extra' },
  ]
  for (const [index, { title, share, code }] of parts.entries()) {
    await page.getByRole('button', { name: say.addPart }).click()
    const part = page.locator(`#components-${index + 1}`)
    await part.getByLabel(say.title, { exact: true }).fill(title)
    await part.getByLabel(say.share, { exact: true }).fill(share)
    await part.getByLabel(say.code, { exact: true }).fill(code)
  }
}

/** The list takes no choice in its first 75 ms, lest what is being typed chooses: then once more, as by hand. */
async function pick(option: Locator, formula: Locator, chosen: string | RegExp): Promise<void> {
  await expect(async () => {
    if (await option.isVisible()) await option.click({ timeout: 2_000 })
    await expect(formula).toHaveText(chosen, { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
}

async function take(part: Locator, suggestion: string): Promise<void> {
  await part.getByRole('button', { name: suggestion, exact: true }).click()
}

/** A person is found by typing; an amount that comes meanwhile leaves the typing alone. */
async function choosePerson(page: Page, say: PayWords, name: string): Promise<void> {
  const preview = page.getByRole('region', { name: say.preview })
  const person = preview.getByLabel(say.person)
  const computing = preview.locator('[aria-busy="true"]')
  await expect(preview.getByText(say.money('54', '000')).first()).toBeVisible({ timeout: 30_000 })
  const typed = Promise.withResolvers<void>()
  const scheme = page.url()
  await page.route(scheme, async (route) => {
    await typed.promise
    await route.continue()
  })
  await page.locator('#components-1').getByLabel(say.share, { exact: true }).fill('60')
  await expect(computing).toHaveCount(1)
  await person.fill(name)
  typed.resolve()
  await expect(computing).toHaveCount(0, { timeout: 30_000 })
  await expect(person).toHaveValue(name)
  await page.unroute(scheme)
  await page.getByRole('option', { name }).click()
}
