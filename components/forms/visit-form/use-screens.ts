'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useArrival } from '@/components/ui/use-focus-after'
import { type FormScreen, screenOfDraft } from '@/lib/core/visit-draft'
import { questionAnchor } from './question-anchor'
import type { DraftFlow } from './use-draft-flow'

/** What holds the place of a jump while the page is being drawn; without it the first look is right. */
export const fetchStaying = () => import('./stay-at')

const screenHash = /^#screen-(\d+)$/

/** The screen stands in the draft, so that a reload finds it, and in the address, for "back". */
export function useScreens(flow: DraftFlow, screens: readonly FormScreen[]) {
  const [screen, setScreen] = useState(() => screenOfDraft(screens, flow.latest))
  const { change } = flow
  const show = useCallback(
    (next: number) => {
      const within = Math.min(Math.max(next, 0), screens.length)
      setScreen(within)
      change({ screen: within, at: screens[within]?.questions[0]?.id ?? null })
    },
    [change, screens],
  )
  useEffect(() => {
    const back = () => show(Number(screenHash.exec(window.location.hash)?.[1] ?? 0))
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [show])
  const go = useCallback(
    (next: number) => {
      show(next)
      // Once the other screen stands there: the browser notes with each address what all fields hold,
      // and of a long screen that takes longer than drawing the next one.
      queueMicrotask(() => window.history.pushState(null, '', `#screen-${next}`))
    },
    [show],
  )
  return { screen, go }
}

/**
 * Going to a screen puts the focus on its title, going to a question on its first field.
 * Returns in `through` the question that one last went to; -1: none.
 */
export function useJump(screen: number, go: (screen: number) => void) {
  const heading = useRef<HTMLHeadingElement>(null)
  const target = useRef<number | null>(null)
  const [jumps, setJumps] = useState(0)
  const [through, setThrough] = useState(-1)
  const isFirst = useRef(true)
  useArrival(heading)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a jump within one screen counts as well
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const index = target.current
    target.current = null
    if (index === null) {
      window.scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
      return
    }
    const block = window.document.getElementById(questionAnchor(index))
    if (!block) return
    block.scrollIntoView({ block: 'start' })
    block
      .querySelector<HTMLElement>('input, textarea, button:not(.link)')
      ?.focus({ preventScroll: true })
    let isOver = false
    let leave = () => {
      isOver = true
    }
    fetchStaying().then(
      ({ stayAt }) => {
        if (!isOver) leave = stayAt(block)
      },
      (error: unknown) => console.warn(error),
    )
    return () => leave()
  }, [screen, jumps])
  const jump = (to: number, index: number) => {
    target.current = index
    setThrough(index)
    if (to !== screen) go(to)
    else setJumps((count) => count + 1)
  }
  return { jump, heading, through }
}
