import { trainingLastsDays } from './acknowledgement'
import { addDays, type CalendarDate, type DayRange, earlierOf } from './calendar'
import { type ToldDifference, tellDifference } from './latest-change'
import type { StandardScore } from './standard-score'

/** The days that are compared with each other. */
export interface TrainingWindows {
  readonly before: DayRange
  /** Null on the day of the training itself. */
  readonly after: DayRange | null
}

/**
 * The days before and after a training.
 *
 * Rule    as many days before as a training lasts, and after it as many as have passed, but no more;
 *         the day of the training belongs to neither.
 * Units   calendar days, inclusive.
 * Source  PRODUCT.md, Numbers that the field uses (a training effect fades in 2-3 months).
 */
export function trainingWindows(trainedOn: CalendarDate, today: CalendarDate): TrainingWindows {
  const before = { first: addDays(trainedOn, -trainingLastsDays), last: addDays(trainedOn, -1) }
  const last = earlierOf(today, addDays(trainedOn, trainingLastsDays))
  return { before, after: last > trainedOn ? { first: addDays(trainedOn, 1), last } : null }
}

/** How a standard fared before and after a training. */
export interface TrainingEffect {
  readonly before: StandardScore
  readonly after: StandardScore
  readonly difference: ToldDifference
}

/**
 * What can be said of a training: the scores on both sides, and whether they differ at all.
 *
 * Rule    after - before with the interval of the difference (`tellDifference`). That something came
 *         after a training does not say that it came of it.
 * Units   percent; the difference in percentage points.
 * Returns a difference of `unknown` where one side has too few visits.
 * Source  SCORING.md, From visits to a period score; LOOK.md, Numbers and pictures.
 */
export function trainingEffect(before: StandardScore, after: StandardScore): TrainingEffect {
  return { before, after, difference: tellDifference(after, before) }
}
