'use client'

import { useEffect, useState } from 'react'
import { useStoreLooks } from './use-outbox'
import { hasWorkHere } from './work-here'

/** Whether this phone has work of a visit that is in no report; looked up anew as the queue moves. */
export function useWorkHere(accountId: string, visitId: string): boolean {
  const looks = useStoreLooks(accountId)
  const [hasWork, setWork] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up anew whenever the queue has changed
  useEffect(() => {
    hasWorkHere(accountId, visitId).then(setWork, (error: unknown) => console.warn(error))
  }, [accountId, visitId, looks])
  return hasWork
}
