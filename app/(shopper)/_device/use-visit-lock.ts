'use client'

import { useEffect, useState } from 'react'

/** `mine` may write; `elsewhere` waits until the other tab lets go or dies, and then becomes mine. */
export type VisitLock = 'asking' | 'mine' | 'elsewhere'

/** One tab holds a visit (loss L14). Without Web Locks (no https) every tab believes it does. */
export function useVisitLock(accountId: string, visitId: string): VisitLock {
  const [lock, setLock] = useState<VisitLock>('asking')
  useEffect(() => {
    if (!('locks' in navigator)) {
      setLock('mine')
      return
    }
    const name = `etalon-visit ${accountId} ${visitId}`
    const leaving = new AbortController()
    let letGo: () => void = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const hold = () => {
      if (leaving.signal.aborted) return
      setLock('mine')
      return held
    }
    const ask = async () => {
      const isFree = await navigator.locks.request(name, { ifAvailable: true }, (granted) => {
        if (granted === null) return false
        return hold()?.then(() => true)
      })
      if (isFree !== false || leaving.signal.aborted) return
      setLock('elsewhere')
      await navigator.locks.request(name, { signal: leaving.signal }, hold)
    }
    ask().catch((error: unknown) => {
      // Leaving the page while waiting in line.
      if (!leaving.signal.aborted) throw error
    })
    return () => {
      leaving.abort()
      letGo()
    }
  }, [accountId, visitId])
  return lock
}
