import { addMonths, type Month, monthsThrough } from './calendar'
import type { Fraction } from './exact'
import { type PeriodSummary, summariseVisits, visitsOfTotals } from './period-summary'
import { visitNoise } from './reliability'

/** Months that a trend shows where nothing was imported. */
const USUAL_MONTHS = 6

/** Months that it shows at most, for the sake of imported scores. */
export const mostTrendMonths = 24

/**
 * The months of a trend.
 *
 * Rule    the last six; where scores from before the product were imported, from the first of them,
 *         but never more than 24.
 * Returns months, oldest first, with the given one as the last.
 * Source  LOOK.md, Numbers and pictures.
 */
export function trendWindow(month: Month, firstPast: Month | null): readonly Month[] {
  const longest = monthsThrough(month, mostTrendMonths)
  const usual = addMonths(month, 1 - USUAL_MONTHS)
  const start = firstPast !== null && firstPast < usual ? firstPast : usual
  return longest.filter((one) => one >= start)
}

/** Imported scores of one subject and month, percent. */
export interface PastScores {
  readonly month: Month
  readonly subjectId: string
  readonly scores: readonly Fraction[]
}

/** A month of imported scores as one figure. */
export interface PastMonthSummary extends PeriodSummary {
  readonly month: Month
}

/**
 * Imported scores month by month, as a series of their own.
 *
 * Rule    the mean of the month's scores, each once, with its interval; the noise of one score is
 *         taken from the imported scores themselves, or from published data while they are few. It
 *         says nothing about the noise of the product's own visits.
 * Units   percent.
 * Returns one summary for each month, empty where nothing was imported; null where nothing at all.
 * Source  SCORING.md, From visits to a period score (interval, reliability).
 */
export function pastTrend(
  past: readonly PastScores[],
  months: readonly Month[],
): readonly PastMonthSummary[] | null {
  const shown = past.filter(({ month }) => months.includes(month))
  if (shown.length === 0) return null
  const bySubject = [...Map.groupBy(past, ({ subjectId }) => subjectId).values()]
  const { deviation } = visitNoise(bySubject.map((own) => own.flatMap(({ scores }) => scores)))
  const byMonth = Map.groupBy(shown, ({ month }) => month)
  return months.map((month) => {
    const scores = (byMonth.get(month) ?? []).flatMap((own) => own.scores)
    return { month, ...summariseVisits(visitsOfTotals(scores), deviation) }
  })
}

/**
 * The first month of imported scores.
 *
 * Rule    in the order of time, whatever the order of the file.
 * Returns null where there are none.
 * Source  LOOK.md, Numbers and pictures.
 */
export function firstPastMonth(past: readonly PastScores[]): Month | null {
  return past.map(({ month }) => month).sort()[0] ?? null
}
