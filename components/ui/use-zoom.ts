'use client'

import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'
import {
  type Box,
  centred,
  fitted,
  moved,
  NEAR,
  type View,
  wholeView,
  ZOOM_STEP,
  zoomed,
} from './zoom'

interface Place {
  readonly x: number
  readonly y: number
}

/** A touch that moves less is a press. Units: pixels. */
const PRESS = 6
/** A swipe over a whole picture turns over. Units: pixels. */
const SWIPE = 60
/** One press of a key moves by so much. Units: pixels. */
const KEY_MOVE = 80

/**
 * Zoom and pan of a picture by wheel, pinch, drag, press and keys. Begins whole for every picture;
 * `key` tells them apart.
 */
export function useZoom(key: string, picture: Box, onSwipe: (way: 'previous' | 'next') => void) {
  const [stage, setStage] = useState<HTMLElement | null>(null)
  const [{ of, view }, setState] = useState({ of: key, view: wholeView })
  const shown = of === key ? view : wholeView
  const now = useRef({ shown, key, picture })
  now.current = { shown, key, picture }
  const change = useCallback(
    (next: (view: View, fit: Box, stage: Box) => View) => {
      if (stage === null) return
      const room = { width: stage.clientWidth, height: stage.clientHeight }
      const { shown: from, key: current, picture: size } = now.current
      const to = next(from, fitted(size, room), room)
      now.current.shown = to
      setState({ of: current, view: to })
    },
    [stage],
  )
  const placeOf = useCallback(
    ({ clientX, clientY }: { clientX: number; clientY: number }): Place => {
      const box = stage?.getBoundingClientRect() ?? new DOMRect()
      return {
        x: clientX - box.left - box.width / 2,
        y: clientY - box.top - box.height / 2,
      }
    },
    [stage],
  )
  const zoomBy = useCallback(
    (factor: number, at: Place = { x: 0, y: 0 }) =>
      change((from, fit, room) => zoomed(from, factor, at, fit, room)),
    [change],
  )
  useEffect(() => {
    // React listens to wheels passively: the page behind would scroll along.
    const turn = (event: WheelEvent) => {
      event.preventDefault()
      zoomBy(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 200), placeOf(event))
    }
    stage?.addEventListener('wheel', turn, { passive: false })
    return () => stage?.removeEventListener('wheel', turn)
  }, [stage, zoomBy, placeOf])

  const pointers = usePointers({
    onPinch: (factor, at) => zoomBy(factor, placeOf({ clientX: at.x, clientY: at.y })),
    onDrag: (dx, dy) => change((from, fit, room) => moved(from, dx, dy, fit, room)),
    onPress: (at) => {
      const place = placeOf({ clientX: at.x, clientY: at.y })
      if (now.current.shown.scale === 1) zoomBy(NEAR, place)
      else change((from, fit, room) => centred(from, place, fit, room))
    },
    onRelease: (dx) => {
      if (now.current.shown.scale > 1 || Math.abs(dx) < SWIPE) return
      onSwipe(dx > 0 ? 'previous' : 'next')
    },
  })
  return {
    setStage,
    pointers,
    view: shown,
    zoomIn: () => zoomBy(ZOOM_STEP),
    zoomOut: () => zoomBy(1 / ZOOM_STEP),
    showWhole: () => change(() => wholeView),
    /** The window moves over the picture: to the right is the picture to the left. */
    look: (way: 'left' | 'right' | 'up' | 'down') => {
      const [dx, dy] = { left: [1, 0], right: [-1, 0], up: [0, 1], down: [0, -1] }[way]
      change((from, fit, room) =>
        moved(from, (dx ?? 0) * KEY_MOVE, (dy ?? 0) * KEY_MOVE, fit, room),
      )
    },
  }
}

interface PointerWishes {
  readonly onPinch: (factor: number, at: Place) => void
  readonly onDrag: (dx: number, dy: number) => void
  readonly onPress: (at: Place) => void
  /** All of one drag to the side. */
  readonly onRelease: (dx: number) => void
}

function usePointers({ onPinch, onDrag, onPress, onRelease }: PointerWishes) {
  const held = useRef(new Map<number, Place>())
  const began = useRef<Place | null>(null)
  const lift = (event: PointerEvent<HTMLElement>, isMeant: boolean) => {
    const isLast = held.current.delete(event.pointerId) && held.current.size === 0
    const from = began.current
    if (!isLast || from === null) return
    began.current = null
    if (!isMeant) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (Math.hypot(dx, dy) < PRESS) onPress({ x: event.clientX, y: event.clientY })
    else if (Math.abs(dx) > Math.abs(dy)) onRelease(dx)
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      // A second finger makes a pinch of it, which is neither press nor swipe.
      began.current = held.current.size === 1 ? { x: event.clientX, y: event.clientY } : null
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = held.current.get(event.pointerId)
      if (before === undefined) return
      const here = { x: event.clientX, y: event.clientY }
      held.current.set(event.pointerId, here)
      const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1]
      if (other === undefined) return onDrag(here.x - before.x, here.y - before.y)
      const distance = (a: Place) => Math.hypot(a.x - other.x, a.y - other.y)
      const middle = { x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 }
      onPinch(distance(here) / Math.max(1, distance(before)), middle)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => lift(event, true),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => lift(event, false),
  }
}
