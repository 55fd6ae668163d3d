/** A label under a picture: how far it stands from the left, and in which row. */
export interface Tick<Mark> {
  readonly mark: Mark
  readonly x: number
  readonly row: number
}

const room = 38
const rows = 2

/**
 * Labels that do not run into each other: one without room goes a row down.
 *
 * Rule  marks come before the origin, which stands in the first row or not at all; what has no room in
 *       either row is left to the words for the picture.
 */
export function ticksOf<Mark>(
  marks: readonly Mark[],
  origin: Mark,
  xOf: (mark: Mark) => number,
): readonly Tick<Mark>[] {
  const ticks: Tick<Mark>[] = []
  const put = (mark: Mark, most: number) => {
    const x = xOf(mark)
    const isFree = (row: number) =>
      ticks.every((other) => other.row !== row || Math.abs(other.x - x) > room)
    const row = Array.from({ length: most }, (_, place) => place).find(isFree)
    if (row !== undefined) ticks.push({ mark, x, row })
  }
  for (const mark of marks) put(mark, rows)
  put(origin, 1)
  return ticks
}
