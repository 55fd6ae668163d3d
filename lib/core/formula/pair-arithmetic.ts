/**
 * Fractions of whole numbers in doubles: the fast half of evaluating a formula for many rows.
 *
 * A value is a numerator that is returned and a denominator above zero that is left in the state.
 * Every step stays within whole numbers below 2^53, where doubles are exact; what does not, or has
 * no answer, raises `beyond`, and the row is evaluated with exact fractions instead.
 * Source: PAY.md, Formula language; SCORING.md, Numbers.
 */
export interface PairState {
  row: number
  /** Denominator of the value that was returned last. */
  denominator: number
  beyond: boolean
}

const most = Number.MAX_SAFE_INTEGER

/**
 * The number, with `beyond` raised where it may be no exact whole number.
 *
 * Rule    beyond 2^53 - 1 in either direction it may be rounded already.
 * Returns the number itself either way: the caller looks at `beyond`.
 * Source  SCORING.md, Numbers.
 */
export function kept(state: PairState, value: number): number {
  if (value > most || value < -most) state.beyond = true
  return value
}

/**
 * The greatest common divisor of two whole numbers.
 *
 * Rule    Euclid's algorithm; the sign of the first does not matter.
 * Units   whole numbers below 2^53, the second above zero.
 * Source  Euclid, Elements VII.2; SCORING.md, Numbers.
 */
export function commonDivisor(a: number, b: number): number {
  let x = Math.abs(a)
  let y = b
  while (y > 0) {
    const rest = x % y
    x = y
    y = rest
  }
  return x
}

/**
 * The least whole number that both divide.
 *
 * Rule    divided before it is multiplied, so that it leaves 2^53 as late as it can.
 * Units   whole numbers above zero.
 * Returns infinity where it is no exact whole number.
 * Source  SCORING.md, Numbers.
 */
export function commonMultiple(a: number, b: number): number {
  const product = (a / commonDivisor(a, b)) * b
  return product > most ? Number.POSITIVE_INFINITY : product
}

/** The greatest common divisor, seen at once where one number divides the other. */
function divisorOf(a: number, b: number): number {
  if (a < b) return Number.isInteger(b / a) ? a : commonDivisor(a, b)
  return Number.isInteger(a / b) ? b : commonDivisor(a, b)
}

/**
 * The sum a/da + b/db.
 *
 * Rule    over the least common denominator; not brought to lower terms.
 * Units   whole numbers; da and db above zero.
 * Returns the numerator; the state holds the denominator, and `beyond` where doubles are not
 *         enough.
 * Source  PAY.md, Formula language; SCORING.md, Numbers.
 */
export function addPairs(state: PairState, a: number, da: number, b: number, db: number): number {
  if (da === db) {
    state.denominator = da
    return kept(state, a + b)
  }
  const divisor = divisorOf(da, db)
  const left = db / divisor
  const right = da / divisor
  state.denominator = kept(state, da * left)
  return kept(state, kept(state, a * left) + kept(state, b * right))
}

/**
 * The product a/da * b/db.
 *
 * Rule    brought to lower terms only where it would not fit otherwise.
 * Units   whole numbers; da and db above zero.
 * Returns the numerator; the state holds the denominator, and `beyond` where doubles are not
 *         enough.
 * Source  PAY.md, Formula language; SCORING.md, Numbers.
 */
export function multiplyPairs(
  state: PairState,
  a: number,
  da: number,
  b: number,
  db: number,
): number {
  const n = a * b
  const d = da * db
  if (Math.max(Math.abs(n), d) <= most) {
    state.denominator = d
    return n
  }
  const first = commonDivisor(a, db)
  const second = commonDivisor(b, da)
  state.denominator = kept(state, (da / second) * (db / first))
  return kept(state, (a / first) * (b / second))
}

/**
 * The quotient a/da : b/db.
 *
 * Rule    the sign stays above; a division by zero raises `beyond`, for the exact evaluation to
 *         name.
 * Units   whole numbers; da and db above zero.
 * Returns the numerator; the state holds the denominator, and `beyond` where doubles are not
 *         enough.
 * Source  PAY.md, Formula language; SCORING.md, Numbers.
 */
export function dividePairs(
  state: PairState,
  a: number,
  da: number,
  b: number,
  db: number,
): number {
  if (b === 0) state.beyond = true
  return multiplyPairs(state, b < 0 ? -a : a, da, db, Math.abs(b))
}

/**
 * Compares a/da with b/db.
 *
 * Rule    by cross products, in lower terms where those do not fit.
 * Returns a number with the sign of a/da - b/db, not its size; `beyond` is raised where doubles are
 *         not enough.
 * Source  PAY.md, Formula language; SCORING.md, Numbers.
 */
export function comparePairs(
  state: PairState,
  a: number,
  da: number,
  b: number,
  db: number,
): number {
  if (da === db) return a - b
  const left = a * db
  const right = b * da
  if (Math.max(Math.abs(left), Math.abs(right)) <= most) return left - right
  const divisor = commonDivisor(da, db)
  return kept(state, a * (db / divisor)) - kept(state, b * (da / divisor))
}

export type WholeRounding = 'half-up' | 'away-from-zero' | 'toward-zero' | 'floor' | 'ceiling'

/**
 * The whole number that n/d is rounded to.
 *
 * Rule    both are whole and below 2^53, so the quotient in doubles never reaches a whole number
 *         that the exact one does not reach: the distance to it is at least 1/d.
 * Units   n whole, d whole and above zero.
 * Source  PAY.md, Formula language (ROUND, FLOOR, CEILING); SCORING.md, Numbers.
 */
export function wholeOf(n: number, d: number, rounding: WholeRounding): number {
  const whole = Math.trunc(n / d)
  const rest = n - whole * d
  switch (rounding) {
    case 'half-up':
      return halfUpOf(n, d)
    case 'away-from-zero':
      return whole + Math.sign(rest)
    case 'toward-zero':
      return whole
    case 'floor':
      return rest < 0 ? whole - 1 : whole
    case 'ceiling':
      return rest > 0 ? whole + 1 : whole
  }
}

/**
 * The whole number nearest to n/d.
 *
 * Rule    a half goes away from zero; compared in whole numbers, never in doubles.
 * Units   n whole, d whole and above zero.
 * Source  SCORING.md, Numbers.
 */
export function halfUpOf(n: number, d: number): number {
  const whole = Math.trunc(n / d)
  const rest = n - whole * d
  if (rest < 0) return -rest >= d + rest ? whole - 1 : whole
  return rest >= d - rest ? whole + 1 : whole
}
