import { earlierOf, monthDays, monthOf } from './calendar'
import { paidBy } from './off-cycle'
import type {
  PeriodSnapshot,
  SealedRoster,
  SnapshotPerson,
  SnapshotScheme,
  UnpaidPerson,
} from './period-snapshot'
import type { SchemeDocument } from './scheme'
import { periodEnd } from './snapshot-index'
import type { StandingRoster } from './standing-roster'

/**
 * Whether a quarter belongs to the pay on leaving that took it.
 *
 * Rule    where a scheme of the quarter paid the person. Runs of the time before took the quarter of
 *         everybody who left in it: of whom the schemes of a month alone paid, it is left to its close,
 *         unless something relies on it by now, so that no two pay it: a locked run that left the quarter
 *         out for it, what was paid as a correction of it, or what somebody has settled of it.
 * Returns false for a month, and for pay on leaving that took none.
 * Source  PAY.md, Periods (nothing is lost or paid twice).
 */
export function keepsQuarter(
  { quarterOnLeaving, schemes, people }: PeriodSnapshot,
  isReliedUpon: boolean,
): boolean {
  if (quarterOnLeaving !== true) return false
  const ofQuarter = schemes.filter(({ document }) => document.period === 'quarter')
  const isPaid = ({ versionId }: SnapshotScheme) =>
    people.some(({ schemeVersionIds }) => schemeVersionIds.includes(versionId))
  return isReliedUpon || ofQuarter.some(isPaid)
}

/** What is corrected for itself of a locked run: everything, or its schemes of a month or of a quarter. */
export interface LockedPart {
  /** Null for a run that is corrected as one. */
  readonly name: SchemeDocument['period'] | null
  readonly locked: PeriodSnapshot
  /** Whether what was adjusted under a scheme version belongs to it. */
  readonly has: (schemeVersionId: string) => boolean
  /** Its days are not over in the month that pays: nothing of it is corrected yet. */
  readonly waits: boolean
}

/**
 * The parts of a locked run that are corrected for themselves.
 *
 * Rule    pay on leaving that cut a quarter short has two: the schemes of a month, which read its own days
 *         alone, and those of the quarter, which are corrected to its end. Whatever is another in the later
 *         months is no matter of the first. The second waits until the days that it pays are over: with
 *         the month of the last day by now, or with the quarter's last, as a quarter is paid.
 *         A quarter that is not its own (`keepsQuarter`) is no part of it.
 * Returns one part, the run itself, for everything else.
 * Source  PAY.md, Scheme (period); Periods (an adjustment in the next open period).
 */
export function partsOf(
  locked: PeriodSnapshot,
  standing: StandingRoster | undefined,
  isQuarterKept = true,
): readonly LockedPart[] {
  if (locked.quarterOnLeaving !== true)
    return [{ name: null, locked, has: () => true, waits: false }]
  const { quarterOnLeaving: _, ...ofMonth } = partOf(locked, 'month')
  const month: LockedPart = { name: 'month', locked: ofMonth, has: isIn(ofMonth), waits: false }
  if (!isQuarterKept) return [month]
  const ofQuarter = partOf(locked, 'quarter')
  const waits = isAhead(locked, standing)
  return [month, { name: 'quarter', locked: ofQuarter, has: isIn(ofQuarter), waits }]
}

function isIn({ schemes }: PeriodSnapshot) {
  return (schemeVersionId: string) => schemes.some(({ versionId }) => versionId === schemeVersionId)
}

function partOf(snapshot: PeriodSnapshot, period: SchemeDocument['period']): PeriodSnapshot {
  const schemes = snapshot.schemes.filter(({ document }) => document.period === period)
  // What was adjusted for other months is no fact of this one.
  const people = snapshot.people.map((person) => ({ ...paidBy(person, schemes), adjustments: [] }))
  const { roster } = snapshot
  const part = { ...snapshot, schemes, people }
  return roster === undefined ? part : { ...part, roster: rosterOf(snapshot, roster, part) }
}

/** Whom none of these schemes pays was looked at all the same. */
function rosterOf(
  { schemes: all }: PeriodSnapshot,
  roster: SealedRoster,
  { schemes, people }: PeriodSnapshot,
): SealedRoster {
  const others = all.filter((scheme) => !schemes.includes(scheme))
  const inForce = roster.inForce.filter((id) => !others.some(({ versionId }) => versionId === id))
  const unpaid = people.filter(({ schemeVersionIds }) => schemeVersionIds.length === 0)
  const known = new Set(roster.unpaid.map(({ id }) => id))
  const more = unpaid.filter(({ id }) => !known.has(id)).map(asUnpaid)
  return { ...roster, inForce, unpaid: [...roster.unpaid, ...more] }
}

function asUnpaid(person: SnapshotPerson): UnpaidPerson {
  const { id, personnelNumber, fullName, hiredOn, leftOn, assignments } = person
  return { id, personnelNumber, fullName, hiredOn, leftOn, assignments, reason: 'no-scheme' }
}

/** Whether somebody is there after all in a month of the quarter that is not over. */
function isAhead({ month, roster }: PeriodSnapshot, standing: StandingRoster | undefined): boolean {
  const now = standing?.people.get(roster?.onlyOf ?? '')
  if (standing === undefined || now === undefined) return false
  const { last } = monthDays(periodEnd('quarter', month))
  const lastPaid = now.leftOn === null ? last : earlierOf(now.leftOn, last)
  return standing.paying < monthOf(lastPaid)
}
