import { useEffect, useEffectEvent } from 'react'

/** By the letter of the Latin layout: the place on the keyboard counts, whatever is typed there. */
type Keys = Readonly<Record<string, () => void>>

/** Single keys for the page, silent while somebody types, chooses or answers a dialog. */
export function useReviewKeys(keys: Keys) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[/^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase() ?? '']
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    if (isBusy(event.target)) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
}
