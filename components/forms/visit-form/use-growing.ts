'use client'

import { startTransition, useEffect, useState } from 'react'

/** As many questions as fill the first screen of a phone and a bit more; the others follow in turns. */
const FIRST = 4
const STEP = 4

/**
 * How many of so many questions are drawn: at first those in sight, then ever more, and between two
 * turns the browser does whatever the shopper asks of it.
 * @param least so many are needed at once: somebody goes to the last of them
 * @param onGrown called when all are there
 */
export function useGrowing(
  total: number,
  least: number,
  onGrown: (() => void) | undefined,
): number {
  const [grown, setGrown] = useState(FIRST)
  const count = Math.max(grown, least)
  useEffect(() => {
    if (count < total) startTransition(() => setGrown(count + STEP))
    else onGrown?.()
  }, [count, total, onGrown])
  return Math.min(count, total)
}
