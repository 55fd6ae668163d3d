/** Less than this, and a few photos fill the phone. Units: bytes. */
const LOW_SPACE = 150_000_000

export interface StorageFacts {
  /** Units: bytes; null: the browser does not say. */
  readonly used: number | null
  /** What the browser lets this site have; the phone itself may have less. */
  readonly quota: number | null
  readonly isLow: boolean
  /** The browser has promised not to tidy our data away; null: it does not say. */
  readonly isLasting: boolean | null
}

/** What the browser says about the room for our data. */
export async function storageFacts(): Promise<StorageFacts> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
  return {
    used: usage ?? null,
    quota: quota ?? null,
    isLow: quota !== undefined && quota - (usage ?? 0) < LOW_SPACE,
    isLasting: (await navigator.storage?.persisted?.()) ?? null,
  }
}
