import { chromium, type Page } from '@playwright/test'
import { startTemporaryApplication } from '@/bin/temporary-application'
import { demoPassword, demoRoles } from '@/prisma/demo/cast'
import { browserFlags, findBrowser } from '../e2e/browser'
import { aBigChecklist } from '../factories/big-checklist'
import { jarCookies, sessionCookie } from '../session-cookie'
import type { Bench } from './bench'
import { type Acts, measureActs, observeInteractions } from './interaction-times'

/** Problems are looked for 300 ms after an edit, and it is saved after 800. */
const REST_MS = 1_200

/**
 * How long the builder makes one wait with a form of 1,400 questions in 22 nested groups: from the
 * key or click to the next picture, as the browser itself measures it (Event Timing). The longest of
 * each kind counts, for it is the one that annoys.
 */
export const builderBench: Bench = {
  name: 'builder',
  async run() {
    const report = (sentence: string) => console.error(sentence)
    const running = await startTemporaryApplication('npm run bench', report)
    try {
      return await measureBuilder(running.url)
    } finally {
      await running.stop()
    }
  },
}

/** The figures of an application with the demo company that runs already. */
export async function measureBuilder(url: string): Promise<Record<string, number>> {
  const { executable, environment } = await findBrowser()
  const browser = await chromium.launch({
    executablePath: executable,
    args: browserFlags,
    env: { ...process.env, ...environment } as Record<string, string>,
  })
  try {
    const cookie = await sessionCookie(url, demoRoles.manager.email, demoPassword)
    const checklistId = await keepBigDraft(url, cookie)
    const context = await browser.newContext({ viewport: { width: 1366, height: 850 } })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await context.addCookies(jarCookies(cookie, url))
    return await measure(await context.newPage(), `${url}/checklists/${checklistId}`)
  } finally {
    await browser.close()
  }
}

/** Puts the form into the first checklist of the demo, through the address that saves drafts. */
async function keepBigDraft(url: string, cookie: string): Promise<string> {
  const list = await (await fetch(`${url}/checklists`, { headers: { cookie } })).text()
  const checklistId = /\/checklists\/([0-9a-f-]{36})/.exec(list)?.[1]
  if (checklistId === undefined) throw new Error('the demo has no checklist')
  const put = async (revision: number) => {
    const response = await fetch(`${url}/api/v1/checklists/${checklistId}/draft`, {
      method: 'PUT',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ revision, document: aBigChecklist() }),
    })
    return (await response.json()) as { ok: boolean; reason?: string; revision?: number }
  }
  const overtaken = await put(1)
  const kept = overtaken.ok ? overtaken : await put(overtaken.revision ?? 1)
  if (!kept.ok) throw new Error(`the draft was not kept: ${kept.reason}`)
  return checklistId
}

async function measure(page: Page, address: string): Promise<Record<string, number>> {
  await page.addInitScript({ content: observeInteractions })
  const begun = performance.now()
  await page.goto(address)
  await page.locator('[data-row="big-q0"]').waitFor()
  await page.waitForLoadState('networkidle')
  const figures: Record<string, number> = {
    'open, until it answers': Math.round(performance.now() - begun),
  }
  return { ...figures, ...(await measureActs(page, acts, REST_MS)) }
}

const pause = { delay: 60 }

async function press(page: Page, key: string, times: number): Promise<number> {
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press(key, { delay: 20 })
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  return times
}

const acts: Acts = {
  'selecting by click': async (page) => {
    for (let n = 1; n <= 10; n += 1) await page.locator(`[data-row="big-q${n}"]`).click()
    return 10
  },
  typing: async (page) => {
    await page.locator('[data-row="big-q3"]').press('Enter')
    await page.keyboard.type('проверено на месте и записано', pause)
    return 29
  },
  undo: (page) => press(page, 'Control+z', 5),
  redo: (page) => press(page, 'Control+Shift+z', 5),
  'walking in the outline': async (page) => {
    await page.locator('[data-row="big-q5"]').focus()
    return press(page, 'ArrowDown', 25)
  },
  'marking a range': (page) => press(page, 'Shift+ArrowDown', 20),
  'moving 21 questions': (page) => press(page, 'Alt+ArrowDown', 5),
  'copying 21 questions': (page) => press(page, 'Control+c', 2),
  'pasting 21 questions': (page) => press(page, 'Control+v', 4),
  'undoing the pastes': (page) => press(page, 'Control+z', 4),
  'opening the weights': async (page) => {
    await press(page, 'Alt+w', 1)
    // It opens at the question that one was looking at.
    await page.locator('[data-cell]:focus').waitFor()
    return 1
  },
  'typing and travelling in the weights': async (page) => {
    for (let n = 0; n < 10; n += 1) {
      await page.keyboard.type('2', pause)
      await page.keyboard.press('ArrowDown', { delay: 20 })
    }
    return 20
  },
  'keeping the weights': async (page) => {
    await page.keyboard.press('Escape')
    return 1
  },
  'opening the translations': async (page) => {
    await page.locator('[data-row]').first().focus()
    await press(page, 'Alt+t', 1)
    await page.locator('[data-cell="1en"]').focus()
    return 1
  },
  'typing translations': async (page) => {
    await page.keyboard.type('was it done', pause)
    return 11
  },
}
