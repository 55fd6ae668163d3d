import { isDecimal } from './decimal'

/**
 * Exact rational numbers: the only numbers between an answer and a score or a rouble.
 *
 * A Fraction is always in lowest terms with a positive denominator, so equal numbers are equal
 * objects field by field and their text is unique.
 * Source: SCORING.md, Numbers; PAY.md, Scheme (rounding).
 */
export class Fraction {
  static readonly zero = new Fraction(0n, 1n)
  static readonly one = new Fraction(1n, 1n)
  static readonly hundred = new Fraction(100n, 1n)

  private constructor(
    /** Numerator; carries the sign. */
    readonly n: bigint,
    /** Denominator; above zero, no common factor with the numerator. */
    readonly d: bigint,
  ) {}

  /**
   * Rule    n/d in lowest terms.
   * Throws  RangeError when a number is not a safe integer, or the denominator is zero.
   */
  static of(n: bigint | number, d: bigint | number = 1n): Fraction {
    const numerator = toBigInt(n)
    const denominator = toBigInt(d)
    if (denominator === 1n) return new Fraction(numerator, 1n)
    if (denominator === 0n) throw new RangeError('A fraction cannot have the denominator zero')
    if (numerator === 0n) return Fraction.zero
    const divisor = greatestCommonDivisor(numerator, denominator)
    const sign = denominator < 0n ? -1n : 1n
    return new Fraction((sign * numerator) / divisor, (sign * denominator) / divisor)
  }

  plus(other: Fraction): Fraction {
    if (this.d === other.d) return Fraction.of(this.n + other.n, this.d)
    return Fraction.of(this.n * other.d + other.n * this.d, this.d * other.d)
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.negated())
  }

  times(other: Fraction): Fraction {
    return Fraction.of(this.n * other.n, this.d * other.d)
  }

  /** Throws RangeError when the other is zero. */
  dividedBy(other: Fraction): Fraction {
    return Fraction.of(this.n * other.d, this.d * other.n)
  }

  negated(): Fraction {
    return new Fraction(-this.n, this.d)
  }

  absolute(): Fraction {
    return this.n < 0n ? this.negated() : this
  }

  /** Returns -1, 0 or 1, as this is below, equal to or above the other. */
  compare(other: Fraction): -1 | 0 | 1 {
    const left = this.n * other.d
    const right = other.n * this.d
    return left < right ? -1 : left > right ? 1 : 0
  }

  equals(other: Fraction): boolean {
    return this.n === other.n && this.d === other.d
  }

  isBelow(other: Fraction): boolean {
    return this.compare(other) < 0
  }

  isAtLeast(other: Fraction): boolean {
    return this.compare(other) >= 0
  }

  get isZero(): boolean {
    return this.n === 0n
  }

  get isNegative(): boolean {
    return this.n < 0n
  }

  get isPositive(): boolean {
    return this.n > 0n
  }

  /**
   * The nearest binary number: for statistics, charts and lengths of bars only, never for a
   * score or an amount that is shown, compared or stored.
   */
  toNumber(): number {
    const whole = this.n / this.d
    const rest = this.n % this.d
    return Number(whole) + Number((rest * DOUBLE_SCALE) / this.d) / Number(DOUBLE_SCALE)
  }
}

const DOUBLE_SCALE = 10n ** 18n

