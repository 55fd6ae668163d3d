import type { Decimal } from './checklist'
import { isDecimal } from './exact'

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

const LONGEST_NUMBER = 24

/** The same as an answer may carry it: at most nine places and no more digits than make sense. */
export function typedNumber(typed: string): Decimal | null {
  const number = readDecimal(typed)
  return number !== null && number.length <= LONGEST_NUMBER && isDecimal(number) ? number : null
}

/**
 * A measured time as a shopper types it: "1:42", "1:02:03", or bare seconds "102".
 *
 * Units   seconds, whole.
 * Returns null for what is not a time; minutes and seconds after a colon stay below 60.
 * Source  PHONE.md, The form (stopwatch with manual entry).
 */
export function typedDuration(typed: string): Decimal | null {
  const parts = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5})$/.exec(typed.trim().replaceAll('.', ':'))
  if (!parts) return null
  const [, hours, minutes, seconds] = parts
  if (minutes !== undefined && (seconds?.length !== 2 || Number(seconds) > 59)) return null
  if (hours !== undefined && (minutes?.length !== 2 || Number(minutes) > 59)) return null
  return String(Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds))
}

/** A stopwatch that survives a reload: it remembers when it was started, not how often it ticked. */
export interface Stopwatch {
  /** Milliseconds of the finished runs. */
  readonly elapsedMs: number
  /** Wall clock of the start of the present run, ISO 8601; null while it stands. */
  readonly runningSince: string | null
}

export const stoppedWatch: Stopwatch = { elapsedMs: 0, runningSince: null }

/** Milliseconds that a stopwatch shows; a clock that was set back never takes time away. */
export function shownMs(watch: Stopwatch, now: Date): number {
  if (watch.runningSince === null) return watch.elapsedMs
  return watch.elapsedMs + Math.max(0, now.getTime() - Date.parse(watch.runningSince))
}

/** The stopwatch running from now on; one that runs already goes on. */
export function startWatch(watch: Stopwatch, now: Date): Stopwatch {
  return watch.runningSince === null ? { ...watch, runningSince: now.toISOString() } : watch
}

/** The stopwatch standing, with all that it has shown. */
export function stopWatch(watch: Stopwatch, now: Date): Stopwatch {
  return { elapsedMs: shownMs(watch, now), runningSince: null }
}

/** Whole seconds of a stopwatch, a begun second not counted. */
export function shownSeconds(watch: Stopwatch, now: Date): Decimal {
  return String(Math.floor(shownMs(watch, now) / 1000))
}
