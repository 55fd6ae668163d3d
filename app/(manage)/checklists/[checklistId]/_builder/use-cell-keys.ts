'use client'

import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

/**
 * Travelling through a long list of fields with the arrows: a field that is out of sight is drawn
 * first and has the focus then. Fields carry `data-cell`, the number of their line. Left and right go
 * to where `sideways` says, once the text of the field has no further letter that way.
 */
export function useCellKeys(
  box: RefObject<HTMLElement | null>,
  count: number,
  isCell: (index: number) => boolean,
  scrollTo: (index: number) => void,
  sideways?: (index: number, step: -1 | 1) => number | null,
) {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${wanted.current}"]`)
    if (!cell) return
    wanted.current = null
    cell.focus({ preventScroll: true })
  })
  const open = (index: number, column = '') => {
    wanted.current = `${index}${column}`
    scrollTo(index)
    // In sight already: there is nothing to wait for.
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${wanted.current}"]`)
    if (!cell) return
    wanted.current = null
    cell.focus({ preventScroll: true })
  }
  const go = (from: number, step: number, column: string): boolean => {
    for (let index = from + step; index >= 0 && index < count; index += step) {
      if (!isCell(index)) continue
      open(index, column)
      return true
    }
    return false
  }
  const goSideways = (event: KeyboardEvent<HTMLElement>, from: number, column: string): boolean => {
    const step = sidewaysStepOf(event)
    const to = step === 0 ? null : (sideways?.(from, step) ?? null)
    if (to === null) return false
    open(to, column)
    return true
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = event.target instanceof HTMLElement ? event.target.dataset.cell : undefined
    if (cell === undefined || event.nativeEvent.isComposing) return
    const step = stepOf(event)
    const from = Number.parseInt(cell, 10)
    const column = cell.replace(/^\d+/, '')
    const hasGone = step === 0 ? goSideways(event, from, column) : go(from, step, column)
    if (hasGone) event.preventDefault()
  }
  return { onKeyDown, go, open }
}

/** A field whose text is marked as a whole is being walked through, not edited. */
function sidewaysStepOf(event: KeyboardEvent): -1 | 0 | 1 {
  if (event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return 0
  if (!(event.target instanceof HTMLInputElement)) return 0
  const { selectionStart, selectionEnd, value } = event.target
  const isWhole = selectionStart === 0 && selectionEnd === value.length
  if (event.key === 'ArrowLeft') return isWhole || selectionEnd === 0 ? -1 : 0
  if (event.key !== 'ArrowRight') return 0
  return isWhole || selectionStart === value.length ? 1 : 0
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
