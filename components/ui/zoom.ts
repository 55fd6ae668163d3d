/** How a picture stands on its stage: 1 shows it whole; the shift is of its middle. Units: pixels. */
export interface View {
  readonly scale: number
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly width: number
  readonly height: number
}

export const wholeView: View = { scale: 1, x: 0, y: 0 }
const MOST = 8
/** A key, a button, a notch of the wheel. */
export const ZOOM_STEP = 1.25
/** What one press at a place of the whole picture brings it to. */
export const NEAR = 2.5

/** The size of a picture that stands whole on its stage. */
export function fitted(picture: Box, stage: Box): Box {
  const scale = Math.min(stage.width / picture.width, stage.height / picture.height)
  return { width: picture.width * scale, height: picture.height * scale }
}

/**
 * Larger or smaller by a factor, with the place under the pointer standing still.
 * `at` is counted from the middle of the stage.
 */
export function zoomed(
  view: View,
  factor: number,
  at: { readonly x: number; readonly y: number },
  fit: Box,
  stage: Box,
): View {
  const scale = Math.min(Math.max(view.scale * factor, 1), MOST)
  const grown = scale / view.scale
  const x = at.x - (at.x - view.x) * grown
  const y = at.y - (at.y - view.y) * grown
  return held({ scale, x, y }, fit, stage)
}

export function moved(view: View, dx: number, dy: number, fit: Box, stage: Box): View {
  return held({ ...view, x: view.x + dx, y: view.y + dy }, fit, stage)
}

/** With this place of the stage brought to its middle. */
export function centred(
  view: View,
  at: { readonly x: number; readonly y: number },
  fit: Box,
  stage: Box,
): View {
  return moved(view, -at.x, -at.y, fit, stage)
}

/** No edge of the picture comes further in than it must: there is never less to see than there could be. */
function held({ scale, x, y }: View, fit: Box, stage: Box): View {
  const most = (size: number, room: number) => Math.max(0, (size * scale - room) / 2)
  const hold = (value: number, limit: number) => Math.min(Math.max(value, -limit), limit) + 0
  return {
    scale,
    x: hold(x, most(fit.width, stage.width)),
    y: hold(y, most(fit.height, stage.height)),
  }
}