function toBigInt(value: bigint | number): bigint {
  if (typeof value === 'bigint') return value
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`)
  return BigInt(value)
}

/**
 * The greatest common divisor of two whole numbers.
 *
 * Rule    Euclid's algorithm; signs do not matter.
 * Returns always positive; of (0, 0) it is 0.
 * Source  Euclid, Elements VII.2; SCORING.md, Numbers.
 */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  while (y > LARGEST_SAFE) {
    const rest = x % y
    x = y
    y = rest
  }
  if (y === 0n) return x
  // What is left fits into ordinary integers, where the same algorithm is several times faster.
  let large = Number(y)
  let small = Number(x % y)
  while (small !== 0) {
    const rest = large % small
    large = small
    small = rest
  }
  return BigInt(large)
}

const LARGEST_SAFE = BigInt(Number.MAX_SAFE_INTEGER)

/**
 * The least whole number that both divide.
 *
 * Rule    a * b / gcd(a, b).
 * Units   both whole and above zero.
 * Source  SCORING.md, Numbers.
 */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  if (a === b) return a
  return (a / greatestCommonDivisor(a, b)) * b
}

/**
 * The smaller of two fractions; the first of equal ones.
 *
 * Rule    compared exactly.
 * Returns the first of equal ones.
 * Source  SCORING.md, Numbers.
 */
export function smallerOf(a: Fraction, b: Fraction): Fraction {
  return b.isBelow(a) ? b : a
}

/**
 * The larger of two fractions; the first of equal ones.
 *
 * Rule    compared exactly.
 * Returns the first of equal ones.
 * Source  SCORING.md, Numbers.
 */
export function largerOf(a: Fraction, b: Fraction): Fraction {
  return a.isBelow(b) ? b : a
}

/**
 * The exact sum of many fractions.
 *
 * Rule    numerators are added per denominator and the few denominators are joined at the end, so
 *         that a sum over thousands of visits carries no huge intermediate fraction.
 * Returns zero for no values.
 * Source  SCORING.md, From visits to a period score.
 */
export function sumOf(values: Iterable<Fraction>): Fraction {
  const numerators = new Map<bigint, bigint>()
  for (const value of values) {
    numerators.set(value.d, (numerators.get(value.d) ?? 0n) + value.n)
  }
  let total = Fraction.zero
  for (const [d, n] of numerators) total = total.plus(Fraction.of(n, d))
  return total
}

/**
 * The arithmetic mean of many fractions, exactly.
 *
 * Rule    the exact sum divided by the number of values, each once.
 * Returns null for no values: no score is a value of its own, never 0.
 * Source  SCORING.md, Numbers; From visits to a period score.
 */
export function meanOf(values: readonly Fraction[]): Fraction | null {
  if (values.length === 0) return null
  return sumOf(values).dividedBy(Fraction.of(values.length))
}

/**
 * A decimal text as an exact fraction.
 *
 * Rule    optional minus, digits without needless leading zeros, a point and one to nine places;
 *         no plus, no exponent, no comma, no spaces.
 * Throws  RangeError for any other text.
 * Source  SCORING.md, Numbers.
 */
export function parseDecimal(text: string): Fraction {
  if (!isDecimal(text)) {
    throw new RangeError(`Not a decimal of at most nine places: ${JSON.stringify(text)}`)
  }
  const point = text.indexOf('.')
  if (point < 0) return Fraction.of(BigInt(text))
  const places = text.length - point - 1
  return Fraction.of(BigInt(text.slice(0, point) + text.slice(point + 1)), 10n ** BigInt(places))
}

/**
 * The text of a fraction: "160/3", "-5/2", "0/1".
 *
 * Rule    a fraction is kept in lowest terms with its sign above, so equal numbers have one text.
 * Returns what `parseFraction` reads back.
 * Source  SCORING.md, What a result carries.
 */
export function fractionText(value: Fraction): string {
  return `${value.n}/${value.d}`
}

const FRACTION = /^-?\d+\/[1-9]\d*$/
/** Far above what any checklist leads to; a longer text is not read. */
const LONGEST_FRACTION = 40_000

/**
 * Reads what `fractionText` wrote.
 *
 * Rule    whole numbers on both sides of a slash, the lower one above zero; it need not be in
 *         lowest terms.
 * Throws  RangeError for any other text.
 * Source  SCORING.md, What a result carries.
 */
export function parseFraction(text: string): Fraction {
  if (text.length > LONGEST_FRACTION || !FRACTION.test(text)) {
    throw new RangeError(`Not a fraction: ${JSON.stringify(text.slice(0, 80))}`)
  }
  const slash = text.indexOf('/')
  return Fraction.of(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)))
}
