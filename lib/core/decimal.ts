const DECIMAL = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,9})?$/

/** True for a decimal text: optional minus, at most 18 digits, at most nine places. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text)
}

/**
 * True for a decimal text without a part of one: "3", "3.0", "-2".
 *
 * Source  SCORING.md, Answers (scales and counters take whole numbers).
 */
export function isWhole(decimal: string): boolean {
  return /^-?\d+(?:\.0+)?$/.test(decimal)
}

/** True for a decimal text below zero; "-0" is zero. */
export function isNegative(decimal: string): boolean {
  return decimal.startsWith('-') && /[1-9]/.test(decimal)
}

/**
 * True for a decimal text whose size, without its sign, is at most this whole number.
 *
 * Rule    digits are compared as they are written; nothing is rounded.
 * Source  SCORING.md, Answers (percentages); PHONE.md, The form (places on earth).
 */
export function isSizeWithin(decimal: string, limit: number): boolean {
  const [whole = '0', places = ''] = decimal.replace('-', '').split('.')
  const size = BigInt(whole)
  return size < BigInt(limit) || (size === BigInt(limit) && !/[1-9]/.test(places))
}
