/** Red, green and blue, 0..255. */
export type Colour = readonly [number, number, number]

export type Point = readonly [number, number]

/** Rows of a digit, five of them, three dots wide: enough for a price tag. */
const digits: Readonly<Record<string, readonly string[]>> = {
  '0': ['111', '101', '101', '101', '111'],
  '1': ['010', '110', '010', '010', '111'],
  '2': ['111', '001', '111', '100', '111'],
  '3': ['111', '001', '111', '001', '111'],
  '4': ['101', '101', '111', '001', '001'],
  '5': ['111', '100', '111', '001', '111'],
  '6': ['111', '100', '111', '101', '111'],
  '7': ['111', '001', '010', '010', '010'],
  '8': ['111', '101', '111', '101', '111'],
  '9': ['111', '101', '111', '001', '111'],
}

/** A picture that is drawn dot by dot: the decoders of drawings are blocked in this process. */
export class Canvas {
  readonly pixels: Buffer

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = Buffer.alloc(width * height * 3)
  }

  rect(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.shade(x, y, width, height, colour, colour)
  }

  /** A rectangle that goes from one colour at its top to another at its bottom. */
  shade(x: number, y: number, width: number, height: number, top: Colour, bottom: Colour): void {
    const [left, right] = [clamp(x, this.width), clamp(x + width, this.width)]
    const [first, last] = [clamp(y, this.height), clamp(y + height, this.height)]
    if (right <= left) return
    for (let row = first; row < last; row += 1) {
      const colour = Buffer.from(mix(top, bottom, (row - y) / height))
      const start = row * this.width
      this.pixels.fill(colour, (start + left) * 3, (start + right) * 3)
    }
  }

  /** A filled shape with straight edges, corner by corner. */
  polygon(corners: readonly Point[], colour: Colour): void {
    const rows = corners.map(([, y]) => y)
    const last = clamp(Math.max(...rows), this.height)
    for (let row = clamp(Math.min(...rows), this.height); row < last; row += 1) {
      const crossings = crossingsAt(corners, row + 0.5)
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const left = clamp(crossings[pair] ?? 0, this.width)
        this.rect(left, row, clamp(crossings[pair + 1] ?? 0, this.width) - left, 1, colour)
      }
    }
  }

  /** A number in square digits; `size` is the edge of a dot. */
  number(text: string, x: number, y: number, size: number, colour: Colour): void {
    for (const [place, character] of [...text].entries()) {
      for (const [row, dots] of (digits[character] ?? []).entries()) {
        for (const [column, dot] of [...dots].entries()) {
          if (dot !== '1') continue
          const left = x + (place * 4 + column) * size
          this.rect(left, y + row * size, size, size, colour)
        }
      }
    }
  }
}

export function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share)
  return [part(0), part(1), part(2)]
}

function clamp(value: number, limit: number): number {
  return Math.max(0, Math.min(limit, Math.round(value)))
}

function crossingsAt(corners: readonly Point[], y: number): readonly number[] {
  const crossings: number[] = []
  for (const [index, [x1, y1]] of corners.entries()) {
    const [x2, y2] = corners[(index + 1) % corners.length] ?? [x1, y1]
    if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
  }
  return crossings.sort((a, b) => a - b)
}
