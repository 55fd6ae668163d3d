import type { Decimal } from './checklist'
import { isDecimal } from './decimal'

/**
 * What a person typed as a number, as canonical decimal text.
 *
 * Rule    comma and point both separate the fraction; spaces of any kind group digits. For a reader
 *         whose comma groups (`commaGroups`, English) "1,234.50" is read so, and a lone comma before
 *         three digits ("1,500") is refused: it is one and a half to one, fifteen hundred to another.
 * Returns null when it is not one number: the form says so, nothing is guessed. For others a lone
 *         comma is always the fraction ("1,234" is one and a bit).
 * Source  PHONE.md, The form.
 */
export function readDecimal(typed: string, commaGroups = false): string | null {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/^[\u2212\u2013]/, '-')
  if (commaGroups && /^[-+]?\d{1,3},\d{3}$/.test(text)) return null
  if (commaGroups && /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) {
    return readDecimal(text.replaceAll(',', ''))
  }
  const parts = /^([-+]?)(\d+)(?:[.,](\d*))?$/.exec(text)
  if (!parts) return null
  const whole = (parts[2] ?? '').replace(/^0+(?=\d)/, '')
  const number = parts[3] ? `${whole}.${parts[3]}` : whole
  return parts[1] === '-' && /[1-9]/.test(number) ? `-${number}` : number
}

/**
 * What a person typed as a number, as an answer may carry it.
 *
 * Rule    as `readDecimal`, in which a lone comma is the fraction.
 * Units   at most nine places and 18 digits before the point.
 * Returns null for anything else.
 * Source  PHONE.md, The form; SCORING.md, Numbers.
 */
export function typedNumber(typed: string): Decimal | null {
  const number = readDecimal(typed)
  return number !== null && isDecimal(number) ? number : null
}

/**
 * A measured time as a shopper types it: "1:42", "1:02:03", or bare seconds "102".
 *
 * Rule    a point separates like a colon, as keyboards of numbers have no other. After minutes and
 *         seconds a comma begins parts of a second ("1:30,25"), which presets and reports of others
 *         bring; nothing is guessed of a comma without minutes before it.
 * Units   seconds.
 * Returns null for what is not a time; minutes and seconds after a colon stay below 60.
 * Source  PHONE.md, The form (stopwatch with manual entry).
 */
export function typedDuration(typed: string): Decimal | null {
  const text = typed.trim().replaceAll('.', ':')
  if (/^\d{1,5}$/.test(text)) return String(Number(text))
  const parts = /^(?:(\d{1,15}):)?(\d{1,3}):([0-5]\d)(?:,(\d{1,9}))?$/.exec(text)
  if (!parts) return null
  const [, hours, minutes = '', seconds = '', fraction] = parts
  if (hours !== undefined && (minutes.length !== 2 || Number(minutes) > 59)) return null
  const whole = BigInt(hours ?? 0) * 3600n + BigInt(minutes) * 60n + BigInt(seconds)
  const number = fraction === undefined ? String(whole) : `${whole}.${fraction}`
  return isDecimal(number) ? number : null
}
