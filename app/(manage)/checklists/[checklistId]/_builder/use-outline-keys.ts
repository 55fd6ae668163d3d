'use client'

import type { KeyboardEvent } from 'react'
import { useBuilder, useLooking } from './builder-context'
import type { Direction } from './document-moves'
import type { OutlineRow } from './outline-rows'
import { useRemoval } from './use-removal'

interface OutlineKeys {
  readonly rows: readonly OutlineRow[]
  readonly focus: (id: string) => void
  readonly folded: ReadonlySet<string>
  readonly onFold: (id: string, isFolded: boolean) => void
}

const moves: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
}

const pageOfRows = 12

/** Keys of the outline: walking, marking, moving, folding, opening, removing. */
export function useOutlineKeys({ rows, focus, folded, onFold }: OutlineKeys) {
  const { edit, mark, open } = useBuilder()
  const { marked } = useLooking()
  const remove = useRemoval()
  const handOf = (id: string) => (marked.has(id) ? marked : new Set([id]))

  const walk = (event: KeyboardEvent, index: number): boolean => {
    const to = rows[placeAfter(event.key, index, rows.length)]
    if (to === undefined) return false
    const from = rows[index]
    if (event.shiftKey && to.kind !== 'add') {
      // The first step of a range begins where one stands, not where one was before.
      if (marked.size === 0 && from && from.kind !== 'add') mark({ kind: 'toggle', id: from.id })
      mark({ kind: 'range', to: to.id })
    }
    focus(to.id)
    return true
  }

  const onPart = (event: KeyboardEvent, { id, kind }: OutlineRow): boolean => {
    const direction = moves[event.key]
    if (event.altKey && direction !== undefined) {
      edit({ kind: 'move-many', ids: handOf(id), direction })
      focus(id)
      return true
    }
    if (event.altKey) return false
    switch (event.key) {
      case 'ArrowLeft':
      case 'ArrowRight': {
        if (kind !== 'section') return false
        const isClosing = event.key === 'ArrowLeft'
        if (folded.has(id) !== isClosing) onFold(id, isClosing)
        return true
      }
      case 'Enter':
        open(id)
        return true
      case 'Delete':
      case 'Backspace':
        remove(handOf(id))
        return true
      case ' ':
        if (!event.ctrlKey && !event.metaKey) return false
        mark({ kind: 'toggle', id })
        return true
      default:
        return false
    }
  }

  return (event: KeyboardEvent<HTMLElement>) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.row : undefined
    const index = rows.findIndex((row) => row.id === id)
    const row = rows[index]
    if (row === undefined) return
    const isDone =
      (row.kind !== 'add' && onPart(event, row)) ||
      (!event.altKey && walk(event, index)) ||
      marksByKey(event, mark)
    if (!isDone) return
    event.preventDefault()
    event.stopPropagation()
  }
}

function marksByKey(event: KeyboardEvent, mark: ReturnType<typeof useBuilder>['mark']): boolean {
  // By the place on the keyboard: in a Russian layout the letter is another one.
  if (event.code === 'KeyA' && (event.ctrlKey || event.metaKey)) {
    mark({ kind: 'all' })
    return true
  }
  if (event.key !== 'Escape') return false
  mark({ kind: 'none' })
  return true
}

function placeAfter(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowUp':
      return index - 1
    case 'ArrowDown':
      return index + 1
    case 'PageUp':
      return Math.max(0, index - pageOfRows)
    case 'PageDown':
      return Math.min(count - 1, index + pageOfRows)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return -1
  }
}
