import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import { closeStore } from '@/app/(shopper)/_device/store'
import { closeTwin } from '@/app/(shopper)/_device/twin'
import { TWIN, twinSettled } from '@/app/(shopper)/_device/twin-place'

/** A browser with storage buckets, as far as the phone's store asks for them; it can lose a database. */
export function aBrowser() {
  const made = new Map<string, IDBFactory>()
  const notes = new Map<string, string>()
  let isBroken = false
  let areNamesBroken = false
  let free = 0
  const buckets = {
    async open(name: string) {
      if (isBroken) throw new DOMException('broken', 'UnknownError')
      const indexedDB = made.get(name) ?? new IDBFactory()
      made.set(name, indexedDB)
      return { indexedDB }
    },
    async keys() {
      if (areNamesBroken) throw new DOMException('broken', 'UnknownError')
      return [...made.keys()]
    },
    delete: async (name: string) => void made.delete(name),
  }
  const twins = new WeakSet<IDBDatabase>()
  const open = IDBFactory.prototype.open
  const opening = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
    this: IDBFactory,
    ...args
  ) {
    const asked = open.apply(this, args)
    if (this === made.get(TWIN)) asked.addEventListener('success', () => twins.add(asked.result))
    return asked
  })
  globalThis.indexedDB = new IDBFactory()
  give('storageBuckets', buckets)
  give('storage', { estimate: async () => ({ quota: free, usage: 0 }) })
  vi.stubGlobal('requestIdleCallback', (work: () => void) => queueMicrotask(work))
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => notes.get(name) ?? null,
    setItem: (name: string, value: string) => void notes.set(name, value),
    removeItem: (name: string) => void notes.delete(name),
  })

  /** The page goes, and another one comes over the same databases. */
  async function restart() {
    await twinSettled()
    await closeStore()
    await closeTwin()
  }
  return {
    restart,
    /** The browser deletes the store and nothing else. */
    async loseStore() {
      await restart()
      globalThis.indexedDB = new IDBFactory()
    },
    /** The twin hears of nothing from here on. */
    async breakBuckets() {
      await restart()
      isBroken = true
    },
    /** Nor does it say which there are. */
    breakNames: () => {
      areNamesBroken = true
    },
    mendBuckets: () => {
      isBroken = false
      areNamesBroken = false
    },
    takeNotesAway: () => vi.stubGlobal('localStorage', undefined),
    takeBucketsAway: () => give('storageBuckets', undefined),
    bucketNames: () => [...made.keys()],
    isOfTwin: (db: IDBDatabase) => twins.has(db),
    sayFree: (bytes: number) => {
      free = bytes
    },
    leave: () => {
      opening.mockRestore()
      Reflect.deleteProperty(navigator, 'storageBuckets')
      Reflect.deleteProperty(navigator, 'storage')
      vi.unstubAllGlobals()
    },
  }
}

function give(name: string, value: unknown) {
  Object.defineProperty(navigator, name, { configurable: true, value })
}

export type PhoneBrowser = ReturnType<typeof aBrowser>

/** A browser in which nothing was ever kept, after the one before has come to rest. */
export async function aFreshBrowser(): Promise<PhoneBrowser> {
  await twinSettled()
  await closeStore()
  await closeTwin()
  return aBrowser()
}

export async function leaveBrowser(browser: PhoneBrowser): Promise<void> {
  await twinSettled()
  vi.restoreAllMocks()
  browser.leave()
}

/** These writes find no room in it. */
export function refuseWrites(
  browser: PhoneBrowser,
  isRefused: (store: string, isTwin: boolean) => boolean,
): void {
  const put = IDBObjectStore.prototype.put
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
  ) {
    const isTwin = browser.isOfTwin(this.transaction.db)
    if (isRefused(this.name, isTwin)) throw new DOMException('no room', 'QuotaExceededError')
    return put.call(this, value)
  })
}
