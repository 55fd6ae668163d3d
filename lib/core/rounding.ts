import { Fraction } from './exact'

/**
 * How a number is brought to a whole multiple of a unit. `half-up` takes a half away from zero, as
 * people, spreadsheets and PostgreSQL's numeric do: 2.5 -> 3, -2.5 -> -3.
 */
export type Rounding =
  | 'half-up'
  | 'half-even'
  | 'floor'
  | 'ceiling'
  | 'toward-zero'
  | 'away-from-zero'

export const hundredth: Fraction = Fraction.of(1n, 100n)

/**
 * The unit of so many decimal places: 2 -> 1/100.
 *
 * Rule    ten to the power of minus the places; 0 places are whole numbers.
 * Units   places: from 0 on.
 * Throws  RangeError for a number of places below 0.
 * Source  SCORING.md, Numbers.
 */
export function unitOfPlaces(places: number): Fraction {
  return Fraction.of(1n, 10n ** BigInt(places))
}

/**
 * The whole multiple of a unit that a value is rounded to.
 *
 * Rule    exact comparison with the half; no binary number takes part.
 * Units   value and unit in the same unit; the unit is above zero.
 * Throws  RangeError when the unit is not above zero.
 * Source  SCORING.md, Numbers; PAY.md, Scheme.
 */
export function roundTo(value: Fraction, unit: Fraction, rounding: Rounding): Fraction {
  if (!unit.isPositive) throw new RangeError('A rounding unit must be above zero')
  const steps = value.dividedBy(unit)
  return Fraction.of(wholeSteps(steps.n, steps.d, rounding)).times(unit)
}

/**
 * Rounded half away from zero; to hundredths unless another unit is given.
 *
 * Rule    a half goes away from zero, for negative numbers too; to hundredths unless another unit
 *         is given.
 * Units   the value's own; the unit above zero.
 * Source  SCORING.md, Numbers; PAY.md, Scheme (rounding).
 */
export function roundHalfUp(value: Fraction, unit: Fraction = hundredth): Fraction {
  return roundTo(value, unit, 'half-up')
}

/**
 * Rounded half to even; to hundredths unless another unit is given.
 *
 * Rule    a half goes to the even neighbour; to hundredths unless another unit is given.
 * Units   the value's own; the unit above zero.
 * Source  PAY.md, Scheme (rounding).
 */
export function roundHalfEven(value: Fraction, unit: Fraction = hundredth): Fraction {
  return roundTo(value, unit, 'half-even')
}

function wholeSteps(n: bigint, d: bigint, rounding: Rounding): bigint {
  const size = n < 0n ? -n : n
  const sign = n < 0n ? -1n : 1n
  const whole = size / d
  const rest = size % d
  if (rest === 0n) return sign * whole
  return sign * (goesOutward(whole, rest * 2n, d, sign, rounding) ? whole + 1n : whole)
}

function goesOutward(
  whole: bigint,
  doubledRest: bigint,
  d: bigint,
  sign: bigint,
  rounding: Rounding,
): boolean {
  switch (rounding) {
    case 'half-up':
      return doubledRest >= d
    case 'half-even':
      return doubledRest > d || (doubledRest === d && whole % 2n === 1n)
    case 'floor':
      return sign < 0n
    case 'ceiling':
      return sign > 0n
    case 'toward-zero':
      return false
    case 'away-from-zero':
      return true
  }
}
