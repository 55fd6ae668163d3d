'use client'

import { useSyncExternalStore } from 'react'

const prefix = 'etalon-query '
const listeners = new Set<() => void>()

/** Keeps the conditions of a list for this tab, so that its place in the menu leads back to them. */
export function rememberQuery(path: string, query: string): void {
  if (query) sessionStorage.setItem(prefix + path, query)
  else sessionStorage.removeItem(prefix + path)
  for (const changed of listeners) changed()
}

/** The address of a place with the conditions that were last used there. */
export function useRememberedAddress(path: string): string {
  return useSyncExternalStore(
    subscribe,
    () => {
      const query = sessionStorage.getItem(prefix + path)
      return query ? `${path}?${query}` : path
    },
    () => path,
  )
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
