import type { OrganisationId } from '@/lib/access/actor'
import { addMonths, daysOfMonths, type Month, monthOf } from '@/lib/core/calendar'
import { type CountedVisits, countingMonth } from '@/lib/core/counting-month'
import { lateOnLeaving } from '@/lib/core/late-on-leaving'
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
import { findSnapshot } from '@/lib/period-runs/queries'
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

/** What was released after somebody was paid on leaving and counts in that pay (late-on-leaving.ts). */
export async function lateVisitsFor(
  tx: Transaction,
  organisationId: OrganisationId,
  locked: PeriodSnapshot,
  /** Whose pay on leaving it is. */
  personId: string,
): Promise<readonly SnapshotScore[]> {
  const { month, quarterOnLeaving } = locked
  const end = quarterOnLeaving === true ? periodEnd('quarter', month) : month
  const days = daysOfMonths(addMonths(month, -lateMonths), end)
  const released = await listReleasedScores(tx, organisationId, days)
  const employed = await listEmployed(tx, organisationId, daysOfMonths(month, month))
  const late = lateOnLeaving(locked, {
    released,
    counted: await countedVisits(tx, organisationId),
    leftOn: employed.find(({ id }) => id === personId)?.leftOn ?? null,
    earlier: await listPaidBefore(tx, organisationId, personId, month),
  })
  return late.map(({ visit, countsIn }) => snapshotScore(visit, countsIn))
}

/** What somebody was paid on leaving with months before. */
async function listPaidBefore(
  tx: Transaction,
  organisationId: OrganisationId,
  personId: string,
  month: Month,
): Promise<readonly PeriodSnapshot[]> {
  const before: PeriodSnapshot[] = []
  for (const one of await listOffCyclePay(tx, organisationId, { personId })) {
    if (one.lockedAt === null || one.runId === null || one.month >= month) continue
    const run = await findSnapshot(tx, organisationId, one.runId)
    // Written by compute-period alone and immutable since.
    if (run !== null) before.push(JSON.parse(run.snapshot) as PeriodSnapshot)
  }
  return before
}

/** Points stand in a snapshot only where they are pooled: other visits keep their bytes. */
export function snapshotScore(released: ReleasedScore, countsIn: string): SnapshotScore {
  const { standards, points, ...score } = released
  const pooled = points === null ? {} : { points }
  return { ...score, ...pooled, countsIn, standards: standardPercents(standards) }
}
