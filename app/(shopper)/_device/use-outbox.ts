'use client'

import { useSyncExternalStore } from 'react'
import {
  type OutboxRunner,
  type OutboxState,
  outboxRunnerOf,
  serverOutboxState,
} from './outbox-runner'

/** Goes on whenever the phone's store was read: for what the queue itself does not tell. */
export function useStoreLooks(accountId: string): number {
  const { subscribe, getLooks } = outboxRunnerOf(accountId)
  return useSyncExternalStore(subscribe, getLooks, () => 0)
}

/** The queue of the signed-in account; whoever looks at it keeps it going. */
export function useOutbox(accountId: string): OutboxState & Pick<OutboxRunner, 'run' | 'refresh'> {
  const runner = outboxRunnerOf(accountId)
  const state = useSyncExternalStore(runner.subscribe, runner.getState, () => serverOutboxState)
  return { ...state, run: runner.run, refresh: runner.refresh }
}
