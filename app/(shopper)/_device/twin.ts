import { type IDBPTransaction, type StoreNames, wrap } from 'idb'
import { isFull } from './full-phone'
import type { SealKey } from './seal'
import { deviceName } from './settings'
import {
  ownedBy,
  type PhoneDatabase,
  type PhoneSchema,
  STORE_NAME,
  STORE_VERSION,
  stop,
  withStore,
  writing,
} from './store'
import { upgradeStore } from './store-upgrade'
import { differences, keepLostKeys } from './twin-differences'
import { buckets, GIVEN_UP, TWIN } from './twin-place'
import type { PhoneStore, Touched } from './watch-writes'
import { noteWork } from './work-mark'

/*
 * The phone's store a second time, in a folder of its own. A browser that is killed at the wrong moment
 * throws a whole database away, minutes or days later, with all that it had called written; two of them
 * it does not. Nothing but a store that was made anew is ever given anything from here.
 */

/** What a full phone keeps once only, in this order: of photos and sound there is most. */
const givenUp: readonly (readonly PhoneStore[])[] = [
  ['photos', 'soundParts'],
  ['packets', 'receipts', 'attempts'],
  ['copies', 'reports'],
]

let opened: Promise<PhoneDatabase> | null = null
/** Whether the twin has all that the store has, but for what it is told of next. */
let isInStep = false

/** The twin's database; null where the browser has no place for it. */
export async function openTwin(): Promise<PhoneDatabase | null> {
  if (buckets() === null) return null
  opened ??= openBucket().catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

async function openBucket(): Promise<PhoneDatabase> {
  const bucket = await buckets()?.open(TWIN, { persisted: true, durability: 'strict' })
  if (bucket === undefined) throw new Error('no place for the twin')
  try {
    return await openDatabase(bucket.indexedDB, STORE_VERSION)
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
    return openDatabase(bucket.indexedDB, undefined)
  }
}

async function openDatabase(
  place: IDBFactory,
  version: number | undefined,
): Promise<PhoneDatabase> {
  const asked = place.open(STORE_NAME, version)
  asked.addEventListener('upgradeneeded', ({ oldVersion, newVersion }) => {
    // `idb` opens databases of the one place alone; what it makes of this one is typed as that.
    const db = wrap(asked.result) as unknown as PhoneDatabase
    const tx = wrap(asked.transaction as IDBTransaction) as unknown as Upgrade
    upgradeStore(db, oldVersion, newVersion, tx).catch(() => tx.abort())
  })
  const db = (await wrap(asked)) as unknown as PhoneDatabase
  const letGo = () => {
    opened = null
    isInStep = false
    db.close()
  }
  db.addEventListener('versionchange', letGo)
  db.addEventListener('close', letGo)
  return db
}

type Upgrade = IDBPTransaction<PhoneSchema, StoreNames<PhoneSchema>[], 'versionchange'>

/**
 * One page at a time reads the store and writes the twin: so the newest is what stays there. Work that
 * may have to wait for the same again, or for more room, must not stand in it.
 */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks
  return locks ? await locks.request(TWIN, work) : await work()
}

/** Closes the twin; the next use opens it again. */
export async function closeTwin(): Promise<void> {
  const closing = opened
  opened = null
  isInStep = false
  ;(await closing)?.close()
}

/**
 * Brings the twin up to what the store has in these rows; the first time, and after a failure, in all rows.
 * Read from the store after they were written there, so that it cannot matter how often or how late.
 */
export async function followStore(touched: readonly Touched[]): Promise<void> {
  try {
    await noteWork(touched)
    const twin = await openTwin()
    if (twin === null) return
    if (!isInStep) await keepLostKeys(twin)
    await alone(async () => {
      if (isInStep) await give(twin, touched)
      else {
        await takeBackHeavy(twin)
        for (const some of await differences(twin, await keptStores(twin))) await give(twin, some)
      }
      isInStep = true
    })
  } catch (error) {
    isInStep = false
    await closeTwin()
    throw error
  }
}

/** What a full phone frees is not free at once: one step is given up at a time, and tried once more. */
async function give(twin: PhoneDatabase, touched: readonly Touched[]): Promise<void> {
  try {
    await giveOnce(twin, touched)
  } catch (error) {
    if (!isFull(error) || !(await giveUpIn(twin))) throw error
    await giveOnce(twin, touched)
  }
}

