'use client'

import { useState } from 'react'

/** A part that somebody wants to see; a new object each time that it is asked for. */
export interface AskedPart {
  /** As `partAnchor` names it: "components-2". */
  readonly anchor: string
}

/** Which parts are unfolded, by the keys of their entries; a scheme begins as an outline. */
export function useOpenParts(
  kind: string,
  keys: readonly number[],
  { asked, isReadOnly }: { asked: AskedPart | null; isReadOnly: boolean },
) {
  // One part alone has no outline to be lost in; where nothing can be pressed everything is to be read.
  const [open, setOpen] = useState<ReadonlySet<number>>(
    () => new Set(isReadOnly || keys.length === 1 ? keys : []),
  )
  const [heard, setHeard] = useState<AskedPart | null>(null)
  const set = (key: number, isOpen: boolean) => {
    const next = new Set(open)
    if (isOpen) next.add(key)
    else next.delete(key)
    setOpen(next)
  }
  if (asked !== heard) {
    setHeard(asked)
    const [part, number] = asked?.anchor.split('-') ?? []
    const key = part === kind ? keys[Number(number) - 1] : undefined
    if (key !== undefined) set(key, true)
  }
  return {
    isOpen: (key: number) => open.has(key),
    isAllOpen: keys.every((key) => open.has(key)),
    set,
    setAll: (isOpen: boolean) => setOpen(new Set(isOpen ? keys : [])),
  }
}
