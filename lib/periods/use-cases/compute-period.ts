import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { canonicalJson } from '@/lib/core/canonical-json'
import { withCarried } from '@/lib/core/carried-decisions'
import { computePeriod as computeStatements } from '@/lib/core/compute-period'
import {
  mayPayOffCycle,
  type OffCycleRefusal,
  snapshotFor,
  withoutPaid,
} from '@/lib/core/off-cycle'
import { isSettled, type SettledItem } from '@/lib/core/open-item'
import { inOrder, sealOfText, takeSnapshot } from '@/lib/core/period-seal'
import type {
  OpenItem,
  PaidOffCycle,
  PeriodFacts,
  PeriodSnapshot,
} from '@/lib/core/period-snapshot'
import { afterPeriodMove, type PeriodRefusal } from '@/lib/core/period-states'
import { periodEnd } from '@/lib/core/snapshot-index'
import type { StatementDocument } from '@/lib/core/statement'
import { dateIn } from '@/lib/core/zone-clock'
import { decisionsByPerson, listLineDecisions } from '@/lib/line-decisions/queries'
import {
  isMonthLocked,
  listOffCyclePay,
  listQuartersPaidOnLeaving,
  type OffCyclePay,
} from '@/lib/off-cycle/queries'
import { listSettledItems } from '@/lib/open-items/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import { findPerson } from '@/lib/people/queries'
import { countRuns, insertRun } from '@/lib/period-runs/queries'
import { findPreviousSeal } from '@/lib/period-seals/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { insertStatements } from '@/lib/statements/queries'
import { runSummary, statementListing } from '../formats/run-summary'
import { findPeriodForUpdate, type Period, savePeriodState } from '../queries'
import type { PeriodInput } from '../schema'
import { withAdjustments } from './gather-adjustments'
import { gatherPeriodFacts, schemesInForce } from './gather-period-facts'

export type PeriodComputed =
  | { ok: true; runId: string; number: number; statements: number; total: string }
  | { ok: false; reason: PeriodRefusal | OffCycleRefusal | 'no-scheme' | 'person-not-paid' }

/**
 * Computes a month anew: a numbered run with its snapshot, seal and statements, which replaces the
 * proposal and voids a submission or an approval of the run before.
 */
export async function computePeriod(
  actor: Actor,
  { periodId }: PeriodInput,
  { db, now }: Deps,
): Promise<PeriodComputed> {
  authoriseVerb(actor, 'period:compute')
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    const found = await findPeriodForUpdate(tx, organisationId, periodId)
    const period = authorise(actor, 'period:compute', found)
    const next = afterPeriodMove(period.state, 'compute')
    if (!next.ok) return next
    const refused = await offCycleRefusal(tx, organisationId, period)
    if (refused !== null) return { ok: false, reason: refused }
    const number = (await countRuns(tx, organisationId, period.id)) + 1
    const schemes = await schemesInForce(tx, organisationId, period.month)
    if (schemes.length === 0) return { ok: false, reason: 'no-scheme' }
    const { timeZone } = await findOrganisation(tx, organisationId)
    const gathering = { ...period, run: number, today: dateIn(now, timeZone) }
    const gathered = await gatherPeriodFacts(tx, organisationId, gathering, schemes)
    const settled = await listSettledItems(tx, organisationId)
    const facts = await withAdjustments(tx, organisationId, gathered, period.person?.id ?? null)
    if (sharesPoolsAlone(period, facts)) return { ok: false, reason: 'pool-waits-for-the-month' }
    const own = await ownSnapshot(tx, organisationId, period, takeSnapshot(facts))
    if (isQuarterAlone(period, own)) return { ok: false, reason: 'quarter-paid' }
    const decided = await withDecisions(tx, organisationId, own, settled)
    const snapshot = withoutDone(decided, settled)
    const isForNobody = snapshot.people.length === 0 && snapshot.unplaced === undefined
    if (period.person !== null && isForNobody) return { ok: false, reason: 'person-not-paid' }
    const text = canonicalJson(snapshot)
    const seal = sealOfText(text, await findPreviousSeal(tx, organisationId, period))
    const computation = computeStatements(snapshot)
    const { statements, total, unpaid } = computation
    const run = {
      periodId: period.id,
      number,
      snapshot: text,
      seal,
      computedBy: accountId,
      summary: JSON.stringify({
        ...runSummary(snapshot, computation),
        settlements: knownTo(period, settled),
      }),
      countedVisits: countedBy(period, snapshot),
      lineDeciders: lineDecidersOf(statements),
    }
    const runId = await insertRun(tx, organisationId, run, now)
    const rows = statements.map((statement) => ({
      personId: statement.person.id,
      schemeVersionId: statement.scheme.versionId,
      payout: statement.amount,
      document: canonicalJson(statement),
      listing: statementListing(statement),
    }))
    await insertStatements(tx, organisationId, runId, rows)
    await savePeriodState(tx, organisationId, {
      id: period.id,
      state: next.value,
      currentRunId: runId,
    })
    const details = { number, seal, total, statements: rows.length, unpaid: unpaid.length }
    const subject = { subjectKind: 'period', subjectId: period.id, details }
    await recordAudit(tx, actor, { action: 'period.computed', ...subject }, now)
    return { ok: true, runId, number, statements: rows.length, total }
  })
}

