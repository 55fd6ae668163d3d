import type { Decimal } from './checklist'

/**
 * Seconds as `typedDuration` reads them back: bare while they are few and whole, else "1:30,25".
 *
 * Rule    nothing is rounded and no digit is dropped.
 * Units   seconds.
 * Returns the text as it is when it is no decimal, or below zero.
 * Source  PHONE.md, The form (stopwatch with manual entry).
 */
export function durationText(seconds: Decimal): string {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(seconds)
  if (!parts || /^\d{1,5}$/.test(seconds)) return seconds
  const whole = BigInt(parts[1] ?? 0)
  const two = (value: bigint) => String(value).padStart(2, '0')
  const hours = whole / 3600n
  const minutes = (whole / 60n) % 60n
  const clock = `${hours === 0n ? minutes : `${hours}:${two(minutes)}`}:${two(whole % 60n)}`
  return parts[2] === undefined ? clock : `${clock},${parts[2]}`
}
