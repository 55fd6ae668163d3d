'use client'

import { type DragEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useBuilder, useLooking } from './builder-context'
import { placeNodes, type Target } from './document-batch'
import type { OutlineRow } from './outline-rows'

/** What dragged parts are called on their way. */
const draggedParts = 'application/x-etalon-parts'

/** What a line needs to be dragged and dropped upon; the same ones for as long as the list stands. */
export interface DragHandles {
  readonly sourceProps: (id: string) => {
    readonly draggable: true
    readonly onDragStart: (event: DragEvent) => void
    readonly onDragEnd: () => void
  }
  readonly targetProps: (row: OutlineRow) => {
    readonly onDragOver: (event: DragEvent<HTMLElement>) => void
    readonly onDragLeave: (event: DragEvent<HTMLElement>) => void
    readonly onDrop: (event: DragEvent<HTMLElement>) => void
  }
}

export interface OutlineDrag {
  /** Where the parts would come to stand; null while nothing is dragged over a line. */
  readonly over: Target | null
  readonly handles: DragHandles
}

/** Questions and sections by the mouse, one or all marked ones, also into other sections. */
export function useOutlineDrag(): OutlineDrag {
  const { document, edit } = useBuilder()
  const { marked } = useLooking()
  const [dragged, setDragged] = useState<ReadonlySet<string> | null>(null)
  const [over, setOver] = useState<Target | null>(null)
  const end = () => {
    setDragged(null)
    setOver(null)
  }
  const targetAt = (row: OutlineRow, event: DragEvent<HTMLElement>): Target | null => {
    if (dragged === null || !event.dataTransfer.types.includes(draggedParts)) return null
    const box = event.currentTarget.getBoundingClientRect()
    const height = (event.clientY - box.top) / Math.max(1, box.height)
    const sides = row.kind === 'section' ? sidesOfSection(height) : sidesOfQuestion(height)
    const targets = sides.map((side): Target => ({ id: row.id, side }))
    return targets.find((target) => placeNodes(document, dragged, target) !== document) ?? null
  }
  const start = (id: string, event: DragEvent) => {
    event.dataTransfer.setData(draggedParts, id)
    event.dataTransfer.effectAllowed = 'move'
    setDragged(marked.has(id) ? marked : new Set([id]))
  }
  const hover = (row: OutlineRow, event: DragEvent<HTMLElement>) => {
    // The same place again needs no answer anew: this event comes many times a second.
    const target = targetAt(row, event)
    if (target !== null) event.preventDefault()
    if (target?.id !== over?.id || target?.side !== over?.side) setOver(target)
  }
  const drop = (row: OutlineRow, event: DragEvent<HTMLElement>) => {
    const target = targetAt(row, event)
    if (target === null || dragged === null) return
    event.preventDefault()
    edit({ kind: 'place-many', ids: dragged, target })
    end()
  }
  const leave = (event: DragEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null)
  }
  const latest = useRef({ start, hover, drop, leave, end })
  useEffect(() => {
    latest.current = { start, hover, drop, leave, end }
  })
  const [handles] = useState(() => handlesBy(latest))
  return { over, handles }
}

interface DragEvents {
  readonly start: (id: string, event: DragEvent) => void
  readonly hover: (row: OutlineRow, event: DragEvent<HTMLElement>) => void
  readonly drop: (row: OutlineRow, event: DragEvent<HTMLElement>) => void
  readonly leave: (event: DragEvent<HTMLElement>) => void
  readonly end: () => void
}

/** Lines are drawn anew only when they change, and yet do what is right now. */
function handlesBy(latest: RefObject<DragEvents>): DragHandles {
  return {
    sourceProps: (id) => ({
      draggable: true,
      onDragStart: (event) => latest.current.start(id, event),
      onDragEnd: () => latest.current.end(),
    }),
    targetProps: (row) => ({
      onDragOver: (event) => latest.current.hover(row, event),
      onDragLeave: (event) => latest.current.leave(event),
      onDrop: (event) => latest.current.drop(row, event),
    }),
  }
}

/** The side that is meant first; the others where the parts cannot go there. */
function sidesOfSection(height: number): readonly Target['side'][] {
  if (height < 0.3) return ['before', 'into']
  return height > 0.7 ? ['into', 'after'] : ['into', 'before']
}

function sidesOfQuestion(height: number): readonly Target['side'][] {
  return height < 0.5 ? ['before', 'after'] : ['after', 'before']
}
