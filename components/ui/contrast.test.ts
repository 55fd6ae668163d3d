import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(join(process.cwd(), 'app', 'tokens.css'), 'utf8')

type Rgb = readonly [number, number, number]

/** Linear light of an OKLCH colour, cut to what a screen can show (Ottosson's matrices). */
function linearOf(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const cut = (light: number) => Math.min(1, Math.max(0, light))
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function colour(token: string, mode: 'light' | 'dark'): Rgb {
  const value = new RegExp(
    `--${token}: light-dark\\(oklch\\(([\\d. ]+)\\), oklch\\(([\\d. ]+)\\)\\)`,
  ).exec(css)
  const parts = (mode === 'light' ? value?.[1] : value?.[2])?.split(' ').map(Number)
  if (parts?.length !== 3) throw new Error(`No opaque colour: ${token}`)
  return linearOf(parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0)
}

/** Contrast as WCAG 2 reckons it. */
function contrast(one: string, other: string, mode: 'light' | 'dark'): number {
  const [a, b] = [colour(one, mode), colour(other, mode)].map(
    ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05,
  ) as [number, number]
  return Math.max(a, b) / Math.min(a, b)
}

const grounds = ['paper', 'raised', 'sunk']
const softGrounds = ['accent-soft', 'amber-soft', 'red-soft']

function pairs(inks: readonly string[], on: readonly string[]): [string, string][] {
  return inks.flatMap((ink) => on.map((ground): [string, string] => [ink, ground]))
}

/** Figures are read at a glance: main text, secondary text, the ramp of scores. */
const sevenToOne: [string, string][] = [
  ...pairs(['ink'], [...grounds, ...softGrounds]),
  ...pairs(['ink-2'], grounds),
  ...pairs(['on-score'], ['score-1', 'score-2', 'score-3', 'score-4']),
  ['on-score-5', 'score-5'],
]

const fourAndAHalf: [string, string][] = [
  ...pairs(['ink-3', 'accent', 'amber', 'red', 'green'], grounds),
  ...pairs(['ink-2', 'ink-3', 'accent', 'amber', 'red'], softGrounds),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['paper', 'ink'],
]

/** What is no text but must be seen: edges of fields, bars, shapes of states. */
const threeToOne: [string, string][] = pairs(
  ['field', 'bar', 'interval', 'accent', 'amber-mark', 'red', 'green'],
  ['paper', 'raised'],
)

describe.each(['light', 'dark'] as const)('contrast, %s', (mode) => {
  test.each(sevenToOne)('%s on %s: 7', (ink, ground) => {
    expect(contrast(ink, ground, mode)).toBeGreaterThanOrEqual(7)
  })

  test.each(fourAndAHalf)('%s on %s: 4.5', (ink, ground) => {
    expect(contrast(ink, ground, mode)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(threeToOne)('%s on %s: 3', (shape, ground) => {
    expect(contrast(shape, ground, mode)).toBeGreaterThanOrEqual(3)
  })
})
