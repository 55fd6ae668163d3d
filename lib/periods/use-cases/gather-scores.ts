import type { OrganisationId } from '@/lib/access/actor'
import { addMonths, daysOfMonths, monthOf } from '@/lib/core/calendar'
import { type CountedVisits, countingMonth } from '@/lib/core/counting-month'
import type { SnapshotScore, TooLateVisit } from '@/lib/core/period-snapshot'
import { standardPercents } from '@/lib/core/standard-score'
import {
  listCountedVisits,
  listReleasedScores,
  listTooLateVisits,
  type ReleasedScore,
} from '@/lib/period-facts/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listPeriods } from '../queries'

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
  const counted: CountedVisits = {
    countedIn: await listCountedVisits(tx, organisationId),
    lockedMonths: new Set(
      (await listPeriods(tx, organisationId))
        .filter(({ state }) => state === 'locked' || state === 'exported')
        .map((period) => period.month),
    ),
  }
  const days = daysOfMonths(addMonths(months[0] ?? month, -lateMonths), month)
  const released = await listReleasedScores(tx, organisationId, days)
  const scores = released.flatMap((score) => {
    const countsIn = countingMonth(score.visitId, monthOf(score.visitedOn), counted)
    return months.includes(countsIn) ? [snapshotScore(score, countsIn)] : []
  })
  const known = new Set(counted.countedIn.keys())
  return { scores, tooLate: await listTooLateVisits(tx, organisationId, days.first, known) }
}

/** Points stand in a snapshot only where they are pooled: other visits keep their bytes. */
export function snapshotScore(released: ReleasedScore, countsIn: string): SnapshotScore {
  const { standards, points, ...score } = released
  const pooled = points === null ? {} : { points }
  return { ...score, ...pooled, countsIn, standards: standardPercents(standards) }
}
