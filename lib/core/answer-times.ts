import type { CalendarDate } from './calendar'
import type { FrozenReport } from './frozen-report'
import { correctedInstant } from './phone-clock'
import { dateIn } from './zone-clock'
import { endOfDay } from './zone-days'

/** When an answer was given, seen from the visit. */
export interface AnswerTime {
  readonly questionId: string
  /** By a right clock, ISO 8601. */
  readonly at: string
  /** Whole minutes since the visit was over; 0 for what was answered on the spot. */
  readonly minutesAfter: number
  readonly isLate: boolean
}

/**
 * The memory clock of a report.
 *
 * Rule    counted from the end of the visit as the shopper told it; where nothing was told, from the
 *         check-in or the beginning of the form, whichever came later, as far as they fell on the day
 *         of the visit in the unit's zone; else from the end of that day. An answer given before that
 *         moment was given on the spot. What is later than the campaign's minutes is late: late
 *         answers are marked, never refused.
 * Units   minutes, whole ones, from 0 on; lateAfter: minutes.
 * Source  PHONE.md, The form.
 */
export function answerTimes(
  report: Pick<FrozenReport, 'startedAt' | 'visitedOn' | 'answers' | 'checkIn' | 'leftAt'>,
  clockSkewMs: number,
  zone: string,
  lateAfter: number,
): readonly AnswerTime[] {
  const ended = endOf(report, clockSkewMs, zone)
  return report.answers.map(({ questionId, answeredAt }) => {
    const at = correctedInstant(new Date(answeredAt), clockSkewMs)
    const minutesAfter = Math.max(0, Math.floor((at.getTime() - ended.getTime()) / 60_000))
    return { questionId, at: at.toISOString(), minutesAfter, isLate: minutesAfter > lateAfter }
  })
}

function endOf(
  report: Pick<FrozenReport, 'startedAt' | 'checkIn' | 'leftAt'> & { visitedOn: CalendarDate },
  clockSkewMs: number,
  zone: string,
): Date {
  const { startedAt, checkIn, leftAt, visitedOn } = report
  const corrected = (shown: string) => correctedInstant(new Date(shown), clockSkewMs)
  const isOnDay = (instant: Date) => dateIn(instant, zone) <= visitedOn
  const dayEnds = endOfDay(visitedOn, zone)
  if (leftAt !== undefined) {
    const left = corrected(leftAt)
    return isOnDay(left) ? left : dayEnds
  }
  const told = [startedAt, ...(checkIn ? [checkIn.at] : [])].map(corrected).filter(isOnDay)
  return told.length > 0 ? new Date(Math.max(...told.map(Number))) : dayEnds
}
