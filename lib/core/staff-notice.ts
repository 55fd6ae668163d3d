import { addDays, type CalendarDate } from './calendar'
import { ok, type Result, refuse } from './result'

export type NoticeRefusal = 'notice-not-published' | 'notice-too-young'

/**
 * From which day on a campaign may name people, and whether that day has come.
 *
 * Rule    the staff notice must have stood for the full number of days: published on the 1st with
 *         14 days, people may be named from the 15th.
 * Returns the first permitted day, or why today is too early.
 * Source  SECURITY.md, Fairness.
 */
export function noticeHasStood(
  publishedOn: CalendarDate | null,
  days: number,
  today: CalendarDate,
): Result<CalendarDate, NoticeRefusal> {
  if (publishedOn === null) return refuse('notice-not-published')
  const permittedFrom = addDays(publishedOn, days)
  return today >= permittedFrom ? ok(permittedFrom) : refuse('notice-too-young')
}
