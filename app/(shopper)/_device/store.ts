import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import type { KeepReason } from '@/lib/core/outbox-verdict'
import type { VisitDraft } from '@/lib/core/visit-draft'

/** A draft with what became of it so far. */
export interface KeptDraft {
  readonly accountId: string
  readonly visitId: string
  readonly versionId: string
  readonly draft: VisitDraft
  readonly savedAt: string
  /** The report that this draft was last frozen into, and its state then; null: never. */
  readonly frozenAs: { readonly id: string; readonly changes: number } | null
}

/** A photo. Bytes are an ArrayBuffer: some browsers store a Blob as null (loss L11). */
export interface KeptPhoto extends FrozenAttachment {
  readonly accountId: string
  readonly visitId: string
  /** null only for a photo that came back with a returned report: the server has it. */
  readonly bytes: ArrayBuffer | null
  /** When the server confirmed it; null while it is only here. */
  readonly receivedAt: string | null
}

/** Why the last try left an item here. */
export interface LastTry {
  readonly at: string
  readonly reason: KeepReason | 'photo-lost'
  readonly code: string | null
  readonly named: readonly string[]
}

/** A frozen report that waits to be sent: bytes, hash and id were made once and never again. */
export interface KeptReport {
  readonly accountId: string
  readonly id: string
  readonly visitId: string
  readonly versionId: string
  /** Oldest first. */
  readonly order: number
  readonly bytes: ArrayBuffer
  readonly sha256: string
  readonly photoIds: readonly string[]
  /** What the shopper calls it: the unit's name. */
  readonly title: string
  readonly frozenAt: string
  readonly tries: number
  /** When it is tried again by itself; null: when the app is opened or somebody asks. */
  readonly nextTryAt: string | null
  readonly lastTry: LastTry | null
}

/** That the server has a report. */
export interface KeptReceipt {
  readonly accountId: string
  readonly id: string
  readonly visitId: string
  readonly sha256: string
  readonly receivedAt: string
}

export interface PhoneSchema extends DBSchema {
  drafts: { key: [string, string, string]; value: KeptDraft }
  photos: { key: [string, string]; value: KeptPhoto }
  reports: { key: [string, string]; value: KeptReport }
  receipts: { key: [string, string]; value: KeptReceipt }
}

export type PhoneDatabase = IDBPDatabase<PhoneSchema>

const NAME = 'etalon-phone'
let opened: Promise<PhoneDatabase> | null = null

function open(): Promise<PhoneDatabase> {
  opened ??= openDB<PhoneSchema>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['accountId', 'visitId', 'versionId'] })
      db.createObjectStore('photos', { keyPath: ['accountId', 'id'] })
      db.createObjectStore('reports', { keyPath: ['accountId', 'id'] })
      db.createObjectStore('receipts', { keyPath: ['accountId', 'id'] })
    },
    // Another tab wants a newer form of the store: let go, so that it is not blocked for ever.
    blocking: () => void closeStore(),
    terminated: () => {
      opened = null
    },
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
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

function isDeadConnection(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'UnknownError'].includes(error.name)
}

/** Every key of one account: the account's id first, anything behind it. */
export function ownedBy(accountId: string): IDBKeyRange {
  return IDBKeyRange.bound([accountId], [accountId, []])
}
