import { type CalendarDate, dateIn, endOfDay } from './calendar'
import type { FrozenReport } from './frozen-report'
import { correctedInstant } from './phone-clock'

/** When an answer was given, seen from the visit. */
export interface AnswerTime {
  readonly questionId: string
  /** By a right clock, ISO 8601. */
  readonly at: string
  /** Whole minutes since the form was begun on the spot, or since the end of the visit's day. */
  readonly minutesAfter: number
  readonly isLate: boolean
}

/** After that long an answer is memory, not a record. */
export const lateAfterMinutes = 120

/**
 * The memory clock of a report.
 *
 * Rule    counted from the beginning of the form when that fell on the day of the visit in the unit's
 *         zone, else from the end of that day; later than two hours is late. Late answers are
 *         marked, never refused.
 * Source  PHONE.md, The form.
 */
export function answerTimes(
  report: Pick<FrozenReport, 'startedAt' | 'visitedOn' | 'answers'>,
  clockSkewMs: number,
  zone: string,
): readonly AnswerTime[] {
  const begun = beginningOf(report, clockSkewMs, zone)
  return report.answers.map(({ questionId, answeredAt }) => {
    const at = correctedInstant(new Date(answeredAt), clockSkewMs)
    const minutesAfter = Math.floor((at.getTime() - begun.getTime()) / 60_000)
    return {
      questionId,
      at: at.toISOString(),
      minutesAfter,
      isLate: minutesAfter > lateAfterMinutes,
    }
  })
}

function beginningOf(
  { startedAt, visitedOn }: { readonly startedAt: string; readonly visitedOn: CalendarDate },
  clockSkewMs: number,
  zone: string,
): Date {
  const started = correctedInstant(new Date(startedAt), clockSkewMs)
  return dateIn(started, zone) <= visitedOn ? started : endOfDay(visitedOn, zone)
}
