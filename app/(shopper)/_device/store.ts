import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from 'idb'
import type {
  AttemptRow,
  CopyRow,
  DraftRow,
  KeyRow,
  PacketRow,
  PhotoRow,
  ReceiptRow,
  ReportRow,
  SettingRow,
  SoundPartRow,
} from './rows'
import { canSeal, makeKey, type SealKey } from './seal'
import { upgradeStore } from './store-upgrade'
import { fetchRestoring, fetchTwin, makeRoom, tellTwin, wasStoreHere } from './twin-place'
import { type Touched, watchWrites } from './watch-writes'

/**
 * The phone's store. Keys and what lists and queues need are in the clear; whatever the shopper
 * wrote, took or is told lies sealed in `content`, `facts` and `title`.
 */
export interface PhoneSchema extends DBSchema {
  drafts: { key: [string, string, string]; value: DraftRow }
  photos: { key: [string, string]; value: PhotoRow }
  reports: { key: [string, string]; value: ReportRow }
  receipts: { key: [string, string]; value: ReceiptRow }
  /** Drafts that stand beside the one in use: nothing of them is dropped silently. */
  copies: { key: [string, string]; value: CopyRow }
  /** Tries at the tests of campaigns. */
  attempts: { key: [string, string]; value: AttemptRow }
  /** Recordings before they are files. */
  soundParts: { key: [string, string, number]; value: SoundPartRow }
  packets: { key: [string, string]; value: PacketRow }
  keys: { key: string; value: KeyRow }
  settings: { key: string; value: SettingRow }
}

export type PhoneDatabase = IDBPDatabase<PhoneSchema>

export const STORE_NAME = 'etalon-phone'
export const STORE_VERSION = 4
/** The setting of a store that was made anew, until what there was before it is in it. */
export const UNFINISHED = 'unfinished'
let opened: Promise<PhoneDatabase> | null = null

