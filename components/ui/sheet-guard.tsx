'use client'

import { useRouter } from 'next/navigation'
import {
  createContext,
  type RefObject,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type Leaving, standGuard } from './leave-guard'
import { leftAddress } from './left-address'

/** What a form tells the sheet around it. */
interface SheetWords {
  readonly hold: (isUnsaved: boolean) => void
}

export const SheetWordsContext = createContext<SheetWords | null>(null)

/** A form in a `SideSheet` says that what was typed would be lost; leaving then asks first. */
export function useUnsavedInSheet(isUnsaved: boolean) {
  const words = useContext(SheetWordsContext)
  useEffect(() => {
    if (words === null) return
    words.hold(isUnsaved)
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => {
      words.hold(false)
      window.removeEventListener('beforeunload', warn)
    }
  }, [words, isUnsaved])
}

/**
 * Every way out of a sheet with unsaved words is asked about: links, rows, conditions, forms beside it,
 * and the browser's Back, for which an entry of the same address is laid upon the sheet's own.
 */
export function useSheetGuard(sheet: RefObject<HTMLElement | null>, close: () => void) {
  const router = useRouter()
  const unsaved = useRef(false)
  const [asked, setAsked] = useState<Leaving | null>(null)
  const laid = useLaidEntry(unsaved, setAsked)
  const leave = (href: string) => {
    unsaved.current = false
    setAsked(null)
    close()
    // The entry that was laid upon the sheet's gives way, so that Back leads where it did before.
    if (laid.isThere()) router.replace(href, { scroll: false })
    else router.push(href, { scroll: false })
  }
  useAskedPresses(sheet, unsaved, setAsked, leave)
  useEffect(() => {
    return standGuard((leaving) => {
      if (unsaved.current) setAsked(leaving)
      return unsaved.current
    })
  }, [])
  const words = useMemo<SheetWords>(
    () => ({
      hold: (isUnsaved) => {
        unsaved.current = isUnsaved
        if (isUnsaved) laid.lay()
      },
    }),
    [laid],
  )
  return {
    words,
    isAsked: asked !== null,
    /** Leads away, after asking where words would be lost. */
    leaveFor: (href: string) =>
      unsaved.current ? setAsked({ go: () => leave(href) }) : leave(href),
    stay: () => {
      asked?.stay?.()
      setAsked(null)
    },
    goNow: () => {
      unsaved.current = false
      setAsked(null)
      asked?.go()
    },
  }
}

/** The entry that catches the browser's Back: pressing it asks, and the entry is laid again. */
function useLaidEntry(unsaved: RefObject<boolean>, ask: (leaving: Leaving) => void) {
  const entry = useRef<{ readonly state: unknown; readonly address: string } | null>(null)
  const laid = useMemo(
    () => ({
      isThere: () => entry.current !== null,
      lay: () => {
        if (entry.current !== null) return
        // With the router's own state: to the router nothing has happened.
        entry.current = { state: window.history.state, address: window.location.href }
        window.history.pushState(window.history.state, '')
      },
    }),
    [],
  )
  useEffect(() => {
    const popped = (event: PopStateEvent) => {
      const own = entry.current
      if (own === null) return
      const isOnSheet = window.location.href === own.address
      if (unsaved.current) {
        event.stopImmediatePropagation()
        window.history.pushState(own.state, '', own.address)
        ask({ go: () => window.history.go(isOnSheet ? -2 : -1) })
        return
      }
      entry.current = null
      // Nothing to lose any more: the press goes on to where it was meant to lead.
      if (isOnSheet) {
        event.stopImmediatePropagation()
        window.history.back()
      }
    }
    window.addEventListener('popstate', popped, { capture: true })
    return () => window.removeEventListener('popstate', popped, { capture: true })
  }, [unsaved, ask])
  return laid
}

/** Links and forms beside the sheet lead away from it: asked before anybody hears of the press. */
function useAskedPresses(
  sheet: RefObject<HTMLElement | null>,
  unsaved: RefObject<boolean>,
  ask: (leaving: Leaving) => void,
  leave: (href: string) => void,
) {
  const leaving = useRef(leave)
  useEffect(() => {
    leaving.current = leave
  })
  useEffect(() => {
    const isBeside = (target: EventTarget | null): target is Element =>
      unsaved.current && target instanceof Element && !sheet.current?.contains(target)
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
