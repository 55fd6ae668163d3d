import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { tellReached } from '@/components/ui/connection'
import { aDraft } from '@/test/factories/phone'
import type { PostedDraft, PutAnswer } from './draft-post'
import { syncDrafts } from './draft-sync'
import { saveDraft } from './drafts'
import { newId } from './new-id'
import { outboxRunnerOf } from './outbox-runner'
import { closeStore } from './store'

const server = vi.hoisted(() => ({
  runs: 0,
  got: [] as { at: number; changes: number }[],
  answer: null as null | { kind: 'no-answer'; retryInMs: number | null },
}))

vi.mock('./way-to-server', () => ({
  tidy: async () => {},
  bringReports: async () => {},
  bringAttempts: async () => {},
  earlyRunner: () => async () => {},
  bringDrafts: async (accountId: string, refused: Map<string, number>) => {
    const synced = await syncDrafts(accountId, { put }, refused)
    server.runs += 1
    return synced
  },
}))

async function put({ draft }: PostedDraft): Promise<PutAnswer> {
  server.got.push({ at: Date.now(), changes: draft.changes })
  return server.answer ?? { kind: 'kept', revision: draft.changes, others: [], clockSkewMs: null }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const start = Date.parse('2026-10-20T09:00:00Z')
let accountId = ''
let stop = () => {}

beforeEach(async () => {
  await closeStore()
  globalThis.indexedDB = new IDBFactory()
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', page)
  vi.stubGlobal('navigator', { onLine: true })
  // The store works by the real clock; the queue by one that stands still.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: start })
  page.visibilityState = 'visible'
  accountId = newId()
  Object.assign(server, { runs: 0, got: [], answer: null })
})
afterEach(() => {
  stop()
  stop = () => {}
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Opens the app; resolves when its first turn is over. */
async function openApp() {
  stop = outboxRunnerOf(accountId).subscribe(() => {})
  await settledRuns(1)
}

/** A turn ends with the answers of the store, which take real time. */
async function settledRuns(runs: number) {
  await vi.waitFor(() => expect(server.runs).toBe(runs))
  await quiet()
}

async function quiet() {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

async function pass(ms: number) {
  for (let second = 0; second < ms; second += 1000) {
    vi.advanceTimersByTime(1000)
    await quiet()
  }
}

describe('L22: the queue goes on without any help of the system', () => {
  test.each<[string, () => void]>([
    ['the network comes back', () => window.dispatchEvent(new Event('online'))],
    ['the page is shown again', () => window.dispatchEvent(new Event('pageshow'))],
    ['one looks at it again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['time passes', () => vi.advanceTimersByTime(5000)],
  ])('when %s', async (_, happens) => {
    await openApp()
    happens()
    await settledRuns(2)
  })

  test('not when the page is hidden, without a network, or when nobody looks any longer', async () => {
    await openApp()
    page.visibilityState = 'hidden'
    document.dispatchEvent(new Event('visibilitychange'))
    vi.stubGlobal('navigator', { onLine: false })
    window.dispatchEvent(new Event('pageshow'))
    await quiet()
    vi.stubGlobal('navigator', { onLine: true })
    stop()
    window.dispatchEvent(new Event('online'))
    vi.advanceTimersByTime(60_000)
    await quiet()
    expect(server.runs).toBe(1)
  })
})

test('a network that leads nowhere is none: what was typed a moment ago is only here', async () => {
  await openApp()
  server.answer = { kind: 'no-answer', retryInMs: null }
  await saveDraft(aDraft(accountId), new Date())
  vi.advanceTimersByTime(5000)
  await settledRuns(2)
  const runner = outboxRunnerOf(accountId)
  expect(runner.getState().onlyHere).toBe(0)
  tellReached(false)
  await runner.refresh()
  expect(runner.getState().onlyHere).toBe(1)
  tellReached(true)
})

test('pages draw the queue anew for news alone; what else is in the store is read anew at every look', async () => {
  await openApp()
  const runner = outboxRunnerOf(accountId)
  const before = runner.getState()
  const looks = runner.getLooks()
  await pass(10_000)
  await settledRuns(3)
  expect(runner.getState()).toBe(before)
  expect(runner.getLooks()).toBeGreaterThan(looks)
  // A tidied store is no news of the queue, and whoever shows drafts must hear of it.
  const told = vi.fn()
  const leave = runner.subscribe(told)
  const looked = runner.getLooks()
  await runner.refresh()
  expect(told).toHaveBeenCalled()
  expect([runner.getLooks(), runner.getState()]).toEqual([looked + 1, before])
  server.answer = { kind: 'no-answer', retryInMs: null }
  await saveDraft(aDraft(accountId), new Date(start - 60_000))
  await runner.refresh()
  expect(runner.getState()).toEqual({ ...before, onlyHere: 1 })
  leave()
})

describe('the draft on the server', () => {
  test('is at most ten seconds old while somebody types', async () => {
    await openApp()
    const draft = aDraft(accountId)
    const typed = new Map<number, number>()
    for (let changes = 1; changes <= 20; changes += 1) {
      await saveDraft({ ...draft, changes }, new Date())
      typed.set(changes, Date.now())
      vi.advanceTimersByTime(2500)
      await settledRuns(1 + Math.floor((Date.now() - start) / 5000))
    }
    vi.advanceTimersByTime(5000)
    await settledRuns(12)
    for (const [changes, at] of typed) {
      const arrived = server.got.find((got) => got.changes >= changes)
      expect((arrived?.at ?? Number.POSITIVE_INFINITY) - at).toBeLessThanOrEqual(10_000)
    }
  })

  test('waits for as long as the server asked, whoever is in a hurry', async () => {
    await openApp()
    server.answer = { kind: 'no-answer', retryInMs: 120_000 }
    await saveDraft(aDraft(accountId), new Date())
    vi.advanceTimersByTime(5000)
    await settledRuns(2)
    server.answer = null
    window.dispatchEvent(new Event('online'))
    await pass(119_000)
    window.dispatchEvent(new Event('online'))
    await pass(6000)
    await settledRuns(3)
    expect(server.got).toHaveLength(2)
    expect((server.got[1]?.at ?? 0) - (server.got[0]?.at ?? 0)).toBeGreaterThanOrEqual(120_000)
  })
})
