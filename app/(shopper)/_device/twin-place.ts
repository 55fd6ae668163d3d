import { isFull } from './full-phone'
import type { Touched } from './watch-writes'

/** As far as the product needs them: databases in folders of their own, not known everywhere. */
export interface Buckets {
  open(
    name: string,
    options: { readonly persisted: boolean; readonly durability: 'strict' },
  ): Promise<{ readonly indexedDB: IDBFactory }>
  keys(): Promise<readonly string[]>
  delete(name: string): Promise<void>
}

/** The bucket in which the phone's store has its twin. */
export const TWIN = 'etalon-twin'

/** The twin's own setting: how much it has given up for want of room. */
export const GIVEN_UP = 'twin has given up'

/** Where the browser keeps, outside of its databases, how much work lies in the store. */
export const WORK_MARK = 'etalon-phone'

/** null: this browser has no second place. */
export function buckets(): Buckets | null {
  const found =
    typeof navigator === 'undefined' ? undefined : Reflect.get(navigator, 'storageBuckets')
  return found ?? null
}

/** The browser's own short notes; null where it gives none. */
export function shortNotes(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    // Forbidden by the browser's settings.
    return null
  }
}

/** Whether something says that there was a store before one that is new. */
export async function wasStoreHere(): Promise<boolean> {
  if (shortNotes()?.getItem(WORK_MARK)) return true
  try {
    return (await buckets()?.keys())?.includes(TWIN) ?? false
  } catch (error) {
    // Nobody knows: whoever restores finds the twin, or is stopped there.
    console.warn(error)
    return true
  }
}

export const fetchTwin = () => import('./twin')
export const fetchRestoring = () => import('./restore-store')

let waiting: Touched[] = []
let following: Promise<void> | null = null

/** Tells the twin what was written. It follows behind, and nothing but the word "saved" waits for it. */
export function tellTwin(touched: readonly Touched[]): void {
  if (buckets() === null && shortNotes() === null) return
  waiting.push(...touched)
  following ??= follow()
}

/** Resolves when the twin has, or has given up, all that it was told of. */
export async function twinSettled(): Promise<void> {
  while (following !== null) await following
}

/** So long something that is written waits to be called saved. Units: milliseconds. */
const DOUBLED_MS = 1000

/**
 * Resolves when the phone has a second time all that was written, or has no place for it. A twin that does
 * not come to its end holds nobody up: what is written is on the disk.
 */
export function doubled(): Promise<unknown> {
  return Promise.race([following, new Promise((resolve) => setTimeout(resolve, DOUBLED_MS))])
}

let isCodeHere = false

async function follow(): Promise<void> {
  try {
    if (!isCodeHere) await atRest()
    const { followStore } = await fetchTwin()
    isCodeHere = true
    do {
      const next = waiting
      waiting = []
      await followStore(next)
    } while (waiting.length > 0)
  } catch (error) {
    // What the twin lacks now it is given with the next write, or when the store is opened again.
    console.warn(error)
  } finally {
    // With the last look at what waits: whoever tells of more from here on begins anew.
    following = null
  }
}

/** The twin's code is in no hurry while the page is being drawn. Units: milliseconds. */
const REST_MS = 1500

function atRest(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis)
      requestIdleCallback(() => resolve(), { timeout: REST_MS })
    else setTimeout(resolve, REST_MS)
  })
}

/** Makes room in a full phone: the twin gives up its photos. False: it cannot help. */
export async function makeRoom(error: unknown): Promise<boolean> {
  if (!isFull(error) || buckets() === null) return false
  try {
    return await (await fetchTwin()).giveUpPhotos()
  } catch (failure) {
    // That the phone is full is what its shopper is to hear.
    console.warn(failure)
    return false
  }
}
