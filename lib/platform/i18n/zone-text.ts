import { dateFormat } from './time-text'

/** How far a zone is from universal time at an instant: "UTC+5", "UTC+5:30". */
export function zoneName(instant: Date, timeZone: string): string {
  const parts = dateFormat('en-GB', { timeZoneName: 'shortOffset' }, timeZone).formatToParts(
    instant,
  )
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  // Not every runtime writes the zero of universal time itself alike.
  return name.replace(/^GMT(?:[+-]0)?(?=$|[+-])/, 'UTC')
}

/** The zone that a browser names, as this runtime calls it: few names, whatever it says; null: none. */
export function toldZone(told: string | undefined): string | null {
  if (told === undefined) return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: told }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/**
 * A time of a place, with the place's zone where the reader's clock shows another time at that instant.
 * @param readerZone null while it is not known: on the server
 */
export function withZone(
  text: string,
  instant: Date,
  timeZone: string,
  readerZone: string | null,
): string {
  if (readerZone === null || readerZone === timeZone) return text
  const name = zoneName(instant, timeZone)
  return name === zoneName(instant, readerZone) ? text : `${text}\u00a0(${name})`
}
