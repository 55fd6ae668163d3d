'use client'

import { useTranslations } from 'next-intl'
import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { arrowLines, arrowLook, arrowThickness, drawEdited, turnedSize } from './draw-edited'
import {
  type Arrow,
  cropEdges,
  type PhotoEditing,
  type Point,
  untouched,
  withArrow,
} from './photo-edit'
import { ArrowHandle, EdgeHandle } from './photo-handles'
import type { EditStep } from './use-editing'

export type Tool = 'crop' | 'arrow'

/** Below so many pixels of the screen a touch is a tap and no drag. */
const TAP = 8

/** The picture that one edits on: whole, with what will be cut away under a veil. */
export function PhotoStage({
  picture,
  editing,
  tool,
  step,
  onSay,
}: {
  picture: ImageBitmap
  editing: PhotoEditing
  tool: Tool
  step: (step: EditStep) => void
  /** For who does not see the picture. */
  onSay: (text: string) => void
}) {
  const t = useTranslations('evidence.editor')
  const stage = useRef<HTMLDivElement>(null)
  const drawing = useDrawnArrow(editing, step, () => onSay(t('said.arrow')))
  const size = turnedSize(picture, editing.turns)
  const ratio = size.width / size.height
  const placeOf = ({ clientX, clientY }: PointerEvent): Point => {
    const box = stage.current?.getBoundingClientRect()
    if (!box) return { x: 0, y: 0 }
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height }
  }
  return (
    <div
      ref={stage}
      className={classNames(
        'relative mx-auto touch-none select-none',
        tool === 'arrow' && 'cursor-crosshair',
      )}
      style={{ aspectRatio: ratio, width: `min(100%, calc(40dvh * ${ratio}))` }}
      {...(tool === 'arrow' ? drawing.handlers(placeOf) : {})}
    >
      <TurnedPicture picture={picture} turns={editing.turns} label={t('picture')} />
      <svg
        aria-hidden
        viewBox={`0 0 ${size.width} ${size.height}`}
        className="pointer-events-none absolute inset-0 size-full"
      >
        {[...editing.arrows, ...drawing.shown].map((arrow, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: arrows have no other name than their place
          <ArrowLines key={index} arrow={arrow} size={size} />
        ))}
        <Veil editing={editing} size={size} />
      </svg>
      {drawing.pending ? <Dot place={drawing.pending} /> : null}
      {tool === 'crop'
        ? cropEdges.map((edge) => (
            <EdgeHandle key={edge} edge={edge} editing={editing} placeOf={placeOf} step={step} />
          ))
        : editing.arrows.map((_, index) =>
            (['from', 'to'] as const).map((end) => (
              <ArrowHandle
                // biome-ignore lint/suspicious/noArrayIndexKey: arrows have no other name than their place
                key={`${index}-${end}`}
                index={index}
                end={end}
                editing={editing}
                placeOf={placeOf}
                step={step}
                onSay={onSay}
              />
            )),
          )}
    </div>
  )
}

function TurnedPicture({
  picture,
  turns,
  label,
}: {
  picture: ImageBitmap
  turns: number
  label: string
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawEdited(canvas.current, picture, { ...untouched, turns })
  }, [picture, turns])
  return (
    <canvas ref={canvas} role="img" aria-label={label} className="block size-full rounded-sm" />
  )
}

function ArrowLines({
  arrow,
  size,
}: {
  arrow: Arrow
  size: { readonly width: number; readonly height: number }
}): ReactNode {
  const path = arrowLines(arrow, size)
    .map((line) => `M${line.map((point) => point.join(' ')).join('L')}`)
    .join('')
  const thickness = arrowThickness(size)
  const drawn = { d: path, fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  return (
    <>
      <path {...drawn} stroke={arrowLook.rim} strokeWidth={thickness * 2} />
      <path {...drawn} stroke={arrowLook.line} strokeWidth={thickness} />
    </>
  )
}

function Veil({
  editing: { crop },
  size: { width, height },
}: {
  editing: PhotoEditing
  size: { readonly width: number; readonly height: number }
}) {
  const [x, y] = [crop.left * width, crop.top * height]
  const [w, h] = [(crop.right - crop.left) * width, (crop.bottom - crop.top) * height]
  return (
    <>
      <path
        fillRule="evenodd"
        fill="#000000"
        fillOpacity={0.6}
        d={`M0 0H${width}V${height}H0ZM${x} ${y}h${w}v${h}h${-w}Z`}
      />
      <rect
        x={x}
        y={y}
        width={w}
        height={h}
        fill="none"
        stroke="#ffffff"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </>
  )
}

function Dot({ place }: { place: Point }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute size-4 -translate-1/2 rounded-full border-2 border-[#ffffff]"
      style={{ left: `${place.x * 100}%`, top: `${place.y * 100}%`, background: arrowLook.line }}
    />
  )
}

/** An arrow by a drag from its start to its tip, or by a tap on one and then on the other. */
function useDrawnArrow(editing: PhotoEditing, step: (step: EditStep) => void, onDrawn: () => void) {
  const [pending, setPending] = useState<Point | null>(null)
  const [drag, setDrag] = useState<Arrow | null>(null)
  const began = useRef<readonly [number, number] | null>(null)
  const add = (from: Point, to: Point) => {
    const next = withArrow(editing, from, to)
    setPending(null)
    if (next === editing) return
    step({ kind: 'do', editing: next })
    onDrawn()
  }
  const isTap = (event: PointerEvent) => {
    const [x, y] = began.current ?? [0, 0]
    return Math.hypot(event.clientX - x, event.clientY - y) < TAP
  }
  return {
    pending,
    shown: drag ? [drag] : [],
    handlers: (placeOf: (event: PointerEvent) => Point) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        began.current = [event.clientX, event.clientY]
        const from = placeOf(event)
        setDrag({ from, to: from })
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (drag) setDrag({ from: drag.from, to: placeOf(event) })
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (drag === null) return
        setDrag(null)
        if (!isTap(event)) add(drag.from, placeOf(event))
        else if (pending) add(pending, drag.from)
        else setPending(drag.from)
      },
      onPointerCancel: () => setDrag(null),
    }),
  }
}
