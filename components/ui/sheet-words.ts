'use client'

import { useRouter } from 'next/navigation'
import { createContext, useContext, useEffect, useId } from 'react'

/** What a form tells the sheet around it. */
export interface SheetWords {
  readonly hold: (form: string, isUnsaved: boolean) => void
  /** The form is gone, and its words with it. */
  readonly drop: (form: string) => void
  readonly leaveTo: (href: string) => void
}

export const SheetWordsContext = createContext<SheetWords | null>(null)

/** Whether this stands in a `SideSheet`, whose forms say what would be lost. */
export function useIsInSheet(): boolean {
  return useContext(SheetWordsContext) !== null
}

/**
 * A form in a `SideSheet` says that what was typed would be lost; leaving then asks first. Forms made
 * by `useActionForm` say so by themselves.
 */
export function useUnsavedInSheet(isUnsaved: boolean) {
  const words = useContext(SheetWordsContext)
  const form = useId()
  useEffect(() => {
    if (words === null) return
    words.hold(form, isUnsaved)
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => {
      words.drop(form)
      window.removeEventListener('beforeunload', warn)
    }
  }, [words, form, isUnsaved])
}

/** Leads on from a form that is done, in its place: Back leads to the list, not to an empty form. */
export function useLeaveSheet(): (href: string) => void {
  const words = useContext(SheetWordsContext)
  const router = useRouter()
  return words?.leaveTo ?? ((href) => router.replace(href, { scroll: false }))
}
