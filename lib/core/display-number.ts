import { type Fraction, parseDecimal } from './exact'

/**
 * A number as decimal text with a fixed number of places: 160/3 -> "53.33".
 *
 * Rule    half up, away from zero; never "-0.00".
 * Units   the value's own; places: from 0 on, two unless said.
 * Source  SCORING.md, Numbers.
 */
export function decimalText(value: Fraction, places = 2): string {
  return textOfUnits(unitsHalfUp(value, 10n ** BigInt(places)), places)
}

/** How many units of 1/scale a value has, the last one rounded half away from zero. */
function unitsHalfUp(value: Fraction, scale: bigint): bigint {
  const doubled = 2n * scale * value.n
  return (doubled < 0n ? doubled - value.d : doubled + value.d) / (2n * value.d)
}

function textOfUnits(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0')
  const sign = units < 0n ? '-' : ''
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/**
 * A percentage as text, rounded once, that never looks as if it had crossed a threshold.
 *
 * Rule    half up to `places`; where the rounded number would stand on another side of a threshold
 *         than the exact one (84.996 against 85 must not read "85.00"), more places are shown until
 *         it no longer does.
 * Units   value and thresholds: percent (53.33 is 53.33 %).
 * Returns text with a point and at least `places` places; the screen puts the reader's comma.
 * Source  SCORING.md, Numbers.
 */
export function displayPercent(
  value: Fraction,
  places = 2,
  thresholds: readonly Fraction[] = [],
): string {
  for (let shown = places; ; shown += 1) {
    const scale = 10n ** BigInt(shown)
    const units = unitsHalfUp(value, scale)
    if (thresholds.every((mark) => sideOf(units, scale, mark) === value.compare(mark))) {
      return textOfUnits(units, shown)
    }
  }
}

function sideOf(units: bigint, scale: bigint, mark: Fraction): -1 | 0 | 1 {
  const shown = units * mark.d
  const threshold = mark.n * scale
  return shown < threshold ? -1 : shown > threshold ? 1 : 0
}

/**
 * The shortest text of a number that has at most nine places: 1/2 -> "0.5", 3 -> "3".
 *
 * Rule    no idle zeros at the end, no point without places behind it.
 * Throws  RangeError for a number that needs more than nine places, or more digits than a decimal
 *         has.
 * Source  SCORING.md, Numbers.
 */
export function plainDecimalText(value: Fraction): string {
  const text = decimalText(value, 9)
  if (!parseDecimal(text).equals(value)) {
    throw new RangeError('The number has no decimal text of at most nine places')
  }
  return withoutIdleZeros(text)
}

/**
 * Points as a person reads them: "3", "0.5", "0.00625", "0.67" for two thirds.
 *
 * Rule    all places when at most six are enough; otherwise as few, at least two, as show two
 *         figures that are not zero.
 * Units   points; at most nine places, and a number too small for them reads "0".
 * Source  SCORING.md, Numbers.
 */
export function pointsText(value: Fraction): string {
  const exact = withoutIdleZeros(decimalText(value, 6))
  if (parseDecimal(exact).equals(value)) return exact
  for (let places = 2; places < MOST_PLACES; places += 1) {
    const text = decimalText(value, places)
    if (text.replace(/^-?[0.]*/, '').length >= 2) return withoutIdleZeros(text)
  }
  return withoutIdleZeros(decimalText(value, MOST_PLACES))
}

const MOST_PLACES = 9

function withoutIdleZeros(text: string): string {
  return text.replace(/\.?0+$/, '')
}
