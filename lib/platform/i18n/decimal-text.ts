import type { Locale } from './locales'

const noBreak = '\u00a0'
const minus = '\u2212'

const marks: Record<Locale, { group: string; point: string }> = {
  ru: { group: noBreak, point: ',' },
  en: { group: ',', point: '.' },
}

export interface DecimalShape {
  /** Round half up (away from zero) to so many places; absent: every given digit is shown. */
  readonly places?: number
  /** At least so many places, filled with zeros. */
  readonly minPlaces?: number
  /** `always` writes a plus before a positive number, as a change is written. */
  readonly sign?: 'auto' | 'always'
}

/**
 * A decimal text as the reader writes numbers.
 *
 * Rule    digits are moved as text; no binary floating point stands between the record and the eye.
 * Units   `value` is a canonical decimal: optional minus, digits, optional point and digits.
 * Throws  RangeError for anything else, so that NaN can never be printed.
 */
export function formatDecimal(value: string, locale: Locale, shape: DecimalShape = {}): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value)
  if (!parts) throw new RangeError(`Not a decimal: ${JSON.stringify(value)}`)
  const rounded = roundDigits(parts[2] ?? '0', parts[3] ?? '', shape.places)
  const whole = rounded.whole.replace(/^0+(?=\d)/, '')
  const fraction = rounded.fraction.padEnd(shape.minPlaces ?? shape.places ?? 0, '0')
  const isZero = /^0*$/.test(whole + fraction)
  const { group, point } = marks[locale]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return signOf(parts[1] === '-', isZero, shape) + grouped + (fraction ? point + fraction : '')
}

function signOf(isNegative: boolean, isZero: boolean, shape: DecimalShape): string {
  if (isZero) return ''
  if (isNegative) return minus
  return shape.sign === 'always' ? '+' : ''
}

function roundDigits(whole: string, fraction: string, places: number | undefined) {
  if (places === undefined || fraction.length <= places) return { whole, fraction }
  const kept = whole + fraction.slice(0, places)
  const up = (fraction[places] ?? '0') >= '5' ? 1n : 0n
  const digits = (BigInt(kept) + up).toString().padStart(places + 1, '0')
  return {
    whole: digits.slice(0, digits.length - places),
    fraction: digits.slice(digits.length - places),
  }
}

/**
 * A decimal text as it stands in a field that one can type in: digits grouped by spaces only, so
 * that what is shown reads back as what it was, in either language.
 */
export function editableDecimal(value: string, locale: Locale): string {
  const shown = formatDecimal(value, 'ru').replace(minus, '-')
  return shown.replace(marks.ru.point, marks[locale].point)
}
