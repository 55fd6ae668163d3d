import type { DecimalShape } from './decimal-text'
import { formatDecimal } from './decimal-text'
import * as format from './format'
import { type Locale, locales } from './locales'
import { formatTime } from './time-text'

/** The formats of one reader: the same functions with the language already given. */
export interface ReaderFormat {
  readonly locale: Locale
  decimal(value: string, shape?: DecimalShape): string
  score(percent: string): string
  percent(percent: string, shape?: DecimalShape): string
  range(low: string, high: string, shape?: DecimalShape): string
  change(value: string): string
  count(count: number): string
  money(amount: string, currency: string, shape?: DecimalShape): string
  day(day: string, today?: string): string
  dayExact(day: string): string
  dayShort(day: string): string
  dayRange(from: string, to: string, today?: string): string
  month(month: string): string
  monthOf(month: string): string
  monthName(month: string): string
  monthTitle(month: string): string
  time(instant: Date, timeZone: string): string
  moment(instant: Date, timeZone: string, today?: string): string
  duration(seconds: number): string
  bytes(size: number): string
}

function bind(locale: Locale): ReaderFormat {
  return {
    locale,
    decimal: (value, shape) => formatDecimal(value, locale, shape),
    score: (percent) => format.formatScore(percent, locale),
    percent: (percent, shape) => format.formatPercent(percent, locale, shape),
    range: (low, high, shape) => format.formatRange(low, high, locale, shape),
    change: (value) => format.formatChange(value, locale),
    count: (count) => format.formatCount(count, locale),
    money: (amount, currency, shape) => format.formatMoney(amount, currency, locale, shape),
    day: (day, today) => format.formatDay(day, locale, today),
    dayExact: (day) => format.formatDayExact(day, locale),
    dayShort: (day) => format.formatDayShort(day, locale),
    dayRange: (from, to, today) => format.formatDayRange(from, to, locale, today),
    month: (month) => format.formatMonth(month, locale),
    monthOf: (month) => format.formatMonthOf(month, locale),
    monthName: (month) => format.formatMonthName(month, locale),
    monthTitle: (month) => format.formatMonthTitle(month, locale),
    time: (instant, timeZone) => formatTime(instant, timeZone, locale),
    moment: (instant, timeZone, today) => format.formatMoment(instant, timeZone, locale, today),
    duration: (seconds) => format.formatDuration(seconds),
    bytes: (size) => format.formatBytes(size, locale),
  }
}

const bound = new Map(locales.map((locale) => [locale, bind(locale)]))

export function formatFor(locale: Locale): ReaderFormat {
  return bound.get(locale) ?? bind(locale)
}
