import type { Random } from '../random'
import { Canvas, type Colour, mix } from './canvas'

export const sceneNames = ['entrance', 'hall', 'shelf', 'aisle', 'receipt', 'screen'] as const
export type SceneName = (typeof sceneNames)[number]

const width = 800
const height = 600

const paper: Colour = [246, 244, 238]
const ink: Colour = [58, 56, 54]
const green: Colour = [38, 98, 72]
const brick: Colour = [184, 84, 56]
const steel: Colour = [176, 180, 182]
const goods: readonly Colour[] = [
  [214, 92, 62],
  [236, 190, 84],
  [74, 120, 168],
  [88, 150, 98],
  [232, 228, 218],
  [150, 108, 84],
  [196, 70, 96],
  [120, 128, 140],
]

/** Draws a picture such as a shopper takes; no people, no words. */
export function drawScene(name: SceneName, random: Random): Canvas {
  const canvas = new Canvas(width, height)
  scenes[name](canvas, random)
  return canvas
}

const scenes: Readonly<Record<SceneName, (canvas: Canvas, random: Random) => void>> = {
  entrance: drawEntrance,
  hall: drawHall,
  shelf: drawShelf,
  aisle: drawAisle,
  receipt: drawReceipt,
  screen: drawScreen,
}

function drawEntrance(canvas: Canvas, random: Random): void {
  canvas.shade(0, 0, width, 430, [142, 178, 210], [224, 232, 236])
  canvas.shade(0, 430, width, 170, [150, 148, 144], [118, 116, 112])
  const wall = mix([206, 200, 190], [186, 176, 164], random.fraction())
  canvas.rect(40, 110, 720, 330, wall)
  for (let row = 118; row < 440; row += 22) canvas.rect(40, row, 720, 2, mix(wall, ink, 0.12))
  canvas.rect(40, 110, 720, 78, green)
  canvas.polygon(
    [
      [92, 176],
      [122, 122],
      [152, 176],
    ],
    paper,
  )
  for (let letter = 0; letter < 11; letter += 1) {
    // One letter of the sign is dark on some evenings.
    const isDark = random.chance(0.06)
    canvas.rect(180 + letter * 44, 134, 30, 32, isDark ? mix(green, ink, 0.4) : paper)
  }
  for (const left of [70, 560]) drawWindow(canvas, left, random)
  canvas.rect(320, 220, 160, 220, [64, 74, 80])
  for (const left of [328, 403]) canvas.shade(left, 228, 69, 212, [168, 196, 206], [122, 148, 158])
  canvas.rect(300, 440, 200, 12, [90, 88, 86])
  if (random.chance(0.35)) canvas.rect(512, 396, 34, 48, [72, 76, 80])
}

function drawWindow(canvas: Canvas, left: number, random: Random): void {
  canvas.rect(left, 220, 180, 150, [64, 74, 80])
  canvas.shade(left + 6, 226, 168, 138, [186, 208, 214], [140, 160, 166])
  for (let poster = 0; poster < 3; poster += 1) {
    canvas.rect(left + 16 + poster * 54, 250, 44, 62, random.pick(goods))
  }
}

function drawHall(canvas: Canvas, random: Random): void {
  canvas.shade(0, 0, width, 240, [196, 198, 200], [224, 226, 226])
  canvas.shade(0, 240, width, 360, [186, 180, 172], [150, 144, 136])
  for (let lamp = 0; lamp < 6; lamp += 1) {
    const depth = 0.2 + lamp * 0.14
    const reach = 150 * depth
    canvas.polygon(
      [
        [400 - reach, 240 - 230 * depth],
        [400 + reach, 240 - 230 * depth],
        [400 + reach * 1.1, 240 - 250 * depth],
        [400 - reach * 1.1, 240 - 250 * depth],
      ],
      random.chance(0.05) ? [170, 172, 174] : [250, 250, 246],
    )
  }
  for (let line = 1; line < 7; line += 1) {
    canvas.rect(0, 240 + line * line * 9, width, 2, [138, 132, 124])
  }
  for (const side of [-1, 1]) drawRack(canvas, side, random)
  canvas.rect(340, 176, 120, 66, mix(green, steel, 0.3))
}

/** A row of shelves that runs to the back of the hall. */
function drawRack(canvas: Canvas, side: number, random: Random): void {
  const at = (depth: number) => 400 + side * (60 + 380 * depth)
  const bays = 7
  for (let bay = 0; bay < bays; bay += 1) {
    const [near, far] = [1 - bay / bays, 1 - (bay + 0.94) / bays]
    for (let level = 0; level < 4; level += 1) {
      const y = (depth: number, part: number) => 240 + (level + part - 2.4) * 118 * depth
      canvas.polygon(
        [
          [at(near), y(near, 0)],
          [at(far), y(far, 0)],
          [at(far), y(far, 0.8)],
          [at(near), y(near, 0.8)],
        ],
        mix(random.pick(goods), [80, 78, 76], 0.15 + 0.35 * (1 - near)),
      )
    }
  }
}

