import { addDays, type CalendarDate, daysBetween, laterOf } from './calendar'

/** One person whom a published version concerns. */
export interface ConcernedPerson {
  readonly hiredOn: CalendarDate
  /** The first day in one of the positions that the version names; of any work, where it names none. */
  readonly placedOn: CalendarDate
  readonly acknowledgedOn: CalendarDate | null
}

/**
 * Since when somebody owes an acknowledgement.
 *
 * Rule    from the day of publication, of being hired, or of coming into a position that the version
 *         names, whichever is the latest: nobody owes what he could not have read.
 * Returns the day, or null where it was given.
 * Source  issue "standards library": who has not, since when.
 */
export function owedSince(
  publishedOn: CalendarDate,
  { hiredOn, placedOn, acknowledgedOn }: ConcernedPerson,
): CalendarDate | null {
  if (acknowledgedOn !== null) return null
  return laterOf(publishedOn, laterOf(hiredOn, placedOn))
}

/** After so many days a training is said to have faded. */
export const trainingLastsDays = 90

export interface TrainingAge {
  readonly days: number
  /** The last day on which the training counts as fresh. */
  readonly freshThrough: CalendarDate
  readonly hasFaded: boolean
}

/**
 * How old a training is, and whether its effect is gone.
 *
 * Rule    the effect fades in two to three months: faded when older than 90 days.
 * Units   whole days.
 * Source  PRODUCT.md, Numbers that the field uses.
 */
export function trainingAge(trainedOn: CalendarDate, today: CalendarDate): TrainingAge {
  const days = daysBetween(trainedOn, today)
  return {
    days,
    freshThrough: addDays(trainedOn, trainingLastsDays),
    hasFaded: days > trainingLastsDays,
  }
}