function open(): Promise<PhoneDatabase> {
  opened ??= openWhole().catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

const callbacks = {
  // Another tab wants a newer form of the store: let go, so that it is not blocked for ever.
  blocking: () => void closeStore(),
  terminated: () => {
    opened = null
  },
}

/**
 * Nobody reads a store that is new before it is known whether the browser has lost an older one:
 * an empty form over lost answers would be their second loss.
 */
async function openWhole(): Promise<PhoneDatabase> {
  const db = await openNewest()
  try {
    const made = await db.get('settings', UNFINISHED)
    if (made) {
      if (made.value !== 'new' || (await wasStoreHere()))
        await (await fetchRestoring()).restoreStore(db)
      else await db.delete('settings', UNFINISHED)
    }
  } catch (error) {
    db.close()
    throw error
  }
  // It may have fallen behind: a page that was killed told it nothing more.
  tellTwin([])
  return db
}

async function openNewest(): Promise<PhoneDatabase> {
  try {
    return await openDB<PhoneSchema>(STORE_NAME, STORE_VERSION, {
      ...callbacks,
      async upgrade(db, from, to, tx, event) {
        await upgradeStore(db, from, to, tx)
        if (from > 0) return
        // Chromium's own word: the store was damaged, and it has thrown it away.
        const value = Reflect.get(event, 'dataLoss') === 'total' ? 'lost' : 'new'
        try {
          await tx.objectStore('settings').put({ name: UNFINISHED, value })
        } catch {
          // Without this line there is to be no store: whoever opens it hears of that.
          tx.done.catch(() => {})
          stop(tx)
        }
      },
    })
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
    // A page that is older than the store (loss L21): newer forms of it only ever add.
    return openDB<PhoneSchema>(STORE_NAME, undefined, callbacks)
  }
}

/** Lets go of the connection; the next use opens it again. */
export async function closeStore(): Promise<void> {
  const closing = opened
  opened = null
  ;(await closing)?.close()
}

/**
 * Runs work on the phone's store. A connection that died in the background (loss L10) is opened
 * again once; `work` must therefore be one transaction that may run twice.
 */
export async function withStore<T>(work: (db: PhoneDatabase) => Promise<T>): Promise<T> {
  try {
    return await work(await open())
  } catch (error) {
    if (!isDeadConnection(error)) throw error
    opened = null
    return work(await open())
  }
}

/**
 * Runs work in one transaction that writes: all of it or nothing. The store's twin is told of it
 * afterwards; whatever writes goes this way.
 * @param durability `strict` is on the disk when it resolves, whatever becomes of the phone
 * @throws what stopped it; for a full phone the QuotaExceededError of the transaction
 */
export async function writing<const Names extends readonly StoreNames<PhoneSchema>[], T>(
  names: Names,
  durability: 'strict' | 'relaxed',
  work: (tx: IDBPTransaction<PhoneSchema, Names, 'readwrite'>) => Promise<T>,
): Promise<T> {
  try {
    return await writeOnce(names, durability, work)
  } catch (error) {
    if (!(await makeRoom(error))) throw error
    return writing(names, durability, work)
  }
}

function writeOnce<const Names extends readonly StoreNames<PhoneSchema>[], T>(
  names: Names,
  durability: 'strict' | 'relaxed',
  work: (tx: IDBPTransaction<PhoneSchema, Names, 'readwrite'>) => Promise<T>,
): Promise<T> {
  return withStore(async (db) => {
    const tx = db.transaction<Names, 'readwrite'>(names, 'readwrite', { durability })
    const touched: Touched[] = []
    const failure = tx.done.then(
      () => null,
      (error: unknown) => error,
    )
    try {
      const result = await work(watchWrites(tx, touched))
      await tx.done
      tellTwin(touched)
      return result
    } catch (error) {
      stop(tx)
      const cause = await failure
      const isEcho = cause instanceof DOMException && cause.name === 'AbortError'
      throw cause === null || isEcho ? error : cause
    }
  })
}

/** What was written before the failure goes with it. */
export function stop(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch (error) {
    // It has ended by itself.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
  }
}

function isDeadConnection(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name)
}

/** Every key of one account: the account's id first, anything behind it. */
export function ownedBy(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId], [accountId, []])
}

/** The key that opens what is kept for an account; null: there is none. */
export async function findKey(accountId: string): Promise<SealKey> {
  const row = await withStore((db) => db.get('keys', accountId))
  return row?.key ?? null
}

/**
 * The key that seals what is kept for an account, made at its first use. It is asked of the store
 * each time: what is sealed by a key that the store has lost could never be opened again.
 * @throws where rows lie sealed and nobody can say now whether their key is in the twin
 */
export async function keyToSeal(accountId: string): Promise<SealKey> {
  const found = await findKey(accountId)
  if (found !== null || !canSeal()) return found
  const key = (await lostKey(accountId)) ?? (await makeKey())
  try {
    return await writing(['keys'], 'strict', async (tx) => {
      // Another tab may have been faster.
      const before = await tx.store.get(accountId)
      if (!before) await tx.store.put({ accountId, key })
      return before?.key ?? key
    })
  } catch (error) {
    // A browser that cannot store a key keeps the work all the same, in the clear.
    if (error instanceof DOMException && error.name === 'DataCloneError') return null
    throw error
  }
}

/** The key of rows that lie sealed though the store has none for them; null: there are none, or it is gone. */
async function lostKey(accountId: string): Promise<SealKey> {
  return (await hasSealable(accountId)) ? (await fetchTwin()).keyInTwin(accountId) : null
}

/** Whether an account has anything here that may lie sealed. */
export async function hasSealable(accountId: string): Promise<boolean> {
  const counts = await Promise.all(
    (['drafts', 'reports', 'copies', 'photos'] as const).map((name) =>
      withStore((db) => db.count(name, ownedBy(accountId))),
    ),
  )
  return counts.some((count) => count > 0)
}
