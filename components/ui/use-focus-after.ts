import { type RefObject, useEffect, useRef } from 'react'

/** What had the focus has gone, or nothing had it: the keyboard would begin at the top of the page. */
function isFocusLost(): boolean {
  const { activeElement, body } = document
  return activeElement === null || activeElement === body
}

/**
 * Where a change of `state` takes away what had the focus, it goes on at this place, which then wants a
 * `tabIndex` of -1; or at the first in it that `within` selects.
 */
export function useFocusAfter(
  place: RefObject<HTMLElement | null>,
  state: unknown,
  within?: string,
): void {
  const before = useRef(state)
  useEffect(() => {
    if (before.current === state) return
    before.current = state
    if (!isFocusLost()) return
    const target = within ? place.current?.querySelector<HTMLElement>(within) : place.current
    target?.focus({ preventScroll: true })
  }, [place, state, within])
}

/** A screen that has taken the place of another one is told by its heading; so is its new `state`. */
export function useArrival(heading: RefObject<HTMLElement | null>, state?: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state is another arrival
  useEffect(() => {
    if (isFocusLost()) heading.current?.focus({ preventScroll: true })
  }, [heading, state])
}
