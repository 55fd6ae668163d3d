'use client'

import { useCallback, useEffect, useState } from 'react'
import { type StorageFacts, storageFacts } from './storage-facts'

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

/** Safari of a phone, not installed: it deletes a site's data after seven days without a visit. */
export function isForgetfulBrowser(): boolean {
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent)
  return isApple && !window.matchMedia('(display-mode: standalone)').matches
}
