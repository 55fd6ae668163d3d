import { type Fraction, parseDecimal } from './exact'
import { roundTo, unitOfPlaces } from './rounding'

/**
 * A number as decimal text with a fixed number of places: 160/3 -> "53.33".
 *
 * Rule    half up, away from zero; never "-0.00".
 * Source  SCORING.md, Numbers.
 */
export function decimalText(value: Fraction, places = 2): string {
  const scale = 10n ** BigInt(places)
  const rounded = roundTo(value, unitOfPlaces(places), 'half-up')
  const units = (rounded.n * scale) / rounded.d
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
    const rounded = roundTo(value, unitOfPlaces(shown), 'half-up')
    const keepsSides = thresholds.every((t) => rounded.compare(t) === value.compare(t))
    if (keepsSides) return decimalText(value, shown)
  }
}

/** The shortest text of a number that has at most nine places: 1/2 -> "0.5", 3 -> "3". */
export function plainDecimalText(value: Fraction): string {
  const text = decimalText(value, 9)
  if (!parseDecimal(text).equals(value)) {
    throw new RangeError('The number has no decimal text of at most nine places')
  }
  return text.replace(/\.?0+$/, '')
}
