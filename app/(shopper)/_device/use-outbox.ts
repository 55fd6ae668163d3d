'use client'

import { useSyncExternalStore } from 'react'
import {
  type OutboxRunner,
  type OutboxState,
  outboxRunnerOf,
  serverOutboxState,
} from './outbox-runner'

/** The queue of the signed-in account; whoever looks at it keeps it going. */
export function useOutbox(accountId: string): OutboxState & Pick<OutboxRunner, 'run' | 'refresh'> {
  const runner = outboxRunnerOf(accountId)
  const state = useSyncExternalStore(runner.subscribe, runner.getState, () => serverOutboxState)
  return { ...state, run: runner.run, refresh: runner.refresh }
}

/** Whether the browser believes that there is a network; true on the server. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribeOnline,
    () => navigator.onLine,
    () => true,
  )
}

function subscribeOnline(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}
