import type { OrganisationId } from '@/lib/access/actor'
import { addMonths, daysOfMonths, type Month, monthOf } from '@/lib/core/calendar'
import { type CountedVisits, countingMonth } from '@/lib/core/counting-month'
import { isNear } from '@/lib/core/off-cycle'
import type { PeriodSnapshot, SnapshotScore, TooLateVisit } from '@/lib/core/period-snapshot'
import { periodEnd } from '@/lib/core/snapshot-index'
import { standardPercents } from '@/lib/core/standard-score'
import { listOffCyclePay } from '@/lib/off-cycle/queries'
import {
  listCountedVisits,
  listEmployed,
  listReleasedScores,
  listTooLateVisits,
  type ReleasedScore,
} from '@/lib/period-facts/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listMonthPeriods } from '../queries'

/** Visits that were released late are looked for this many months before the first that counts. */
const lateMonths = 12

/** Released scores that count in the months, and visits that came too late to count anywhere. */
export async function gatherScores(
  tx: Transaction,
  organisationId: OrganisationId,
  months: readonly string[],
  month: string,
): Promise<{
  readonly scores: readonly SnapshotScore[]
  readonly tooLate: readonly TooLateVisit[]
}> {
  const counted = await countedVisits(tx, organisationId)
  const days = daysOfMonths(addMonths(months[0] ?? month, -lateMonths), month)
  const released = await listReleasedScores(tx, organisationId, days)
  const scores = released.flatMap((score) => {
    const countsIn = countingMonth(score.visitId, monthOf(score.visitedOn), counted)
    return months.includes(countsIn) ? [snapshotScore(score, countsIn)] : []
  })
  const known = new Set(counted.countedIn.keys())
  return { scores, tooLate: await listTooLateVisits(tx, organisationId, days.first, known) }
}

async function countedVisits(
  tx: Transaction,
  organisationId: OrganisationId,
): Promise<CountedVisits> {
  const months = await listMonthPeriods(tx, organisationId)
  const locked = months.filter(({ state }) => state === 'locked' || state === 'exported')
  return {
    countedIn: await listCountedVisits(tx, organisationId),
    lockedMonths: new Set(locked.map(({ month }) => month)),
  }
}

/**
 * Visits that concern somebody who was paid off-cycle and were released after that: those that no
 * month before had counted, and none counts for him. A month in which he is still employed, or is so
 * again, counts its late visits itself. They count as if they had been known. Where a quarter was paid
 * and he stayed after all, no month pays it again: visits that count in its later months are read too.
 * Of two that were paid on leaving, the first that the visit was made in time for counts it.
 */
export async function lateVisitsFor(
  tx: Transaction,
  organisationId: OrganisationId,
  { month, people, scores, quarterOnLeaving }: PeriodSnapshot,
  /** Whose pay on leaving it is. */
  personId: string,
): Promise<readonly SnapshotScore[]> {
  const counted = await countedVisits(tx, organisationId)
  const known = new Set(scores.map(({ visitId }) => visitId))
  const end = quarterOnLeaving === true ? periodEnd('quarter', month) : month
  const days = daysOfMonths(addMonths(month, -lateMonths), end)
  const released = await listReleasedScores(tx, organisationId, days)
  const employed = await listEmployed(tx, organisationId, daysOfMonths(month, month))
  const leftOn =
    employed.find(({ id }) => people.some((person) => person.id === id))?.leftOn ?? null
  const before = (await listOffCyclePay(tx, organisationId, { personId })).filter(
    (one) => one.lockedAt !== null && one.month < month,
  )
  return released
    .flatMap((score) => {
      const visitedIn = monthOf(score.visitedOn)
      const countsIn = countingMonth(score.visitId, visitedIn, counted)
      const isAfter = leftOn !== null && visitedIn > monthOf(leftOn)
      if (known.has(score.visitId) || countsIn < month || isAfter) return []
      const isOver = leftOn !== null && countsIn > monthOf(leftOn)
      if (isOver && before.some((one) => one.month >= visitedIn)) return []
      if (isOver) return [snapshotScore(score, laterOf(visitedIn, month))]
      return countsIn <= end ? [snapshotScore(score, countsIn)] : []
    })
    .filter((score) => people.some((person) => isNear(person, score)))
}

const laterOf = (one: Month, other: Month): Month => (one < other ? other : one)

/** Points stand in a snapshot only where they are pooled: other visits keep their bytes. */
export function snapshotScore(released: ReleasedScore, countsIn: string): SnapshotScore {
  const { standards, points, ...score } = released
  const pooled = points === null ? {} : { points }
  return { ...score, ...pooled, countsIn, standards: standardPercents(standards) }
}
