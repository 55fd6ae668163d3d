'use client'

import { useTranslations } from 'next-intl'
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react'
import { classNames } from '@/components/ui/class-names'
import {
  type ArrowEnd,
  arrowTo,
  type CropEdge,
  cropTo,
  cutAway,
  movedByKey,
  type PhotoEditing,
  type Point,
  reachOf,
  withoutArrow,
} from './photo-edit'
import type { EditStep } from './use-editing'

interface HandleProps {
  readonly editing: PhotoEditing
  readonly placeOf: (event: PointerEvent) => Point
  readonly step: (step: EditStep) => void
}

/** A target under a thumb around a small mark. */
const target =
  'absolute grid size-11 -translate-1/2 touch-none place-items-center rounded-full focus-visible:outline-3 focus-visible:outline-offset-0'

/** Dragging by finger, pen and mouse: one drag is one step that can be taken back. */
function dragging(step: HandleProps['step'], moved: (event: PointerEvent) => PhotoEditing) {
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // The stage below draws an arrow from wherever it is touched.
      event.stopPropagation()
      if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) {
        step({ kind: 'drag', editing: moved(event) })
      }
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      event.stopPropagation()
      step({ kind: 'drop' })
    },
    onPointerCancel: () => step({ kind: 'drop' }),
  }
}

const middle = (one: number, other: number) => `${((one + other) / 2) * 100}%`
const share = (place: number) => `${place * 100}%`

/** An edge of the crop: dragged, or moved by arrow keys. */
export function EdgeHandle({ edge, editing, placeOf, step }: HandleProps & { edge: CropEdge }) {
  const t = useTranslations('evidence.editor')
  const { crop } = editing
  const isUpright = edge === 'left' || edge === 'right'
  const cut = cutAway(crop, edge)
  const reach = reachOf(crop, edge)
  const style: CSSProperties = isUpright
    ? { left: share(crop[edge]), top: middle(crop.top, crop.bottom) }
    : { top: share(crop[edge]), left: middle(crop.left, crop.right) }
  const along = ({ x, y }: Point) => (isUpright ? x : y)
  const press = (event: KeyboardEvent) => {
    const here = { x: crop[edge], y: crop[edge] }
    const next = movedByKey(event.key, here, event.shiftKey)
    const place = event.key === 'Home' ? (edge === 'left' || edge === 'top' ? 0 : 1) : null
    if (next === null && place === null) return
    event.preventDefault()
    step({ kind: 'do', editing: cropTo(editing, edge, place ?? along(next ?? here)) })
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t(`edges.${edge}`)}
      aria-orientation={isUpright ? 'horizontal' : 'vertical'}
      aria-valuemin={0}
      aria-valuemax={Math.round(
        100 * (edge === 'left' || edge === 'top' ? reach[1] : 1 - reach[0]),
      )}
      aria-valuenow={cut}
      aria-valuetext={t('cut', { percent: cut })}
      className={classNames(target, isUpright ? 'cursor-ew-resize' : 'cursor-ns-resize')}
      style={style}
      onKeyDown={press}
      {...dragging(step, (event) => cropTo(editing, edge, along(placeOf(event))))}
    >
      <span
        aria-hidden
        className={classNames(
          'rounded-full border border-[#00000099] bg-[#ffffff]',
          isUpright ? 'h-8 w-2' : 'h-2 w-8',
        )}
      />
    </div>
  )
}

/** One end of an arrow: dragged, moved by arrow keys, and Delete takes the arrow away. */
export function ArrowHandle({
  index,
  end,
  editing,
  placeOf,
  step,
  onSay,
}: HandleProps & { index: number; end: ArrowEnd; onSay: (text: string) => void }) {
  const t = useTranslations('evidence.editor')
  const place = editing.arrows[index]?.[end]
  if (place === undefined) return null
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      step({ kind: 'do', editing: withoutArrow(editing, index) })
      return onSay(t('said.arrowGone'))
    }
    const next = movedByKey(event.key, place, event.shiftKey)
    if (next === null) return
    event.preventDefault()
    const moved = arrowTo(editing, index, end, next)
    const now = moved.arrows[index]?.[end] ?? place
    step({ kind: 'do', editing: moved })
    onSay(t('said.place', { x: Math.round(now.x * 100), y: Math.round(now.y * 100) }))
  }
  return (
    <button
      type="button"
      aria-label={t(`ends.${end}`, { number: index + 1 })}
      className={classNames(target, 'cursor-move')}
      style={{ left: share(place.x), top: share(place.y) }}
      onKeyDown={press}
      {...dragging(step, (event) => arrowTo(editing, index, end, placeOf(event)))}
    >
      <span
        aria-hidden
        className="size-3.5 rounded-full border-2 border-[#00000099] bg-[#ffffff]"
      />
    </button>
  )
}
