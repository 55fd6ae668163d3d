import type { Arrow, PhotoEditing } from './photo-edit'

/** Seen on light and dark alike: a colour with a rim. */
export const arrowLook = { line: '#e5261f', rim: '#ffffff' } as const

/** Units: pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

export function turnedSize({ width, height }: Size, turns: number): Size {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

export function arrowThickness({ width, height }: Size): number {
  return Math.max(2, Math.max(width, height) / 130)
}

/** The lines of an arrow on a picture of this size: its shaft, and its head around the tip. */
export function arrowLines({ from, to }: Arrow, size: Size) {
  const start = [from.x * size.width, from.y * size.height] as const
  const tip = [to.x * size.width, to.y * size.height] as const
  const length = Math.hypot(tip[0] - start[0], tip[1] - start[1])
  const side = Math.min(length / 2, arrowThickness(size) * 6)
  const angle = Math.atan2(tip[1] - start[1], tip[0] - start[0])
  const wing = (turn: number) =>
    [tip[0] - side * Math.cos(angle + turn), tip[1] - side * Math.sin(angle + turn)] as const
  return [
    [start, tip],
    [wing(0.5), tip, wing(-0.5)],
  ] as const
}

/**
 * Draws a photo as it was edited: turned, cropped, with its arrows.
 * @throws RangeError where the browser gives no canvas any more
 */
export function drawEdited(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  { turns, crop, arrows }: PhotoEditing,
): void {
  const size = turnedSize(picture, turns)
  canvas.width = Math.max(1, Math.round((crop.right - crop.left) * size.width))
  canvas.height = Math.max(1, Math.round((crop.bottom - crop.top) * size.height))
  const context = canvas.getContext('2d')
  if (context === null) throw new RangeError('the browser gave no canvas')
  context.translate(-crop.left * size.width, -crop.top * size.height)
  context.save()
  context.translate(size.width / 2, size.height / 2)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(picture, -picture.width / 2, -picture.height / 2)
  context.restore()
  for (const arrow of arrows) drawArrow(context, arrow, size)
}

function drawArrow(context: CanvasRenderingContext2D, arrow: Arrow, size: Size): void {
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.beginPath()
  for (const [first, ...others] of arrowLines(arrow, size)) {
    context.moveTo(...first)
    for (const point of others) context.lineTo(...point)
  }
  const thickness = arrowThickness(size)
  context.strokeStyle = arrowLook.rim
  context.lineWidth = thickness * 2
  context.stroke()
  context.strokeStyle = arrowLook.line
  context.lineWidth = thickness
  context.stroke()
}

/** The edited photo as a JPEG; null where the browser could not write one. */
export async function editedPhoto(
  picture: ImageBitmap,
  editing: PhotoEditing,
): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  drawEdited(canvas, picture, editing)
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', 0.9),
  )
  // Old phones hold few canvases at a time; an empty one frees its memory at once.
  canvas.width = 0
  canvas.height = 0
  return blob?.type === 'image/jpeg' ? blob : null
}
