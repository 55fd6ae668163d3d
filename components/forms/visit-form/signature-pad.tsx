'use client'

import { type PointerEvent, useEffect, useRef } from 'react'

/** Units: pixels of the picture, whatever the phone's own density. */
export const SIGNATURE_SIZE = { width: 960, height: 360 } as const

/** A picture is on paper, also where the screen is dark. */
const PAPER = '#ffffff'
const INK = '#14213d'

/** A sheet to sign on with finger, pen or mouse. */
export function SignaturePad({
  label,
  describedBy,
  onStroke,
  onDrawn,
}: {
  label: string
  describedBy: string
  /** A stroke begins. */
  onStroke: () => void
  /** A stroke ends. */
  onDrawn: (canvas: HTMLCanvasElement) => void
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const isDrawing = useRef(false)
  useEffect(() => {
    if (canvas.current) clear(canvas.current)
  }, [])

  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = event.currentTarget.getContext('2d')
    if (context === null || !isDrawing.current) return
    const box = event.currentTarget.getBoundingClientRect()
    context.lineTo(
      ((event.clientX - box.left) / box.width) * SIGNATURE_SIZE.width,
      ((event.clientY - box.top) / box.height) * SIGNATURE_SIZE.height,
    )
    context.stroke()
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = event.currentTarget.getContext('2d')
    if (context === null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    isDrawing.current = true
    onStroke()
    context.strokeStyle = INK
    context.lineWidth = 6
    context.lineCap = 'round'
    context.lineJoin = 'round'
    context.beginPath()
    draw(event)
  }
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDrawing.current) return
    isDrawing.current = false
    onDrawn(event.currentTarget)
  }
  return (
    <canvas
      {...SIGNATURE_SIZE}
      ref={canvas}
      tabIndex={-1}
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
      onPointerDown={begin}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={end}
      className="w-full touch-none rounded outline-none border border-field bg-white"
    />
  )
}

function clear(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  context.fillStyle = PAPER
  context.fillRect(0, 0, canvas.width, canvas.height)
}

/** Writes a name as large as the sheet allows. */
export function drawName(canvas: HTMLCanvasElement, name: string): void {
  clear(canvas)
  const context = canvas.getContext('2d')
  if (context === null) return
  const font = (size: number) => `italic ${size}px "Segoe Script", "Snell Roundhand", cursive`
  context.font = font(100)
  const widest = canvas.width * 0.9
  const size = Math.min(
    120,
    Math.floor((100 * widest) / Math.max(1, context.measureText(name).width)),
  )
  context.font = font(size)
  context.fillStyle = INK
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(name, canvas.width / 2, canvas.height / 2, widest)
}
