'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { fetchWhenIdle } from '@/components/forms/visit-form/later-part'
import type { OutboxRunner, OutboxState } from './outbox-runner'

/** The queue; it comes when the questions have come to rest. */
export const fetchOutbox = () => import('./outbox-runner')

/** Tells the queue that there is something to send. */
export async function runOutbox(accountId: string): Promise<void> {
  const { outboxRunnerOf } = await fetchOutbox()
  const runner = outboxRunnerOf(accountId)
  await runner.refresh()
  await runner.run('now')
}

type Known = Pick<OutboxState, 'elsewhere' | 'onlyHere'>

const nothingKnown: Known = { elsewhere: new Set(), onlyHere: 0 }

/**
 * What the queue knows that concerns an open form; from its coming on, this look keeps it going. The
 * queue tells of every step it takes: the form wakes for these two alone.
 */
export function useLaterOutbox(accountId: string, isDrawn: boolean): Known {
  const [runner, setRunner] = useState<OutboxRunner | null>(null)
  useEffect(() => {
    if (!isDrawn) return
    const begin = async () => setRunner((await fetchOutbox()).outboxRunnerOf(accountId))
    return fetchWhenIdle([begin])
  }, [accountId, isDrawn])
  const known = (): Known => runner?.getState() ?? nothingKnown
  const subscribe = runner?.subscribe ?? nobodyTells
  const elsewhere = useSyncExternalStore(
    subscribe,
    () => known().elsewhere,
    () => nothingKnown.elsewhere,
  )
  const onlyHere = useSyncExternalStore(
    subscribe,
    () => known().onlyHere,
    () => 0,
  )
  return { elsewhere, onlyHere }
}

function nobodyTells(): () => void {
  return () => {}
}
