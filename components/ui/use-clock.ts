'use client'

import { useNow } from 'next-intl'
import { useMemo, useSyncExternalStore } from 'react'
import { makeClockStore, minuteOf } from './clock-store'

const clock = makeClockStore(
  () => Date.now(),
  () => document,
)

/**
 * Now, to the minute, by the reader's own clock: a page that lies open, or was kept for weeks, says what is late by
 * then. On the server and while hydrating it is the moment at which the page was drawn.
 */
export function useClock(): Date {
  const drawnAt = useNow().getTime()
  const minute = useSyncExternalStore(clock.subscribe, clock.read, () => minuteOf(drawnAt))
  return useMemo(() => new Date(minute), [minute])
}
