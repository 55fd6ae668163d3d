'use client'

import { useReducer } from 'react'
import { type PhotoEditing, untouched } from './photo-edit'

interface History {
  readonly past: readonly PhotoEditing[]
  readonly now: PhotoEditing
  /** Where the drag began that is going on: all of it is taken back at once. */
  readonly dragFrom: PhotoEditing | null
}

export type EditStep =
  | { readonly kind: 'do'; readonly editing: PhotoEditing }
  | { readonly kind: 'drag'; readonly editing: PhotoEditing }
  | { readonly kind: 'drop' }
  | { readonly kind: 'undo' }

export const freshHistory: History = { past: [], now: untouched, dragFrom: null }

/** What can be taken back, step by step; a drag is one step, however many moves it had. */
export function historyAfter(history: History, step: EditStep): History {
  const { past, now, dragFrom } = history
  switch (step.kind) {
    case 'do':
      if (step.editing === now) return history
      return { past: [...past, dragFrom ?? now], now: step.editing, dragFrom: null }
    case 'drag':
      return { past, now: step.editing, dragFrom: dragFrom ?? now }
    case 'drop':
      return dragFrom === null ? history : { past: [...past, dragFrom], now, dragFrom: null }
    case 'undo': {
      const before = dragFrom ?? past.at(-1)
      if (before === undefined) return history
      return { past: dragFrom ? past : past.slice(0, -1), now: before, dragFrom: null }
    }
  }
}

export function useEditing() {
  const [{ past, now, dragFrom }, step] = useReducer(historyAfter, freshHistory)
  return { editing: now, canUndo: past.length > 0 || dragFrom !== null, step }
}