function drawShelf(canvas: Canvas, random: Random): void {
  canvas.shade(0, 0, width, height, [226, 224, 218], [198, 194, 186])
  const rows = 3
  for (let row = 0; row < rows; row += 1) {
    const floor = 176 + row * 190
    let x = 14
    while (x < width - 40) {
      const wide = random.between(54, 104)
      const tall = random.between(84, 150)
      const colour = random.pick(goods)
      const count = random.between(1, 3)
      for (let copy = 0; copy < count && x < width - 40; copy += 1) {
        drawPack(canvas, x, floor - tall, wide, tall, colour)
        x += wide + 4
      }
      x += random.between(4, 22)
    }
    canvas.shade(0, floor, width, 34, [222, 222, 220], [168, 168, 166])
    drawTags(canvas, floor, random)
  }
}

function drawPack(
  canvas: Canvas,
  x: number,
  y: number,
  wide: number,
  tall: number,
  colour: Colour,
): void {
  canvas.shade(x, y, wide, tall, mix(colour, paper, 0.18), mix(colour, ink, 0.22))
  canvas.rect(x + 6, y + tall * 0.3, wide - 12, tall * 0.34, mix(paper, colour, 0.1))
  canvas.rect(x + 12, y + tall * 0.38, wide * 0.5, 5, ink)
  canvas.rect(x + 12, y + tall * 0.48, wide * 0.36, 4, mix(ink, paper, 0.4))
}

/** Price tags on the edge of a shelf; here and there one is missing. */
function drawTags(canvas: Canvas, floor: number, random: Random): void {
  for (let x = 20; x < width - 90; x += 112) {
    if (random.chance(0.14)) continue
    const isOffer = random.chance(0.2)
    canvas.rect(x, floor + 3, 84, 28, isOffer ? [250, 214, 70] : [252, 252, 250])
    const price = String(random.between(4, 149) * 10 - 1)
    canvas.number(price, x + 8, floor + 8, 4, isOffer ? [176, 36, 32] : ink)
  }
}

function drawAisle(canvas: Canvas, random: Random): void {
  drawHall(canvas, random)
  for (let pack = 0; pack < 3; pack += 1) {
    const x = 250 + pack * 104 + random.between(-14, 14)
    canvas.rect(x, 470, 100, 14, [150, 112, 74])
    for (let row = 0; row < random.between(1, 3); row += 1) {
      drawPack(canvas, x + 4, 436 - row * 36, 92, 34, random.pick(goods))
    }
  }
  for (let spot = 0; spot < 16; spot += 1) {
    const [x, y] = [random.between(120, 680), random.between(500, 590)]
    canvas.polygon(
      [
        [x, y],
        [x + random.between(12, 60), y + random.between(-4, 6)],
        [x + random.between(8, 40), y + random.between(8, 18)],
      ],
      [206, 202, 194],
    )
  }
}

function drawReceipt(canvas: Canvas, random: Random): void {
  canvas.shade(0, 0, width, height, [166, 128, 92], [132, 98, 68])
  for (let plank = 0; plank < 6; plank += 1) canvas.rect(0, plank * 104, width, 3, [112, 82, 56])
  const left = 250 + random.between(-20, 20)
  canvas.shade(left, 26, 290, 548, [252, 251, 246], [232, 230, 224])
  canvas.rect(left + 60, 48, 170, 12, ink)
  canvas.rect(left + 84, 70, 122, 8, mix(ink, paper, 0.4))
  const lines = random.between(3, 7)
  let sum = 0
  for (let line = 0; line < lines; line += 1) {
    const y = 110 + line * 34
    const price = random.between(12, 890)
    sum += price
    canvas.rect(left + 22, y, random.between(70, 150), 7, mix(ink, paper, 0.25))
    canvas.number(String(price), left + 214, y - 2, 4, ink)
  }
  canvas.rect(left + 22, 118 + lines * 34, 246, 3, ink)
  canvas.number(String(sum), left + 150, 134 + lines * 34, 7, ink)
  for (let cell = 0; cell < 196; cell += 1) {
    if (!random.chance(0.5)) continue
    canvas.rect(left + 96 + (cell % 14) * 7, 452 + Math.floor(cell / 14) * 7, 7, 7, ink)
  }
}

function drawScreen(canvas: Canvas, random: Random): void {
  canvas.shade(0, 0, width, height, [250, 250, 250], [242, 242, 242])
  canvas.rect(0, 0, width, 64, green)
  canvas.rect(28, 22, 150, 20, paper)
  canvas.rect(560, 18, 210, 28, mix(green, paper, 0.75))
  canvas.rect(40, 110, 320, 320, [232, 230, 226])
  drawPack(canvas, 110, 150, 180, 240, random.pick(goods))
  for (const [index, wide] of [330, 280, 200].entries()) {
    canvas.rect(400, 116 + index * 30, wide, index === 0 ? 16 : 10, index === 0 ? ink : steel)
  }
  canvas.number(String(random.between(31, 49) * 100 + 80), 400, 236, 13, ink)
  canvas.rect(400, 340, 220, 54, brick)
  canvas.rect(440, 360, 140, 14, paper)
}
