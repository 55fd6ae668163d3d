import type { Decimal } from './checklist'
import { isDecimal } from './exact'
import type { PageTime, PhoneMoment } from './page-time'

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

/** A stopwatch that survives a reload: it remembers when it was started, not how often it ticked. */
export interface Stopwatch {
  /** Milliseconds of the finished runs. */
  readonly elapsedMs: number
  /** Wall clock of the start of the present run, ISO 8601; null while it stands. */
  readonly runningSince: string | null
  /** The same start by the clock of the page; absent while it stands. */
  readonly runningFrom?: PageTime | undefined
}

export const stoppedWatch: Stopwatch = { elapsedMs: 0, runningSince: null }

/**
 * Milliseconds that a stopwatch shows.
 *
 * Rule    within the life of the page that started it, the page's clock measures: nobody can set it.
 *         After a reload the wall clock does; set back, it never takes time away.
 * Units   milliseconds.
 * Returns the finished runs and the present one.
 * Source  PHONE.md, The form (stopwatch, memory clock).
 */
export function shownMs(watch: Stopwatch, now: PhoneMoment): number {
  const { elapsedMs, runningSince, runningFrom } = watch
  if (runningSince === null) return elapsedMs
  const run =
    runningFrom?.life === now.page.life
      ? now.page.ms - runningFrom.ms
      : now.wall.getTime() - Date.parse(runningSince)
  return elapsedMs + Math.max(0, run)
}

/**
 * The stopwatch running from now on; one that runs already goes on.
 *
 * Rule    one that runs already goes on, and its start stays.
 * Units   the start by the wall clock and by the page's clock.
 * Source  PHONE.md, The form (stopwatch: start/stop, survives reload).
 */
export function startWatch(watch: Stopwatch, now: PhoneMoment): Stopwatch {
  return watch.runningSince === null
    ? { ...watch, runningSince: now.wall.toISOString(), runningFrom: now.page }
    : watch
}

/**
 * The stopwatch standing, with all that it has shown.
 *
 * Rule    the run that ends is added to those before it; one that stands stays as it is.
 * Units   milliseconds.
 * Source  PHONE.md, The form (stopwatch: start/stop, survives reload).
 */
export function stopWatch(watch: Stopwatch, now: PhoneMoment): Stopwatch {
  return { elapsedMs: shownMs(watch, now), runningSince: null }
}

/**
 * Whole seconds of a stopwatch, a begun second not counted.
 *
 * Rule    a begun second is not counted.
 * Units   whole seconds.
 * Source  PHONE.md, The form (stopwatch: start/stop, survives reload).
 */
export function shownSeconds(watch: Stopwatch, now: PhoneMoment): Decimal {
  return String(Math.floor(shownMs(watch, now) / 1000))
}
