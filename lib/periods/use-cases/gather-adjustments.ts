import type { OrganisationId } from '@/lib/access/actor'
import { daysOfMonths, type Month, monthDays } from '@/lib/core/calendar'
import { withoutSettled } from '@/lib/core/carried-decisions'
import type { SettledItem } from '@/lib/core/open-item'
import {
  type Owed,
  type OwedAndOpen,
  owedFor,
  type PaidAdjustment,
} from '@/lib/core/owed-adjustments'
import { withOwed } from '@/lib/core/owed-facts'
import type { StandingFacts } from '@/lib/core/period-corrections'
import type {
  PeriodFacts,
  PeriodSnapshot,
  SnapshotPerson,
  SnapshotScheme,
} from '@/lib/core/period-snapshot'
import { periodEnd, periodMonths } from '@/lib/core/snapshot-index'
import type { StandingRoster } from '@/lib/core/standing-roster'
import { listKpiFacts, listPayFacts } from '@/lib/facts/queries'
import { decisionsByPerson, listLineDecisions } from '@/lib/line-decisions/queries'
import { isQuarterKept, listOffCyclePay } from '@/lib/off-cycle/queries'
import { listSettledItems } from '@/lib/open-items/queries'
import { listPositions } from '@/lib/people/queries'
import {
  findRosterNews,
  type LockedRun,
  listDisturbedRuns,
  listPaidAdjustments,
  listStatementIds,
} from '@/lib/period-corrections/queries'
import { type Employed, listAppealedScores, listEmployed } from '@/lib/period-facts/queries'
import { findSnapshot } from '@/lib/period-runs/queries'
import type { Transaction } from '@/lib/platform/db/database'
import { listSchemeVersions } from '@/lib/schemes/queries'
import { listUnits } from '@/lib/units/queries'
import { monthsReadBy, snapshotPayFact } from './gather-period-facts'
import { lateVisitsFor, snapshotScore } from './gather-scores'

/**
 * The facts of a month with what it pays for locked months before it: whatever was corrected since,
 * less what was adjusted already. Somebody who is not paid any more comes in with his correction
 * alone, under the scheme that paid him then; what no rule settles is named for a person.
 */
export async function withAdjustments(
  tx: Transaction,
  organisationId: OrganisationId,
  facts: PeriodFacts,
  /** Whose pay on leaving it is; null for a month. */
  personId: string | null,
): Promise<PeriodFacts> {
  const runs = await listDisturbedRuns(tx, organisationId, facts.month)
  if (runs.length === 0) return facts
  const paid = await listPaidAdjustments(tx, organisationId)
  const gone = await listPaidApart(tx, organisationId, facts.month, personId)
  const { first, last } = monthDays(facts.month)
  // Of a quarter there are people who left before the month that pays: they have nothing to give from.
  const there = new Set(
    [...facts.people, ...(facts.roster?.unpaid ?? [])]
      .filter(({ hiredOn, leftOn }) => hiredOn <= last && (leftOn === null || leftOn >= first))
      .map(({ id }) => id)
      .filter((id) => !gone.has(id)),
  )
  const found: OwedAndOpen[] = []
  const settled = await listSettledItems(tx, organisationId)
  const isEmployed = (id: string) => there.has(id)
  const known = { paid, settled, isEmployed, paying: facts.month }
  for (const run of runs) found.push(await owedBy(tx, organisationId, run, known))
  const schemeOf = new Map(
    (await listSchemeVersions(tx, organisationId, null)).map(({ id, schemeId }) => [id, schemeId]),
  )
  const owed = found.flatMap((one) => one.owed)
  const openItems = found.flatMap((one) => one.openItems)
  return withOwed(facts, { owed, openItems }, schemeOf)
}

/** Who was paid for the month on leaving: nothing can be taken back from them any more. */
async function listPaidApart(
  tx: Transaction,
  organisationId: OrganisationId,
  month: string,
  personId: string | null,
): Promise<ReadonlySet<string>> {
  const paid = await listOffCyclePay(tx, organisationId, { month })
  return new Set(
    paid
      .filter((one) => one.lockedAt !== null && one.personId !== personId)
      .map((one) => one.personId),
  )
}

/** What became of corrections in other months, and who is there to be corrected. */
interface KnownMeanwhile {
  readonly paid: readonly PaidAdjustment[]
  /** Open items that a person has settled. */
  readonly settled: readonly SettledItem[]
  /** The month that pays. */
  readonly paying: Month
  /** In the month that pays. */
  readonly isEmployed: (personId: string) => boolean
}

