'use client'

import { useEffect, useState } from 'react'
import { holdVisit, type VisitLock } from './visit-lock'

/** Holds a visit while the form stands. Without Web Locks (no https) every tab believes it does. */
export function useVisitLock(accountId: string, visitId: string): VisitLock {
  const [lock, setLock] = useState<VisitLock>('asking')
  useEffect(() => {
    if ('locks' in navigator) return holdVisit(navigator.locks, accountId, visitId, setLock)
    setLock('mine')
  }, [accountId, visitId])
  return lock
}
