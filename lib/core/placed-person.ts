import { type DayRange, earlierOf, type Month, monthDays, monthOf, sharedDays } from './calendar'
import { type PlaceDays, periodDays, placesIn } from './pay-stints'
import type {
  SnapshotAssignment,
  SnapshotPerson,
  SnapshotScheme,
  SnapshotStint,
} from './period-snapshot'
import { type SchemeDocument, schemeAppliesTo } from './scheme'
import { isDueIn, periodEnd } from './snapshot-index'

/** What the roster says of where and how long somebody works. */
export type Placing = Pick<SnapshotPerson, 'hiredOn' | 'leftOn' | 'assignments'>

/** Where somebody works in a month, and what pays him there. */
export type Placed = Pick<SnapshotPerson, 'unitId' | 'positionId' | 'schemeVersionIds' | 'stints'>

type UnitPaths = ReadonlyMap<string, readonly string[]>

/**
 * Where somebody works in a month, and which schemes pay him.
 *
 * Rule    the place is that of the last employed day. Schemes are asked at every stint of whoever
 *         moved within the longest period that is paid with the month, else at that place. A quarter
 *         is paid with its last month, with that of the last day, and where the caller says so.
 * Returns null for somebody whom the roster places nowhere on that day; no scheme where none pays.
 * Source  PAY.md, Scheme (to whom it applies); Pay facts (transfers in mid-period).
 */
export function placeInMonth(
  person: Placing,
  schemes: readonly SnapshotScheme[],
  paths: UnitPaths,
  month: Month,
  isQuarterPaid = false,
): Placed | null {
  // Whoever leaves may be paid his quarter with the month of his last day.
  const isLeaving = person.leftOn !== null && monthOf(person.leftOn) === month
  const isDue = ({ document }: SnapshotScheme) =>
    isQuarterPaid || isLeaving || isDueIn(document.period, month)
  const place = placeIn(person, month, isQuarterPaid)
  if (place === undefined) return null
  const paidAt = ({ unitId, positionId }: Pick<PlaceDays, 'unitId' | 'positionId'>) => {
    const unitPath = paths.get(unitId) ?? [unitId]
    return schemes.filter((scheme) => {
      const { appliesTo, period } = scheme.document
      const { last } = monthDays(isDue(scheme) ? periodEnd(period, month) : month)
      return schemeAppliesTo(appliesTo, { positionId, unitPath }, last)
    })
  }
  const { unitId, positionId } = place
  const found = stintsOf(person, schemes, month, paidAt, isDue)
  const schemeVersionIds = versionIds(
    found === null ? paidAt(place) : schemes.filter((scheme) => found.isPaidBy(scheme, place)),
  )
  return {
    unitId,
    positionId,
    schemeVersionIds,
    ...(found === null ? {} : { stints: found.stints }),
  }
}

/** Of a quarter that was paid on leaving also that of its end: he may not have been there before. */
function placeIn(
  person: Placing,
  month: Month,
  isQuarterPaid: boolean,
): SnapshotAssignment | undefined {
  const place = placeOf(person, monthDays(month))
  if (place !== undefined || !isQuarterPaid) return place
  return placeOf(person, monthDays(periodEnd('quarter', month)))
}

/**
 * The place of work on the last employed day of a range.
 *
 * Returns undefined where the roster names none on that day.
 * Source  PAY.md, Scheme (to whom it applies).
 * Rule    nobody works anywhere after the last day of employment.
 */
export function placeOf(
  { leftOn, assignments }: Placing,
  days: DayRange,
): SnapshotAssignment | undefined {
  const lastDay = leftOn === null ? days.last : earlierOf(leftOn, days.last)
  return assignments.findLast(
    ({ fromOn, throughOn }) => fromOn <= lastDay && (throughOn === null || throughOn >= lastDay),
  )
}

const versionIds = (schemes: readonly SnapshotScheme[]) => schemes.map(({ versionId }) => versionId)

interface Stints {
  readonly stints: readonly SnapshotStint[]
  readonly isPaidBy: (scheme: SnapshotScheme, last: SnapshotAssignment) => boolean
}

/** The stints of somebody who moved within the longest period that is paid with the month. */
function stintsOf(
  person: Placing,
  schemes: readonly SnapshotScheme[],
  month: Month,
  paidAt: (place: Pick<PlaceDays, 'unitId' | 'positionId'>) => readonly SnapshotScheme[],
  isDue: (scheme: SnapshotScheme) => boolean,
): Stints | null {
  const isQuarter = schemes.some((scheme) => isDue(scheme) && scheme.document.period === 'quarter')
  const range = daysPaid(isQuarter ? 'quarter' : 'month', month)
  const employed = sharedDays(range, { first: person.hiredOn, last: person.leftOn ?? range.last })
  const places = employed === null ? [] : placesIn(person.assignments, employed)
  if (places.length < 2) return null
  const stints = places.map((place): SnapshotStint => {
    const { unitId, positionId, first, last } = place
    const schemeVersionIds = versionIds(paidAt(place).filter(isDue))
    return { unitId, positionId, fromOn: first, throughOn: last, schemeVersionIds }
  })
  // A quarter that is not over is named under the scheme of the last place.
  const isPaidBy: Stints['isPaidBy'] = (scheme, last) => {
    if (!isDue(scheme)) return paidAt(last).includes(scheme)
    const days = daysPaid(scheme.document.period, month)
    return stints.some(
      ({ schemeVersionIds, fromOn, throughOn }) =>
        schemeVersionIds.includes(scheme.versionId) &&
        sharedDays(days, { first: fromOn, last: throughOn }) !== null,
    )
  }
  return { stints, isPaidBy }
}

function daysPaid(period: SchemeDocument['period'], month: Month): DayRange {
  return periodDays(period, periodEnd(period, month))
}