/** What is still to be paid for one locked run, and what of it waits for a person. */
export async function owedBy(
  tx: Transaction,
  organisationId: OrganisationId,
  run: LockedRun,
  known: KnownMeanwhile,
): Promise<OwedAndOpen> {
  const stored = await findSnapshot(tx, organisationId, run.runId)
  if (stored === null) return { owed: [], openItems: [] }
  // Written by compute-period alone and immutable since.
  const locked = JSON.parse(stored.snapshot) as PeriodSnapshot
  const { paid, settled, isEmployed } = known
  const facts = await standingFacts(tx, organisationId, run, locked, known)
  const { personId } = run
  const late = personId === null ? [] : await lateVisitsFor(tx, organisationId, locked, personId)
  const standing = { ...facts, late }
  const statementIds = await listStatementIds(tx, organisationId, run.runId)
  const kept = await isQuarterKept(tx, organisationId, run.periodId, locked)
  const month = {
    ...{ locked, standing, onlyOf: run.personId, paid, statementIds },
    isQuarterKept: kept,
  }
  const { owed, openItems } = owedFor(month, isEmployed, settled)
  const reasons = await timesheetReasons(tx, organisationId, locked)
  const told = owed.map((one) => {
    const note = one.adjustment.cause === 'pay-fact-correction' ? reasons(one) : ''
    return note === '' ? one : { ...one, adjustment: { ...one.adjustment, note } }
  })
  return { owed: told, openItems }
}

/** What was written beside the timesheets that came after the lock, of the months that the scheme read. */
async function timesheetReasons(
  tx: Transaction,
  organisationId: OrganisationId,
  locked: PeriodSnapshot,
): Promise<(owed: Owed) => string> {
  const months = monthsReadBy(locked.schemes, locked.month).pay
  const sealed = new Set(locked.people.flatMap(({ payFacts }) => payFacts.map(({ id }) => id)))
  const later = (await listPayFacts(tx, organisationId, months)).filter(({ id }) => !sealed.has(id))
  return ({ person, adjustment: { correctedVersionId } }) => {
    const scheme = locked.schemes.find(({ versionId }) => versionId === correctedVersionId)
    const read = scheme === undefined ? months : monthsPaidBy(scheme, locked.month)
    const own = later.filter(
      ({ personId, month }) => personId === person.id && read.includes(month),
    )
    return [...new Set(own.flatMap(({ reason }) => reason ?? []))].join('; ')
  }
}

/** Of a quarter all months, also where it was paid with an earlier one on leaving. */
function monthsPaidBy({ document: { period } }: SnapshotScheme, month: string): readonly string[] {
  return periodMonths(period, periodEnd(period, month))
}

async function standingFacts(
  tx: Transaction,
  organisationId: OrganisationId,
  run: LockedRun,
  locked: PeriodSnapshot,
  { settled, paying }: KnownMeanwhile,
): Promise<StandingFacts> {
  const months = monthsReadBy(locked.schemes, locked.month).pay
  const payFacts = new Map<string, SnapshotPerson['payFacts'][number][]>()
  for (const fact of await listPayFacts(tx, organisationId, months)) {
    const own = payFacts.get(fact.personId) ?? []
    payFacts.set(fact.personId, [...own, snapshotPayFact(fact)])
  }
  const appealed = await listAppealedScores(tx, organisationId)
  // Whoever was paid a quarter on leaving may have stayed to its end after all.
  const end = locked.quarterOnLeaving === true ? periodEnd('quarter', locked.month) : locked.month
  const days = daysOfMonths(months[0] ?? locked.month, end)
  const employed = await listEmployed(tx, organisationId, days)
  const decisions = await listLineDecisions(tx, organisationId, run.periodId)
  return {
    scores: new Map(appealed.map((score) => [score.visitId, snapshotScore(score, locked.month)])),
    kpiFacts: (await listKpiFacts(tx, organisationId, months)).map(
      ({ revision: _, reason, ...fact }) => (reason === null ? fact : { ...fact, reason }),
    ),
    payFacts,
    decisions: withoutSettled(locked, decisionsByPerson(decisions), settled),
    settled,
    salaries: new Map(employed.map(({ id, salaries }) => [id, salaries])),
    roster: { ...(await standingRoster(tx, organisationId, run, employed, locked)), paying },
  }
}

async function standingRoster(
  tx: Transaction,
  organisationId: OrganisationId,
  { since, personId }: LockedRun,
  employed: readonly Employed[],
  { roster }: PeriodSnapshot,
): Promise<Omit<StandingRoster, 'paying'>> {
  // Off-cycle one person was paid: nobody else comes in by the roster.
  const asked = employed.filter(({ id }) => personId === null || id === personId)
  return {
    people: new Map(asked.map((person) => [person.id, person])),
    units: await listUnits(tx, organisationId),
    positions: await listPositions(tx, organisationId),
    isNews: roster === undefined ? await findRosterNews(tx, organisationId, since) : () => true,
  }
}
