'use client'

import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

/** Travelling through a long list of fields with the arrows: a field that is out of sight is drawn
 * first and has the focus then. Fields carry `data-cell`, the number of their line. */
export function useCellKeys(
  box: RefObject<HTMLElement | null>,
  count: number,
  isCell: (index: number) => boolean,
  scrollTo: (index: number) => void,
) {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${wanted.current}"]`)
    if (!cell) return
    wanted.current = null
    cell.focus({ preventScroll: true })
  })
  const go = (from: number, step: number, column: string): boolean => {
    for (let index = from + step; index >= 0 && index < count; index += step) {
      if (!isCell(index)) continue
      wanted.current = `${index}${column}`
      scrollTo(index)
      // In sight already: there is nothing to wait for.
      const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${wanted.current}"]`)
      if (cell) {
        wanted.current = null
        cell.focus({ preventScroll: true })
      }
      return true
    }
    return false
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = event.target instanceof HTMLElement ? event.target.dataset.cell : undefined
    const step = stepOf(event)
    if (cell === undefined || step === 0 || event.nativeEvent.isComposing) return
    const column = cell.replace(/^\d+/, '')
    if (go(Number.parseInt(cell, 10), step, column)) event.preventDefault()
  }
  return { onKeyDown, go }
}

function stepOf(event: KeyboardEvent): number {
  if (event.altKey || event.metaKey) return 0
  // In a text of several lines the arrows belong to the text; Ctrl takes them to the next field.
  const isText = event.target instanceof HTMLTextAreaElement
  if (isText && !event.ctrlKey) return 0
  if (event.key === 'Enter') return event.shiftKey ? -1 : 1
  if (event.key === 'ArrowDown') return 1
  return event.key === 'ArrowUp' ? -1 : 0
}
