const DECIMAL = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,9})?$/

/**
 * Whether a text is a decimal as documents hold it.
 *
 * Rule    an optional minus, digits without idle zeros in front, a point and places; no plus, no
 *         exponent, no comma.
 * Units   at most 18 digits before the point and nine behind it.
 * Source  SCORING.md, Numbers.
 */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text)
}

/**
 * Whether a decimal text is a whole number: "3", "3.0", "-2".
 *
 * Rule    no places, or zeros only.
 * Units   any; the text is a decimal as `isDecimal` says.
 * Source  SCORING.md, Answers (scales and counters take whole numbers).
 */
export function isWhole(decimal: string): boolean {
  return /^-?\d+(?:\.0+)?$/.test(decimal)
}

/**
 * Whether a decimal text is below zero.
 *
 * Rule    a minus and a digit that is not zero; "-0" is zero.
 * Units   any; the text is a decimal as `isDecimal` says.
 * Source  SCORING.md, Answers (counters and times are not negative).
 */
export function isNegative(decimal: string): boolean {
  return decimal.startsWith('-') && /[1-9]/.test(decimal)
}

/**
 * Whether the size of a decimal text, without its sign, is at most a whole number.
 *
 * Rule    digits are compared as they are written; nothing is rounded.
 * Units   the limit in those of the text.
 * Source  SCORING.md, Answers (percentages); PHONE.md, The form (places on earth).
 */
export function isSizeWithin(decimal: string, limit: number): boolean {
  const [whole = '0', places = ''] = decimal.replace('-', '').split('.')
  const size = BigInt(whole)
  return size < BigInt(limit) || (size === BigInt(limit) && !/[1-9]/.test(places))
}
