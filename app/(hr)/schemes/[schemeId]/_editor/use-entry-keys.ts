'use client'

import { useState } from 'react'
import { movedAt, removedAt } from './list-edits'

/** Keys for entries that have no id of their own, so that typing stays with its entry when moved. */
export function useEntryKeys(length: number) {
  const [state, setState] = useState(() => ({ next: length, keys: [...Array(length).keys()] }))
  const missing = Math.max(0, length - state.keys.length)
  const keys =
    missing === 0
      ? state.keys.slice(0, length)
      : [...state.keys, ...[...Array(missing).keys()].map((offset) => state.next + offset)]
  const next = state.next + missing
  return {
    keys,
    moved: (index: number, by: -1 | 1) => setState({ next, keys: movedAt(keys, index, by) }),
    removed: (index: number) => setState({ next, keys: removedAt(keys, index) }),
    /** Gives the key of the new entry. */
    added: () => {
      setState({ next: next + 1, keys: [...keys, next] })
      return next
    },
  }
}
