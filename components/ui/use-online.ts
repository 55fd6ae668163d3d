'use client'

import { useSyncExternalStore } from 'react'
import { isConnected, subscribeConnection } from './connection'

/** Whether the server is within reach, as far as this phone knows; true on the server. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeConnection, isConnected, () => true)
}
