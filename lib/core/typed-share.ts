import type { Decimal } from './checklist'
import { readDecimal } from './typed-answer'

/**
 * What somebody wrote as a share, with a percent sign or without one: "95,5 %" and "0,955" are the same.
 *
 * Rule    a percent sign behind the number divides it by a hundred, digit by digit; without one the
 *         number is the share itself.
 * Units   `read` gives a plain decimal text, or null for what it cannot read.
 * Returns a fraction of 1 as plain decimal text; null where `read` reads nothing.
 * Source  PAY.md, Formula language: scores are fractions of 1; figures are shown in percents.
 */
export function typedShare(typed: string, read: (text: string) => string | null): Decimal | null {
  const signed = /^(.*\d)\s*%$/s.exec(typed.trim())
  if (signed === null) return read(typed)
  const number = read(signed[1] ?? '')
  return number === null ? null : hundredth(number)
}

/**
 * A share as somebody types it into a field.
 *
 * Rule    as `typedShare`, read as `readDecimal` reads.
 * Returns a fraction of 1 as canonical decimal text; null when it is not one number.
 * Source  PAY.md, Formula language; PHONE.md, The form.
 */
export function readShare(typed: string, commaGroups = false): Decimal | null {
  return typedShare(typed, (text) => readDecimal(text, commaGroups))
}

function hundredth(decimal: string): Decimal {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  const digits = whole.padStart(3, '0')
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`
  return sign + text.replace(/\.?0+$/, '')
}
