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

const NAME = 'etalon-phone'
const VERSION = 4
let opened: Promise<PhoneDatabase> | null = null

function open(): Promise<PhoneDatabase> {
  opened ??= openNewest().catch((error: unknown) => {
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

async function openNewest(): Promise<PhoneDatabase> {
  try {
    return await openDB<PhoneSchema>(NAME, VERSION, { ...callbacks, upgrade: upgradeStore })
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error
    // A page that is older than the store (loss L21): newer forms of it only ever add.
    return openDB<PhoneSchema>(NAME, undefined, callbacks)
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
 * Runs work in one transaction that writes: all of it or nothing.
 * @param durability `strict` is on the disk when it resolves, whatever becomes of the phone
 * @throws what stopped it; for a full phone the QuotaExceededError of the transaction
 */
export async function writing<const Names extends readonly StoreNames<PhoneSchema>[], T>(
  names: Names,
  durability: 'strict' | 'relaxed',
  work: (tx: IDBPTransaction<PhoneSchema, Names, 'readwrite'>) => Promise<T>,
): Promise<T> {
  return withStore(async (db) => {
    const tx = db.transaction<Names, 'readwrite'>(names, 'readwrite', { durability })
    const failure = tx.done.then(
      () => null,
      (error: unknown) => error,
    )
    try {
      const result = await work(tx)
      await tx.done
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
function stop(tx: { abort(): void }): void {
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
 */
export async function keyToSeal(accountId: string): Promise<SealKey> {
  const found = await findKey(accountId)
  if (found !== null || !canSeal()) return found
  const key = await makeKey()
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
