/** Less than this, and a few photos fill the phone. Units: bytes. */
const LOW_SPACE = 150_000_000

export interface StorageFacts {
  /** Units: bytes; null: the browser does not say. */
  readonly used: number | null
  readonly free: number | null
  readonly isLow: boolean
  /** The browser has promised not to tidy our data away; null: it does not say. */
  readonly isLasting: boolean | null
}

/** What the browser says about the room for our data. */
export async function storageFacts(): Promise<StorageFacts> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
  const free = quota === undefined ? null : Math.max(0, quota - (usage ?? 0))
  return {
    used: usage ?? null,
    free,
    isLow: free !== null && free < LOW_SPACE,
    isLasting: (await navigator.storage?.persisted?.()) ?? null,
  }
}
