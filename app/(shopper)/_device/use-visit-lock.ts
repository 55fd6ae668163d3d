'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { holdVisit, type VisitHold, type VisitLock } from './visit-lock'

/**
 * Holds a visit while the form stands. Without Web Locks (no https) every tab believes it does.
 * @param settle resolves when what was typed is on the phone
 */
export function useVisitLock(
  accountId: string,
  visitId: string,
  settle: () => Promise<void>,
): { readonly lock: VisitLock; readonly takeOver: () => void } {
  const [lock, setLock] = useState<VisitLock>('asking')
  const hold = useRef<VisitHold | null>(null)
  useEffect(() => {
    if (!('locks' in navigator)) return setLock('mine')
    const made = holdVisit(navigator.locks, accountId, visitId, setLock, settle)
    hold.current = made
    return () => made.leave()
  }, [accountId, visitId, settle])
  return { lock, takeOver: useCallback(() => hold.current?.takeOver(), []) }
}
