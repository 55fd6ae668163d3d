'use client'

import { useCallback, useEffect, useState } from 'react'

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

/** What the browser says about the room for our data; null until it has. */
export function useStorage(): {
  readonly facts: StorageFacts | null
  /** Asks the browser to keep our data; resolves to its answer. */
  readonly askToKeep: () => Promise<boolean>
} {
  const [facts, setFacts] = useState<StorageFacts | null>(null)
  const read = useCallback(async () => setFacts(await storageFacts()), [])
  useEffect(() => {
    read().catch((error: unknown) => console.warn(error))
  }, [read])
  const askToKeep = useCallback(async () => {
    const isKept = (await navigator.storage?.persist?.()) ?? false
    await read()
    return isKept
  }, [read])
  return { facts, askToKeep }
}

async function storageFacts(): Promise<StorageFacts> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {}
  const free = quota === undefined ? null : Math.max(0, quota - (usage ?? 0))
  return {
    used: usage ?? null,
    free,
    isLow: free !== null && free < LOW_SPACE,
    isLasting: (await navigator.storage?.persisted?.()) ?? null,
  }
}

/** Safari of a phone, not installed: it deletes a site's data after seven days without a visit. */
export function isForgetfulBrowser(): boolean {
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent)
  return isApple && !window.matchMedia('(display-mode: standalone)').matches
}

/** Whether the phone refused because it is full. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError'
}
