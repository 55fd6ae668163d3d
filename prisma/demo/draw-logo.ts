import sharp from 'sharp'

const size = 512
const green = [38, 98, 72] as const
const brick = [184, 84, 56] as const

type Colour = readonly [number, number, number]

/** The company's sign: a cedar on three courses of bricks, on a transparent ground. */
export async function drawLogo(): Promise<Buffer> {
  const pixels = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const colour = colourAt(x / size, y / size)
      if (colour) pixels.set([...colour, 255], (y * size + x) * 4)
    }
  }
  const raw = { width: size, height: size, channels: 4 } as const
  // Drawn twice as large, so that the slanted edges come out smooth.
  return sharp(pixels, { raw })
    .resize(size / 2)
    .png()
    .toBuffer()
}

function colourAt(x: number, y: number): Colour | null {
  if (y > 0.66) return isBrick(x, y) ? brick : null
  const tiers = [
    { top: 0.04, bottom: 0.3, reach: 0.2 },
    { top: 0.16, bottom: 0.46, reach: 0.28 },
    { top: 0.3, bottom: 0.62, reach: 0.36 },
  ]
  const isTree = tiers.some(
    ({ top, bottom, reach }) =>
      y >= top && y <= bottom && Math.abs(x - 0.5) <= (reach * (y - top)) / (bottom - top),
  )
  return isTree ? green : null
}

/** Courses of bricks with joints, every second course shifted by half a brick. */
function isBrick(x: number, y: number): boolean {
  const course = Math.floor((y - 0.66) / 0.105)
  if (course > 2 || (y - 0.66) % 0.105 > 0.085 || x < 0.08 || x > 0.92) return false
  const along = (x - 0.08 + (course % 2) * 0.14) % 0.28
  return along < 0.26
}
