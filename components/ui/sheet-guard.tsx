'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { LaidEntry } from './laid-entry'
import { type Leaving, standGuard } from './leave-guard'
import { leftAddress } from './left-address'
import type { SheetWords } from './sheet-words'

/**
 * Every way out of a sheet with unsaved words is asked about: links, rows, conditions, forms beside it,
 * and the browser's Back, for which an entry of the same address is laid upon the sheet's own.
 */
export function useSheetGuard(sheet: RefObject<HTMLElement | null>, close: () => void) {
  const router = useRouter()
  const [unsaved] = useState(() => new Set<string>())
  const [asked, setAsked] = useState<Leaving | null>(null)
  const laid = useLaidEntry(unsaved, setAsked)
  const leave = (href: string) => {
    unsaved.clear()
    setAsked(null)
    close()
    // The entry that was laid upon the sheet's gives way, so that Back leads where it did before.
    if (laid.isThere) router.replace(href, { scroll: false })
    else router.push(href, { scroll: false })
  }
  useAskedPresses(sheet, unsaved, setAsked, leave)
  useEffect(() => {
    return standGuard((leaving) => {
      if (unsaved.size > 0) setAsked(leaving)
      return unsaved.size > 0
    })
  }, [unsaved])
  const words = useMemo<SheetWords>(
    () => ({
      hold: (form, isUnsaved) => {
        if (isUnsaved) unsaved.add(form)
        else unsaved.delete(form)
        if (isUnsaved) laid.lay()
        else if (unsaved.size === 0 && laid.isThere) laid.lift()
      },
      drop: (form) => unsaved.delete(form),
      leaveTo: (href) => {
        unsaved.clear()
        laid.lift(() => router.replace(href, { scroll: false }))
      },
    }),
    [laid, unsaved, router],
  )
  return {
    words,
    isAsked: asked !== null,
    /** Leads away, after asking where words would be lost. */
    leaveFor: (href: string) =>
      unsaved.size > 0 ? setAsked({ go: () => leave(href) }) : leave(href),
    stay: () => {
      asked?.stay?.()
      setAsked(null)
    },
    goNow: () => {
      unsaved.clear()
      setAsked(null)
      asked?.go()
    },
  }
}

function useLaidEntry(unsaved: ReadonlySet<string>, ask: (leaving: Leaving) => void): LaidEntry {
  const laid = useMemo(
    () => new LaidEntry(() => window, { isUnsaved: () => unsaved.size > 0, ask }),
    [unsaved, ask],
  )
  useEffect(() => {
    const popped = (event: PopStateEvent) => {
      if (laid.popped()) event.stopImmediatePropagation()
    }
    window.addEventListener('popstate', popped, { capture: true })
    return () => window.removeEventListener('popstate', popped, { capture: true })
  }, [laid])
  return laid
}

/** Links and forms beside the sheet lead away from it: asked before anybody hears of the press. */
function useAskedPresses(
  sheet: RefObject<HTMLElement | null>,
  unsaved: ReadonlySet<string>,
  ask: (leaving: Leaving) => void,
  leave: (href: string) => void,
) {
  const leaving = useRef(leave)
  useEffect(() => {
    leaving.current = leave
  })
  useEffect(() => {
    const isBeside = (target: EventTarget | null): target is Element =>
      unsaved.size > 0 && target instanceof Element && !sheet.current?.contains(target)
    const press = (event: MouseEvent) => {
      if (!isBeside(event.target)) return
      const href = leftAddress(event, event.target.closest('a'))
      if (href === null || href === '') return
      event.preventDefault()
      event.stopPropagation()
      ask({ go: () => leaving.current(href) })
    }
    const submit = (event: SubmitEvent) => {
      const form = event.target
      // A form with conditions asks by itself, and knows how to put them back.
      if (!isBeside(form) || !(form instanceof HTMLFormElement) || form.method === 'get') return
      if (form.closest('[role=dialog], [role=alertdialog]')) return
      event.preventDefault()
      event.stopPropagation()
      const { submitter } = event
      ask({ go: () => form.requestSubmit(submitter) })
    }
    window.addEventListener('click', press, { capture: true })
    window.addEventListener('submit', submit, { capture: true })
    return () => {
      window.removeEventListener('click', press, { capture: true })
      window.removeEventListener('submit', submit, { capture: true })
    }
  }, [sheet, unsaved, ask])
}
