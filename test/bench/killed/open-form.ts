import type { Page } from '@playwright/test'
import type { FieldValues } from './typing-ledger'

/** What the fields hold now; of each choice what is chosen. */
const readFields = `(() => {
  const held = 'main textarea[name], main input[type=radio][name]:checked'
  return Object.fromEntries([...document.querySelectorAll(held)].map((c) => [c.name, c.value]))
})()`

/**
 * Tells what the fields held at every moment at which the screen said "saved": when it begins to
 * say so, before it is drawn, and with every frame after something was typed.
 */
const watchScreen = `(() => {
  const tell = () => {
    if (document.querySelector('[data-saving="saved"]')) window.screenSaidSaved(${readFields})
  }
  const about = { subtree: true, attributes: true, attributeFilter: ['data-saving'] }
  new MutationObserver(tell).observe(document, about)
  document.addEventListener('input', () => requestAnimationFrame(tell))
})()`

export interface WatchedScreen {
  timesSaidSaved: number
  /** Called with what the fields held whenever the screen says "saved". */
  onSaved: (values: FieldValues) => void
}

/** Watches what the screen says from now on; before the form is opened. */
export async function watchSaving(page: Page): Promise<WatchedScreen> {
  const screen: WatchedScreen = { timesSaidSaved: 0, onSaved: () => undefined }
  await page.exposeFunction('screenSaidSaved', (values: FieldValues) => {
    screen.timesSaidSaved += 1
    screen.onSaved(values)
  })
  await page.addInitScript({ content: watchScreen })
  return screen
}

/** Opens the form as its shopper does, and reads what it shows when all of its questions are drawn. */
export async function openForm(
  page: Page,
  { address, questions }: { readonly address: string; readonly questions: number },
): Promise<FieldValues> {
  await page.goto(address)
  try {
    const last = page.locator('main section[id^="question-"]').nth(questions - 1)
    await last.waitFor({ state: 'attached', timeout: 60_000 })
  } catch {
    const shown = (await page.locator('body').textContent()) ?? ''
    throw new Error(`the form does not open; the screen says: ${shown.slice(0, 500)}`)
  }
  await page.locator('[data-saving]').waitFor()
  return page.evaluate<FieldValues>(readFields)
}

/** What is on the screen and in the stores of the phone, for whoever looks for what went wrong. */
export function lookAround(page: Page): Promise<string> {
  return page.evaluate<string>(`(async () => {
    const lines = [document.querySelector('main')?.textContent?.slice(0, 300)]
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      for (const store of db.objectStoreNames) {
        const count = await new Promise((resolve) => {
          const asked = db.transaction(store).objectStore(store).count()
          asked.onsuccess = () => resolve(asked.result)
        })
        lines.push(name + '.' + store + ': ' + count)
      }
      db.close()
    }
    return lines.join('; ')
  })()`)
}

/** The losses of its store that this phone has noted, each by its moment. */
export function lossesTold(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(async () => {
    const db = await new Promise((resolve, reject) => {
      const asked = indexedDB.open('etalon-phone')
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    const rows = await new Promise((resolve) => {
      const asked = db.transaction('settings').objectStore('settings').getAll()
      asked.onsuccess = () => resolve(asked.result)
    })
    db.close()
    return rows.filter(({ name }) => name.startsWith('loss ')).map(({ value }) => JSON.parse(value).at)
  })()`)
}

/** All fields of these kinds, by name, in the order of the page. */
export async function fieldsOf(page: Page): Promise<{
  readonly texts: readonly string[]
  readonly choices: ReadonlyMap<string, readonly string[]>
}> {
  const texts = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main textarea[name]')].map((c) => c.name)`,
  )
  const radios = await page.evaluate<[string, string][]>(
    `[...document.querySelectorAll('main input[type=radio][name]')].map((c) => [c.name, c.value])`,
  )
  const byName = Map.groupBy(radios, ([name]) => name)
  const choices = [...byName].map(([name, all]) => [name, all.map(([, value]) => value)] as const)
  return { texts, choices: new Map(choices) }
}

/** Brings a field under the thumb; of a choice the option of that value. */
export async function placeOf(
  page: Page,
  field: string,
  value: string | null,
): Promise<{ readonly x: number; readonly y: number }> {
  const option = value === null ? '' : `[value=${JSON.stringify(value)}]`
  const selector = `main [name=${JSON.stringify(field)}]${option}`
  return page.evaluate(`(() => {
    const control = document.querySelector(${JSON.stringify(selector)})
    control.scrollIntoView({ block: 'center', behavior: 'instant' })
    const { left, top, width, height } = control.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  })()`)
}

/** Puts the caret behind the last letter of the field that has it. */
export async function caretToEnd(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const { activeElement: field } = document
    field.setSelectionRange(field.value.length, field.value.length)
  })()`)
}
