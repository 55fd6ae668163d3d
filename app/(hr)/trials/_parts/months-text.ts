import { type Month, monthsThrough } from '@/lib/core/calendar'
import { useFormat } from '@/lib/platform/i18n/use-format'

/** Months in a sentence: each by name, and three or more that follow each other by the first and last. */
export function useMonthsText(): (months: readonly Month[]) => string {
  const format = useFormat()
  return (months) => {
    const ordered = months.toSorted()
    const [first, last] = [ordered[0], ordered.at(-1)]
    if (first === undefined || last === undefined) return ''
    const isUnbroken = monthsThrough(last, ordered.length)[0] === first
    if (ordered.length < 3 || !isUnbroken) return ordered.map(format.month).join(', ')
    const isOneYear = first.slice(0, 4) === last.slice(0, 4)
    return `${isOneYear ? format.monthName(first) : format.month(first)} – ${format.month(last)}`
  }
}
