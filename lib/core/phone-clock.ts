/** When a report was finished, seen against the visit's times. */
export type Timeliness = 'in-time' | 'before-window' | 'after-deadline'

/**
 * How far the phone's clock stands from the server's, measured while a report arrives.
 *
 * Rule    phone minus server: a clock that is fast has a positive skew.
 * Units   whole milliseconds; the way over the network is in it, seconds at most.
 * Source  PHONE.md, When is a visit in time.
 */
export function clockSkewMs(phoneNow: Date, serverNow: Date): number {
  return phoneNow.getTime() - serverNow.getTime()
}

/**
 * The instant at which the phone showed a time, told by a right clock.
 *
 * Rule    the phone's time less its skew: a clock that is fast shows a later time than it is.
 * Units   skewMs: milliseconds, phone minus server.
 * Source  PHONE.md, When is a visit in time.
 */
export function correctedInstant(shownByPhone: Date, skewMs: number): Date {
  return new Date(shownByPhone.getTime() - skewMs)
}

/**
 * Whether a report was finished in time.
 *
 * Rule    the phone's finish time, corrected by the skew, lies between the opening of the window and
 *         the deadline, both inside. Late and early reports are marked, never refused.
 * Units   instants; the skew in milliseconds, phone minus server.
 * Source  PHONE.md, When is a visit in time.
 */
export function timelinessOf(
  report: { readonly finishedAt: Date; readonly clockSkewMs: number },
  visit: { readonly opensAt: Date; readonly dueAt: Date },
): Timeliness {
  const finished = correctedInstant(report.finishedAt, report.clockSkewMs).getTime()
  if (finished < visit.opensAt.getTime()) return 'before-window'
  return finished > visit.dueAt.getTime() ? 'after-deadline' : 'in-time'
}
