import {
  addDays,
  type CalendarDate,
  countDays,
  type DayRange,
  daysOfMonths,
  earlierOf,
  type Month,
  sharedDays,
} from './calendar'
import { Fraction, fractionText } from './exact'
import type { PayStint } from './payout-result'
import type { SnapshotAssignment, SnapshotPerson, SnapshotStint } from './period-snapshot'
import type { SchemeDocument } from './scheme'
import { type PlacedPerson, periodMonths } from './snapshot-index'

/** Days in a row at one place of work. */
export interface PlaceDays extends DayRange {
  readonly unitId: string
  readonly positionId: string
}

/**
 * Where somebody worked in a range of days, one entry for each stretch at one unit and position.
 *
 * Rule    assignments cut to the days; two that follow each other at the same place are one.
 * Returns stretches by day; fewer than two for somebody who did not move.
 * Source  issue "motivation", Pay facts (transfers in mid-period).
 */
export function placesIn(
  assignments: readonly SnapshotAssignment[],
  days: DayRange,
): readonly PlaceDays[] {
  const places: PlaceDays[] = []
  const inOrder = assignments.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  for (const { unitId, positionId, fromOn, throughOn } of inOrder) {
    const shared = sharedDays(days, { first: fromOn, last: throughOn ?? days.last })
    if (shared === null) continue
    const before = places.at(-1)
    const isSame = before?.unitId === unitId && before.positionId === positionId
    if (before && isSame && addDays(before.last, 1) === shared.first) {
      places.splice(-1, 1, { ...before, last: shared.last })
    } else places.push({ ...shared, unitId, positionId })
  }
  return places
}

/** A stint that a scheme pays, and the person as the scheme sees him there. */
export interface PaidStint extends PayShare {
  readonly stint: SnapshotStint
  readonly person: PlacedPerson
}

/** How much of a period a stint is. */
export interface PayShare {
  /** What the codes of its lines end with: "@2"; empty where the scheme pays one stint alone. */
  readonly key: string
  readonly days: number
  /** The days of all stints of the period, paid by the scheme or not. */
  readonly ofDays: number
}

/**
 * The stints of somebody who moved within a scheme's period that the scheme pays.
 *
 * Rule    a stint counts for its calendar days of the days of all stints: a month's timesheet and an
 *         imported amount are divided over the stints so. The unit's visits and figures of a stint are
 *         those of its own unit; of the period's visits on its own days only. Visits and figures of
 *         the person are the same in all stints that one scheme pays, for few visits cut in two would
 *         be too few.
 * Returns null where the person stayed at one place for the whole period: nothing is split.
 * Source  issue "motivation", Pay facts (transfers in mid-period, split by days).
 */
export function paidStints(
  person: SnapshotPerson,
  scheme: { readonly versionId: string; readonly document: Pick<SchemeDocument, 'period'> },
  month: Month,
): readonly PaidStint[] | null {
  if (person.stints === undefined) return null
  const days = periodDays(scheme.document.period, month)
  const stints = person.stints.flatMap((stint) => cutTo(stint, days))
  if (stints.length < 2) return null
  const isPaid = (stint: SnapshotStint) => stint.schemeVersionIds.includes(scheme.versionId)
  const paid = stints.filter(isPaid)
  const awayOn = stints.filter((stint) => !isPaid(stint)).map(daysOf)
  const ofDays = stints.reduce((sum, stint) => sum + countDays(daysOf(stint)), 0)
  return paid.map((stint, index) => ({
    key: paid.length === 1 ? '' : `@${index + 1}`,
    days: countDays(daysOf(stint)),
    ofDays,
    stint,
    person: placedAt(person, stint, days.first, awayOn),
  }))
}

/**
 * The person at every place where a scheme pays him.
 *
 * Rule    one for each stint that is paid, by day.
 * Returns the person himself where he stayed at one place.
 * Source  issue "motivation", Pay facts (transfers in mid-period).
 */
export function placesPaid(
  person: SnapshotPerson,
  scheme: Parameters<typeof paidStints>[1],
  month: Month,
): readonly PlacedPerson[] {
  return paidStints(person, scheme, month)?.map((paid) => paid.person) ?? [person]
}

/**
 * The first and the last day of a scheme's period that ends with a month.
 *
 * Rule    a month, or the month and the two before it.
 * Units   days, both inside.
 * Source  PAY.md, Scheme (period).
 */
export function periodDays(period: SchemeDocument['period'], month: Month): DayRange {
  const months = periodMonths(period, month)
  return daysOfMonths(months[0] ?? month, month)
}

function cutTo(stint: SnapshotStint, days: DayRange): readonly SnapshotStint[] {
  const shared = sharedDays(days, daysOf(stint))
  return shared === null ? [] : [{ ...stint, fromOn: shared.first, throughOn: shared.last }]
}

function daysOf({ fromOn, throughOn }: SnapshotStint): DayRange {
  return { first: fromOn, last: throughOn }
}

function placedAt(
  person: SnapshotPerson,
  stint: SnapshotStint,
  periodFrom: CalendarDate,
  awayOn: readonly DayRange[],
): PlacedPerson {
  const { unitId, positionId, fromOn, throughOn } = stint
  const lastBefore = addDays(periodFrom, -1)
  // Scores of earlier periods, and visits released late, are read at the same unit only.
  const before = person.assignments
    .filter((one) => one.unitId === unitId && one.fromOn <= lastBefore)
    .map((one) => ({ ...one, throughOn: earlierOf(one.throughOn ?? lastBefore, lastBefore) }))
  return {
    ...person,
    unitId,
    positionId,
    assignments: [...before, { unitId, positionId, fromOn, throughOn }],
    awayOn,
  }
}

/**
 * A stint's part of the period, as the engine takes it.
 *
 * Rule    its calendar days of the days of all stints of the period.
 * Units   base: for the whole period; share: an exact fraction of 1.
 * Source  issue "motivation", Pay facts (transfers in mid-period).
 */
export function payStint({ key, days, ofDays }: PayShare, base: string): PayStint {
  return { key, base, share: fractionText(Fraction.of(BigInt(days), BigInt(ofDays))) }
}
