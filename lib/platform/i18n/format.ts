import { dateIn } from '@/lib/core/zone-clock'
import { type DecimalShape, formatDecimal } from './decimal-text'
import type { Locale } from './locales'
import { cached, dateFormat, dateTags, formatTime } from './time-text'

const noBreak = '\u00a0'
/** Between a sign and the currency behind it a line may end, by the rules of Unicode. */
const wordJoiner = '\u2060'
const dash = '\u2013'

/**
 * A score in percent, as core gave it and with two places at least: "86,42 %".
 *
 * Rule  no rounding here: core rounds once and shows more digits where a threshold is near.
 */
export function formatScore(percent: string, locale: Locale): string {
  return `${formatDecimal(percent, locale, { minPlaces: 2 })}${noBreak}%`
}

/** A share in percent with the digits that it has: "55 %". */
export function formatPercent(percent: string, locale: Locale, shape: DecimalShape = {}): string {
  return `${formatDecimal(percent, locale, shape)}${noBreak}%`
}

/** "82,34–85,90": an interval beside a score, without a repeated sign. */
export function formatRange(
  low: string,
  high: string,
  locale: Locale,
  shape: DecimalShape = { minPlaces: 2 },
): string {
  return `${formatDecimal(low, locale, shape)}${dash}${formatDecimal(high, locale, shape)}`
}

/** A difference with its sign: "+1,80", "−0,35". */
export function formatChange(value: string, locale: Locale): string {
  return formatDecimal(value, locale, { minPlaces: 2, sign: 'always' })
}

/** A whole number, grouped: "1 295". */
export function formatCount(count: number, locale: Locale): string {
  return formatDecimal(BigInt(count).toString(), locale)
}

/**
 * Money with its currency: "53 400,00 ₽", "£53,400.00".
 *
 * Rule   no line ends inside of it.
 * Units  `amount` is decimal text; `currency` an ISO 4217 code.
 */
export function formatMoney(
  amount: string,
  currency: string,
  locale: Locale,
  shape: DecimalShape = {},
): string {
  const number = formatDecimal(amount, locale, { minPlaces: 2, ...shape })
  const symbol = currencySymbol(currency, locale)
  if (locale === 'ru') return `${number}${noBreak}${symbol}`
  const head = /^[A-Z]{2,}$/.test(symbol) ? `${symbol}${noBreak}` : symbol
  return /^[+\u2212]/.test(number)
    ? `${number[0]}${wordJoiner}${head}${number.slice(1)}`
    : `${head}${number}`
}

export function currencySymbol(currency: string, locale: Locale): string {
  const format = cached(
    `currency ${currency} ${locale}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
      }),
  )
  return format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? currency
}

/**
 * A calendar day as people say it: "3 октября"; with the year when it is not the year of `today`.
 *
 * Units  `day` and `today` are calendar dates, YYYY-MM-DD, without zone.
 */
export function formatDay(day: string, locale: Locale, today?: string): string {
  const withYear = today !== undefined && today.slice(0, 4) !== day.slice(0, 4)
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' }
  return dateText(day, locale, withYear ? { ...options, year: 'numeric' } : options)
}

/** The day in full, for a hint and for documents: "суббота, 3 октября 2026". */
export function formatDayExact(day: string, locale: Locale): string {
  return dateText(day, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/**
 * The day with its year, for narrow columns: "03.10.2026", "3 Oct 2026".
 *
 * Rule  no digits alone in English: there "03/10" is a day of March to some and of October to others.
 */
export function formatDayShort(day: string, locale: Locale): string {
  return dateText(
    day,
    locale,
    locale === 'en'
      ? { day: 'numeric', month: 'short', year: 'numeric' }
      : { day: '2-digit', month: '2-digit', year: 'numeric' },
  )
}

/** Two days, the common part said once: "3–14 октября", "28 сентября – 4 октября". */
export function formatDayRange(from: string, to: string, locale: Locale, today?: string): string {
  if (from === to) return formatDay(from, locale, today)
  if (from.slice(0, 7) === to.slice(0, 7)) {
    return `${Number(from.slice(8))}${dash}${formatDay(to, locale, today)}`
  }
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  const start = formatDay(from, locale, sameYear ? from : today)
  return `${start} ${dash} ${formatDay(to, locale, today)}`
}

/** A month, YYYY-MM: "октябрь 2026", "October 2026". */
export function formatMonth(month: string, locale: Locale): string {
  return `${formatMonthName(month, locale)} ${month.slice(0, 4)}`
}

/** The month alone, as an axis says it: "октябрь". */
export function formatMonthName(month: string, locale: Locale): string {
  return dateText(`${month.slice(0, 7)}-01`, locale, { month: 'long' })
}

/** A month behind "from" or "of": "октября 2026". */
export function formatMonthOf(month: string, locale: Locale): string {
  if (locale !== 'ru') return formatMonth(month, locale)
  const first = dateText(`${month.slice(0, 7)}-01`, locale, { day: 'numeric', month: 'long' })
  return `${first.replace(/^1\s/, '')} ${month.slice(0, 4)}`
}

/** A month at the head of a title: "Октябрь 2026". */
export function formatMonthTitle(month: string, locale: Locale): string {
  const text = formatMonth(month, locale)
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}

/** Day and clock time of an instant: "3 октября, 14:05". */
export function formatMoment(
  instant: Date,
  timeZone: string,
  locale: Locale,
  today?: string,
): string {
  const day = formatDay(dateIn(instant, timeZone), locale, today)
  return `${day}, ${formatTime(instant, timeZone, locale)}`
}

/** A measured time: "1:42", "1:02:03". Units: whole seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  if (hours === 0) return `${minutes}:${two(whole % 60)}`
  return `${hours}:${two(minutes)}:${two(whole % 60)}`
}

function dateText(day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new RangeError(`Not a date: ${JSON.stringify(day)}`)
  const text = dateFormat(dateTags[locale], options, 'UTC').format(new Date(`${day}T00:00:00Z`))
  // The abbreviation of "year" is for documents of state, not for a screen.
  return text.replace(/\u00a0?\s?г\.$/, '')
}

/** The size of a file: "340 КБ", "1,2 МБ". */
export function formatBytes(bytes: number, locale: Locale): string {
  const isLarge = bytes >= 1_000_000
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000)))
}
