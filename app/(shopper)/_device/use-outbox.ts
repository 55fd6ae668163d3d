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
