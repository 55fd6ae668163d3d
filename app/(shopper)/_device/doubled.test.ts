import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aDraft, phoneChecklist } from '@/test/factories/phone'
import { aFreshBrowser, leaveBrowser, type PhoneBrowser } from '@/test/factories/phone-browser'
import { makeDraftKeeper, type Saving } from './draft-keeper'
import { saveDraft } from './drafts'
import { finishDraft } from './finish-draft'
import { newId } from './new-id'
import { withStore } from './store'
import { openTwin } from './twin'
import { doubled } from './twin-place'

const now = new Date('2026-10-20T09:00:00Z')
const accountId = newId()
const draft = aDraft(accountId)
let browser: PhoneBrowser

beforeEach(async () => {
  browser = await aFreshBrowser()
})
afterEach(() => leaveBrowser(browser))

/** A form's keeper over the phone's own store; resolves when it first says this. */
function whenSaid(kind: Saving['kind']) {
  return new Promise<void>((resolve) => {
    let saving: Saving = { kind: 'nothing' }
    const keeper = makeDraftKeeper(
      (kept) => saveDraft(kept, now),
      (next) => {
        saving = next(saving)
        if (saving.kind === kind) resolve()
      },
      doubled,
    )
    keeper.keep(draft)
  })
}

/** What is in the twin now, whatever it is about to hear. */
async function inTwin(store: 'drafts' | 'reports') {
  return (await openTwin())?.getAll(store)
}

describe('what is called saved', () => {
  test('is in the twin as well: the store may be lost with the next start', async () => {
    await whenSaid('saved')
    expect(await inTwin('drafts')).toMatchObject([{ changes: draft.changes }])
  })

  test('is in the twin as well when it is a finished report', async () => {
    const made = await finishDraft(phoneChecklist, draft, 'Europe/Moscow', 'Магазин')
    if (!made.ok) throw new Error(made.reason)
    expect(await inTwin('reports')).toMatchObject([{ id: made.report.id }])
  })

  test('is in the store alone where the twin cannot be written', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {})
    await browser.breakBuckets()
    await whenSaid('saved')
    expect(await withStore((db) => db.count('drafts'))).toBe(1)
  })

  test('waits a second for a twin that comes to no end, and no longer', async () => {
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const request = async (_: string, work: () => Promise<unknown>) => {
      await held
      return work()
    }
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } })
    const { setTimeout: after } = globalThis
    const ends: (() => void)[] = []
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void, ms: number) =>
      ms === 1000 ? ends.push(work) : after(work, ms)) as typeof setTimeout)
    let isSaid = false
    const said = whenSaid('saved').then(() => {
      isSaid = true
    })
    await vi.waitFor(() => expect(ends).toHaveLength(1))
    expect(await withStore((db) => db.count('drafts'))).toBe(1)
    expect(isSaid).toBe(false)
    ends[0]?.()
    await said
    Reflect.deleteProperty(navigator, 'locks')
    letGo()
  })
})
