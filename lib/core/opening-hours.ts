import { type Weekday, weekdays } from './calendar'

/** Opening and closing time of each day ("09:00", "21:00"); a missing day is closed. */
export type OpeningHours = Partial<Readonly<Record<Weekday, readonly [string, string]>>>

const dayNames: ReadonlyMap<string, Weekday> = new Map<string, Weekday>(
  Object.entries({
    mon: 'mon',
    tue: 'tue',
    wed: 'wed',
    thu: 'thu',
    fri: 'fri',
    sat: 'sat',
    sun: 'sun',
    пн: 'mon',
    вт: 'tue',
    ср: 'wed',
    чт: 'thu',
    пт: 'fri',
    сб: 'sat',
    вс: 'sun',
  }),
)

/**
 * Reads opening hours as people write them: "пн-пт 9:00-21:00, сб 10:00-18:00", "mon-sun 10-22".
 *
 * Rule     parts are separated by comma or semicolon; days are Russian or English, single or a range
 *          that may run over Sunday; "24" hours are "00:00-24:00"; a later part overrides an earlier one.
 * Returns  null for text that cannot be read so.
 * Source   PRODUCT.md, Glossary (unit); a visit is planned while a unit is open.
 */
export function parseOpeningHours(text: string): OpeningHours | null {
  const hours: Record<string, readonly [string, string]> = {}
  for (const part of text.toLowerCase().split(/[,;]/)) {
    const match =
      /^\s*([a-zа-я]+)(?:\s*[-–]\s*([a-zа-я]+))?\s+(\d{1,2}(?::\d{2})?)\s*[-–]\s*(\d{1,2}(?::\d{2})?)\s*$/.exec(
        part,
      )
    if (match === null) return null
    const days = dayRange(match[1], match[2] ?? match[1])
    const opens = clock(match[3])
    const closes = clock(match[4])
    if (days === null || opens === null || closes === null || opens >= closes) return null
    for (const day of days) hours[day] = [opens, closes]
  }
  return hours
}

function dayRange(from: string | undefined, to: string | undefined): readonly Weekday[] | null {
  const first = dayNames.get(from ?? '')
  const last = dayNames.get(to ?? '')
  if (first === undefined || last === undefined) return null
  const start = weekdays.indexOf(first)
  const length = ((weekdays.indexOf(last) - start + 7) % 7) + 1
  return Array.from({ length }, (_, index) => weekdays[(start + index) % 7] ?? 'mon')
}

function clock(text: string | undefined): string | null {
  const [hour = '', minute = '00'] = (text ?? '').split(':')
  if (Number(hour) > 24 || Number(minute) > 59 || (hour === '24' && minute !== '00')) return null
  return `${hour.padStart(2, '0')}:${minute}`
}

/** Days in a row with the same hours. */
export interface OpeningRun {
  readonly first: Weekday
  readonly last: Weekday
  readonly opens: string
  readonly closes: string
}

/**
 * Days with equal hours that follow each other: for a screen or an export.
 *
 * Rule    Monday first; a closed day ends a run, and Sunday is not joined to Monday.
 * Returns none where no day is open.
 * Source  PRODUCT.md, Glossary (unit).
 */
export function openingRuns(hours: OpeningHours): readonly OpeningRun[] {
  const runs: OpeningRun[] = []
  for (const [index, day] of weekdays.entries()) {
    const [opens, closes] = hours[day] ?? []
    if (opens === undefined || closes === undefined) continue
    const run = runs.at(-1)
    const continues =
      run?.last === weekdays[index - 1] && run?.opens === opens && run.closes === closes
    if (run !== undefined && continues) runs.splice(-1, 1, { ...run, last: day })
    else runs.push({ first: day, last: day, opens, closes })
  }
  return runs
}