async function giveOnce(twin: PhoneDatabase, touched: readonly Touched[]): Promise<void> {
  const kept = await keptStores(twin)
  const wanted = touched.filter(({ store }) => kept.includes(store))
  if (wanted.length === 0) return
  const names = [...new Set(wanted.map(({ store }) => store))]
  const rows = await withStore((db) => {
    const tx = db.transaction(names)
    return Promise.all(wanted.map(({ store, at }) => tx.objectStore(store).getAll(rangeOf(at))))
  })
  const tx = twin.transaction(names, 'readwrite', { durability: 'strict' })
  const ask = async (request: () => Promise<unknown>) => {
    try {
      await request()
    } catch (error) {
      stop(tx)
      throw error
    }
  }
  const requests = wanted.flatMap(({ store, at }, place) => {
    const put = tx.objectStore(store)
    return [() => put.delete(rangeOf(at)), ...(rows[place] ?? []).map((row) => () => put.put(row))]
  })
  // Those that were called off with the one that failed say nothing of why.
  const settled = await Promise.allSettled([...requests.map(ask), tx.done])
  const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  if (reasons.length > 0) throw reasons.find(isFull) ?? reasons[0]
}

const rangeOf = (at: Touched['at']) => (at instanceof IDBKeyRange ? at : IDBKeyRange.only(at))

async function levelOf(twin: PhoneDatabase): Promise<number> {
  return Number((await twin.get('settings', GIVEN_UP))?.value ?? 0)
}

/** The stores of which the twin has rows now. */
async function keptStores(twin: PhoneDatabase): Promise<readonly PhoneStore[]> {
  const without = new Set(givenUp.slice(0, await levelOf(twin)).flat())
  return [...twin.objectStoreNames].filter((name) => !without.has(name))
}

/** Gives up the next stores; false: there is nothing to give up. */
async function giveUpIn(twin: PhoneDatabase): Promise<boolean> {
  const level = await levelOf(twin)
  const stores = givenUp[level]
  if (stores === undefined) return false
  const names: readonly PhoneStore[] = [...stores, 'settings']
  const tx = twin.transaction(names, 'readwrite', { durability: 'strict' })
  for (const store of stores) await tx.objectStore(store).clear()
  await tx.objectStore('settings').put({ name: GIVEN_UP, value: String(level + 1) })
  await tx.done
  console.warn(`no room for ${stores.join(', ')} a second time`)
  return true
}

/** The phone is full: the twin gives up its photos for the store. False: it has none; what else it has is small. */
export async function giveUpPhotos(): Promise<boolean> {
  const twin = await openTwin()
  if (twin === null) return false
  return alone(async () => (await levelOf(twin)) === 0 && giveUpIn(twin))
}

/** Much room is free again. Units: bytes. */
const PLENTY = 500_000_000

/** Where there is room again, the twin keeps all again. */
async function takeBackHeavy(twin: PhoneDatabase): Promise<void> {
  if ((await levelOf(twin)) === 0) return
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  if (quota - usage > PLENTY) await twin.delete('settings', GIVEN_UP)
}

/** The key of an account as the twin has it, put back to where it belongs; null: it has none. */
export async function keyInTwin(accountId: string): Promise<SealKey> {
  const twin = await openTwin()
  const found = await twin?.get('keys', accountId)
  if (found === undefined) return null
  return writing(['keys'], 'strict', async (tx) => {
    const before = await tx.store.get(accountId)
    if (before === undefined) await tx.store.put(found)
    return before?.key ?? found.key
  })
}

/** There is no twin from here on; the next use makes one from what the store has then. */
export async function dropTwin(): Promise<void> {
  await closeTwin()
  await buckets()?.delete(TWIN)
}

/** Before the store forgets an account: nothing of it may come back from here. */
export async function forgetInTwin(accountId: string): Promise<void> {
  if (buckets() === null) return
  try {
    await alone(async () => {
      const twin = await openTwin()
      if (twin !== null) await dropAccount(twin, accountId)
    })
  } catch (error) {
    console.warn(error)
    // Better none than one that remembers.
    await dropTwin()
  }
}

async function dropAccount(twin: PhoneDatabase, accountId: string): Promise<void> {
  const tx = twin.transaction([...twin.objectStoreNames], 'readwrite', { durability: 'strict' })
  for (const name of twin.objectStoreNames) {
    if (name !== 'keys' && name !== 'settings')
      await tx.objectStore(name).delete(ownedBy(accountId))
  }
  await tx.objectStore('keys').delete(accountId)
  await tx.objectStore('settings').delete(deviceName(accountId))
  await tx.done
}
