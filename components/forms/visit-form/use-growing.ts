'use client'

import { startTransition, useEffect, useMemo, useState } from 'react'

/** As many questions as fill the first screen of a phone and a bit more are drawn in one turn. */
export const GROUP = 4

/**
 * Which of so many groups of questions are drawn: at first the one in sight, then ever more, and
 * between two turns the browser does whatever the shopper asks of it. Whoever goes to a question has
 * its group at once, and then what stands around it.
 * @param near the group that one has gone to
 * @param onGrown called when all are there
 */
export function useGrowing(
  total: number,
  near: number,
  onGrown: (() => void) | undefined,
): ReadonlySet<number> {
  const [before, setDrawn] = useState(() => withNeeded(noGroup, near, total))
  const drawn = useMemo(() => withNeeded(before, near, total), [before, near, total])
  useEffect(() => {
    // What was drawn because one went there stays when one goes on: something may be running in it.
    if (drawn !== before) return setDrawn(drawn)
    const next = nextTurn(drawn, near, total)
    if (next === drawn) onGrown?.()
    else startTransition(() => setDrawn(next))
  }, [before, drawn, near, total, onGrown])
  return drawn
}

const noGroup: ReadonlySet<number> = new Set()

/** The first group, and the one gone to: that may be to its last question, so the next one too. */
export function withNeeded(
  drawn: ReadonlySet<number>,
  near: number,
  total: number,
): ReadonlySet<number> {
  const needed = near === 0 ? [0] : [0, near, near + 1]
  const missing = needed.filter((place) => place < total && !drawn.has(place))
  return missing.length === 0 ? drawn : new Set([...drawn, ...missing])
}

/** What is drawn in the next turn, never less than in this one; the same set when all are there. */
export function nextTurn(
  drawn: ReadonlySet<number>,
  near: number,
  total: number,
): ReadonlySet<number> {
  const next = nearestMissing(drawn, near, total)
  return next === null ? drawn : new Set(drawn).add(next)
}

/** The group to be drawn next; null: all are there. */
function nearestMissing(drawn: ReadonlySet<number>, near: number, total: number): number | null {
  for (let distance = 0; distance < total; distance += 1) {
    for (const place of [near + distance, near - distance]) {
      if (place >= 0 && place < total && !drawn.has(place)) return place
    }
  }
  return null
}
