import type { PhotoEdit } from '@/lib/core/frozen-report'

/** A place in the turned picture, whole and uncropped. Units: shares of its width and height. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** What stays of the turned picture. Units: shares of its width and height. */
export interface Crop {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
export type CropEdge = keyof Crop
export const cropEdges: readonly CropEdge[] = ['left', 'top', 'right', 'bottom']

export interface Arrow {
  readonly from: Point
  readonly to: Point
}
export type ArrowEnd = keyof Arrow

/** What is done to a photo; nothing of it touches the photo before it is saved. */
export interface PhotoEditing {
  /** Quarter turns clockwise, 0 to 3. */
  readonly turns: number
  readonly crop: Crop
  readonly arrows: readonly Arrow[]
}

const whole: Crop = { left: 0, top: 0, right: 1, bottom: 1 }
export const untouched: PhotoEditing = { turns: 0, crop: whole, arrows: [] }

/** So much of each side stays at least: less could be neither seen nor taken hold of. */
const LEAST = 0.1

/** A step by key or button, and one with Shift. */
export const STEP = 0.01
export const LONG_STEP = 0.05

/** Turned by a quarter, with everything that was drawn. */
export function turned(editing: PhotoEditing, way: 'left' | 'right'): PhotoEditing {
  const move = ({ x, y }: Point): Point =>
    way === 'right' ? { x: 1 - y, y: x } : { x: y, y: 1 - x }
  const { left, top, right, bottom } = editing.crop
  const one = move({ x: left, y: top })
  const other = move({ x: right, y: bottom })
  return {
    turns: (editing.turns + (way === 'right' ? 1 : 3)) % 4,
    crop: {
      left: Math.min(one.x, other.x),
      top: Math.min(one.y, other.y),
      right: Math.max(one.x, other.x),
      bottom: Math.max(one.y, other.y),
    },
    arrows: editing.arrows.map(({ from, to }) => ({ from: move(from), to: move(to) })),
  }
}

/** How far an edge of the crop may go either way. */
export function reachOf({ left, top, right, bottom }: Crop, edge: CropEdge): [number, number] {
  switch (edge) {
    case 'left':
      return [0, right - LEAST]
    case 'top':
      return [0, bottom - LEAST]
    case 'right':
      return [left + LEAST, 1]
    case 'bottom':
      return [top + LEAST, 1]
  }
}

/** With one edge of the crop at another place, as near as it may come. */
export function cropTo(editing: PhotoEditing, edge: CropEdge, place: number): PhotoEditing {
  const [least, most] = reachOf(editing.crop, edge)
  return { ...editing, crop: { ...editing.crop, [edge]: clamp(place, least, most) } }
}

/** How much an edge cuts away. Units: whole percent of the picture. */
export function cutAway(crop: Crop, edge: CropEdge): number {
  const place = crop[edge]
  return Math.round(100 * (edge === 'left' || edge === 'top' ? place : 1 - place))
}

/** With another arrow; one without a length points at nothing and is left out. */
export function withArrow(editing: PhotoEditing, from: Point, to: Point): PhotoEditing {
  if (Math.hypot(to.x - from.x, to.y - from.y) < STEP) return editing
  return { ...editing, arrows: [...editing.arrows, { from: inside(from), to: inside(to) }] }
}

/** The arrow that a button places: at the middle of what stays, from the lower left. */
export function middleArrow({ crop }: PhotoEditing): Arrow {
  const x = (crop.left + crop.right) / 2
  const y = (crop.top + crop.bottom) / 2
  const width = crop.right - crop.left
  const height = crop.bottom - crop.top
  return { from: { x: x - width / 4, y: y + height / 4 }, to: { x, y } }
}

/** With one end of an arrow moved to a place within the picture. */
export function arrowTo(
  editing: PhotoEditing,
  index: number,
  end: ArrowEnd,
  place: Point,
): PhotoEditing {
  const arrows = editing.arrows.map((arrow, other) =>
    other === index ? { ...arrow, [end]: inside(place) } : arrow,
  )
  return { ...editing, arrows }
}

export function withoutArrow(editing: PhotoEditing, index: number): PhotoEditing {
  return { ...editing, arrows: editing.arrows.filter((_, other) => other !== index) }
}

/** What was done, in the words of a report; `before` is what had been done to the photo already. */
export function editsOf(
  { turns, crop, arrows }: PhotoEditing,
  before: readonly PhotoEdit[] = [],
): readonly PhotoEdit[] {
  const isCropped = cropEdges.some((edge) => cutAway(crop, edge) > 0)
  const done: Readonly<Record<PhotoEdit, boolean>> = {
    rotated: turns !== 0,
    cropped: isCropped,
    arrow: arrows.length > 0,
  }
  return (['rotated', 'cropped', 'arrow'] as const).filter(
    (edit) => done[edit] || before.includes(edit),
  )
}

/** Whether saving would change anything. */
export function isTouched(editing: PhotoEditing): boolean {
  return editsOf(editing).length > 0
}

/** The place that an arrow key moves to; null for another key. */
export function movedByKey(key: string, { x, y }: Point, isLong: boolean): Point | null {
  const step = isLong ? LONG_STEP : STEP
  switch (key) {
    case 'ArrowLeft':
      return { x: x - step, y }
    case 'ArrowRight':
      return { x: x + step, y }
    case 'ArrowUp':
      return { x, y: y - step }
    case 'ArrowDown':
      return { x, y: y + step }
    default:
      return null
  }
}

function inside({ x, y }: Point): Point {
  return { x: clamp(x, 0, 1), y: clamp(y, 0, 1) }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
