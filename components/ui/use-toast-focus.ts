import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

/**
 * The way of the keyboard to what was said and back: F6 there and back, and where what was focused
 * goes away, on to what is left, or back to where one came from. It never falls to the page.
 */
export function useToastFocus(region: RefObject<HTMLElement | null>, toasts: readonly unknown[]) {
  const [hasFocus, setHasFocus] = useState(false)
  const cameFrom = useRef<HTMLElement | null>(null)
  const giveBack = useCallback(() => {
    const before = cameFrom.current
    before?.focus()
    if (before === null || document.activeElement !== before)
      document.getElementById('content')?.focus({ preventScroll: true })
  }, [])
  const isEmpty = toasts.length === 0
  useEffect(() => {
    if (isEmpty) return
    const onKey = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event
      if (key !== 'F6' || altKey || ctrlKey || metaKey || shiftKey) return
      event.preventDefault()
      if (region.current?.contains(document.activeElement)) giveBack()
      else region.current?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isEmpty, region, giveBack])
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every toast that comes or goes
  useLayoutEffect(() => {
    if (!hasFocus || region.current?.contains(document.activeElement)) return
    if (!isEmpty) region.current?.focus()
    else {
      giveBack()
      setHasFocus(false)
    }
  }, [toasts, isEmpty, hasFocus, region, giveBack])
  const onFocus = useCallback(({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
    setHasFocus(true)
    const isOutside = relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)
    if (isOutside) cameFrom.current = relatedTarget
  }, [])
  const onBlur = useCallback(({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
    setHasFocus(false)
    cameFrom.current = null
  }, [])
  return { hasFocus, onFocus, onBlur }
}