/** Why a person cannot be paid off-cycle any more; null where he can, and for a month. */
async function offCycleRefusal(
  tx: Transaction,
  organisationId: OrganisationId,
  { person, month }: Period,
): Promise<OffCycleRefusal | null> {
  if (person === null) return null
  const employed = await findPerson(tx, organisationId, person.id)
  if (employed === null) return 'not-leaving'
  const isLocked = await isMonthLocked(tx, organisationId, month)
  const allowed = mayPayOffCycle(employed, month, isLocked)
  return allowed.ok ? null : allowed.reason
}

/** Whose last day was moved after his quarter was paid on leaving, and nothing but the quarter pays him. */
function isQuarterAlone({ person }: Period, { people, paidOffCycle }: PeriodSnapshot): boolean {
  if (person === null || paidOffCycle === undefined || people.length === 0) return false
  return people.every(({ schemeVersionIds }) => schemeVersionIds.length === 0)
}

/** How many of the settlements the run knew that can concern it: one more makes it outdated. */
function knownTo({ person }: Period, settled: readonly SettledItem[]): number {
  return settled.filter(({ personId }) => person === null || personId === person.id).length
}

/** A part of a pool is known when all who share it are: with the month, not before. */
function sharesPoolsAlone({ person }: Period, { people, schemes }: PeriodFacts): boolean {
  const own = people.find(({ id }) => id === person?.id)?.schemeVersionIds ?? []
  const paying = schemes.filter(({ versionId }) => own.includes(versionId))
  return paying.length > 0 && paying.every(({ document }) => document.base.kind === 'pool')
}

/** Of one person alone, or of a month without those who were paid before its close. */
async function ownSnapshot(
  tx: Transaction,
  organisationId: OrganisationId,
  { person, month }: Period,
  snapshot: PeriodSnapshot,
): Promise<PeriodSnapshot> {
  const { timeZone } = await findOrganisation(tx, organisationId)
  const named = (pay: OffCyclePay): readonly PaidOffCycle[] => {
    const { personId, personnelNumber, fullName, periodId, lockedAt, month: paidFor } = pay
    if (lockedAt === null) return []
    const known = { id: personId, personnelNumber, fullName, periodId, month: paidFor }
    return [{ ...known, lockedOn: dateIn(lockedAt, timeZone) }]
  }
  const end = periodEnd('quarter', month)
  if (person !== null) {
    const isQuarterClosed = await isMonthLocked(tx, organisationId, end)
    const quarters = await listQuartersPaidOnLeaving(tx, organisationId, end, month)
    const before = quarters.filter(({ personId }) => personId === person.id).flatMap(named)
    return snapshotFor(snapshot, person.id, isQuarterClosed, before)
  }
  const ofMonth = await listOffCyclePay(tx, organisationId, { month })
  const quarters =
    month === end ? await listQuartersPaidOnLeaving(tx, organisationId, month, month) : []
  return withoutPaid(snapshot, [...ofMonth, ...quarters].flatMap(named))
}

/** What a person has settled is listed no more. */
function withoutDone(snapshot: PeriodSnapshot, settled: readonly SettledItem[]): PeriodSnapshot {
  const { openItems, ...always } = snapshot
  const open = (openItems ?? []).filter((item: OpenItem) => !isSettled(item, settled))
  return open.length === 0 ? always : { ...always, openItems: open }
}

/** A visit is counted by the month; a person's off-cycle reads it and leaves it to the month. */
function countedBy({ person, month }: Period, { scores }: PeriodSnapshot): readonly string[] {
  if (person !== null) return []
  return scores.filter(({ countsIn }) => countsIn === month).map(({ visitId }) => visitId)
}

/** With what was decided about lines of this month, but for what was settled by hand. */
async function withDecisions(
  tx: Transaction,
  organisationId: OrganisationId,
  snapshot: PeriodSnapshot,
  settled: readonly SettledItem[],
): Promise<PeriodSnapshot> {
  const rows = await listLineDecisions(tx, organisationId, snapshot.periodId)
  if (rows.length === 0) return snapshot
  return { ...snapshot, ...inOrder(withCarried(snapshot, decisionsByPerson(rows), settled)) }
}

/** Who decided a line that the run pays: of this month, or of an earlier one that it corrects. */
function lineDecidersOf(statements: readonly StatementDocument[]): readonly string[] {
  const own = statements.flatMap(({ decided = [] }) => decided.map(({ by }) => by.id))
  const corrected = statements
    .flatMap(({ adjustments }) => adjustments.flatMap(({ changes = [] }) => changes))
    .flatMap((change) => (change.kind === 'decision' ? [change.by.id] : []))
  return [...new Set([...own, ...corrected])]
}
