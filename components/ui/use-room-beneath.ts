import { type RefObject, useEffect } from 'react'

/** Between what sticks and what has the focus. Units: CSS pixels. */
const APART = 8

/**
 * What sticks to an edge of the window keeps so much room free there: nothing that gets the focus
 * comes to stand beneath it, however many lines it has (WCAG 2.4.11).
 */
export function useRoomBeneath(sticking: RefObject<HTMLElement | null>, edge: 'top' | 'bottom') {
  useEffect(() => {
    const own = sticking.current
    if (own === null) return
    const { style } = document.documentElement
    const room = edge === 'top' ? 'scrollPaddingTop' : 'scrollPaddingBottom'
    const sizes = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize ?? 0
      const now = getComputedStyle(own)
      // Without a box of its own it sticks nowhere, whatever its position says.
      const isSticking = now.position === 'sticky' && height > 0
      style[room] = isSticking ? `${height + Number.parseFloat(now[edge]) + APART}px` : ''
    })
    sizes.observe(own)
    return () => {
      sizes.disconnect()
      style[room] = ''
    }
  }, [sticking, edge])
}
