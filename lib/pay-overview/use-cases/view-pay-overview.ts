import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import type { Localized } from '@/lib/core/checklist'
import { payPeriod, type UnpaidEntry } from '@/lib/core/compute-period'
import { waitingLines } from '@/lib/core/decided-lines'
import { type DecidedChange, decidedChanges } from '@/lib/core/line-shortfall'
import { type MoneyText, sumMoney } from '@/lib/core/money'
import { openItemKey } from '@/lib/core/open-item'
import { type PayOverview, payOverview } from '@/lib/core/pay-overview'
import type { PeriodNotice } from '@/lib/core/period-notices'
import type { PeriodSnapshot } from '@/lib/core/period-snapshot'
import { mayApproveRun } from '@/lib/core/period-states'
import type { PaidStatement } from '@/lib/core/statement'
import { type LineDecisionRow, listLineDecisions } from '@/lib/line-decisions/queries'
import { listSettlements } from '@/lib/open-items/queries'
import { hasLaterLocked } from '@/lib/period-corrections/queries'
import { findRunPeople, findSnapshot } from '@/lib/period-runs/queries'
import { readingOf } from '@/lib/periods/formats/statement-figures'
import { findPeriod, listDecisions, type Period, type PeriodDecision } from '@/lib/periods/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { listStatements } from '@/lib/statements/queries'
import { type HrAccount, listHrAccounts } from '../queries'

/** Somebody by name, with what there is to say. */
export interface Waiting {
  readonly key: string
  readonly personId: string
  readonly fullName: string
}

/** A statement with lines that wait, as far as a line can be decided: there it is done. */
export interface HeldStatement extends Waiting {
  readonly statementId: string
  /** Of the components that wait. */
  readonly titles: readonly Localized[]
}

/** A statement with lines that somebody decided, from what to what. */
export interface DecidedStatement extends Waiting {
  readonly statementId: string
  readonly lines: readonly DecidedChange[]
}

/** A statement that corrects earlier months, and by how much in all. */
export interface AdjustedStatement extends Waiting {
  readonly statementId: string
  readonly amount: MoneyText
}

export interface PayOverviewView {
  readonly period: Period
  /** Null before the first run. */
  readonly overview: PayOverview | null
  /** Lines that wait for a person's decision now, with the titles of their components. */
  readonly held: readonly HeldStatement[]
  /** Lines of the run that somebody decided. */
  readonly decided: readonly DecidedStatement[]
  readonly adjusted: readonly AdjustedStatement[]
  readonly unpaid: readonly (Waiting & { readonly reason: UnpaidEntry['reason'] })[]
  readonly notices: readonly (Waiting & { readonly code: PeriodNotice['code'] })[]
  /** Money of locked months that no statement carries and nobody has settled yet; null without an amount. */
  readonly openItems: readonly (Waiting & { readonly amount: MoneyText | null })[]
  /** Who asked to open the locked month again; null where nobody did, or where nobody can any more. */
  readonly reopenAskedBy: string | null
  /** Who could approve now; null where nothing waits for approval. */
  readonly approvers: readonly string[] | null
  /** Whether what waits, an approval or an answer, waits for the reader himself. */
  readonly waitsForReader: boolean
  readonly currency: string
}

/** What a month costs and where to look: every number with the people behind it. */
export async function viewPayOverview(
  actor: Actor,
  periodId: string,
  { db }: Pick<Deps, 'db'>,
): Promise<PayOverviewView> {
  authoriseVerb(actor, 'period:read')
  const { organisationId } = actor
  const read = await db.asActor(actor, async (tx) => {
    const found = await findPeriod(tx, organisationId, periodId)
    const own = authorise(actor, 'period:read', found)
    const runId = own.currentRunId
    const run = runId === null ? null : await findSnapshot(tx, organisationId, runId)
    const decisions = runId === null ? [] : await listDecisions(tx, organisationId, runId)
    return {
      period: own,
      text: run?.snapshot ?? null,
      statementIds: await idsByLine(tx, organisationId, runId),
      lineDecisions: await listLineDecisions(tx, organisationId, own.id),
      settlements: await listSettlements(tx, organisationId),
      ...(await waitsOf(tx, actor, own, decisions)),
    }
  })
  const { period, text, approvers, reopenAskedBy, waitsForReader } = read
  const waits = { approvers, reopenAskedBy, waitsForReader }
  if (text === null) {
    const nobody = { held: [], decided: [], adjusted: [], unpaid: [], notices: [], openItems: [] }
    return { period, overview: null, ...nobody, ...waits, currency: '' }
  }
  // Written by compute-period alone and immutable since.
  const snapshot = JSON.parse(text) as PeriodSnapshot
  const { statements, unpaid, notices } = payPeriod(snapshot)
  const names = new Map(snapshot.people.map((person) => [person.id, person.fullName]))
  const named = <Entry extends { personId: string; schemeVersionId: string | null }>(
    entry: Entry,
  ) => ({
    ...entry,
    key: `${entry.personId} ${entry.schemeVersionId}`,
    fullName: names.get(entry.personId) ?? '',
  })
  const schemes = new Map(snapshot.schemes.map((scheme) => [scheme.versionId, scheme.document]))
  return {
    period,
    overview: payOverview(statements, (statement) => waitingNow(statement, read.lineDecisions)),
    held: statements.flatMap((statement) => heldNow(statement, read)),
    decided: statements.flatMap((statement) => {
      const { curves } = readingOf(schemes.get(statement.scheme.versionId)?.components ?? [])
      const lines = decidedChanges(statement, curves)
      return lines.length === 0 ? [] : [{ ...placeOf(statement, read.statementIds), lines }]
    }),
    adjusted: statements.flatMap((statement) => {
      const { adjustments } = statement
      const amount = sumMoney(adjustments.map((one) => one.amount))
      return adjustments.length === 0 ? [] : [{ ...placeOf(statement, read.statementIds), amount }]
    }),
    openItems: (snapshot.openItems ?? []).flatMap((item) => {
      const key = openItemKey(item)
      const { amount, person } = item
      const { id: personId, fullName } = person
      return read.settlements.has(key) ? [] : [{ key, personId, fullName, amount }]
    }),
    ...waits,
    unpaid: unpaid.map(named),
    notices: notices.map(named),
    currency: snapshot.schemes[0]?.document.currency ?? '',
  }
}

/** The statements of a run, by what they pay whom. */
async function idsByLine(
  tx: Transaction,
  organisationId: OrganisationId,
  runId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const statements = runId === null ? [] : await listStatements(tx, organisationId, runId)
  return new Map(
    statements.map(({ id, personId, schemeVersionId }) => [`${personId} ${schemeVersionId}`, id]),
  )
}

function waitingNow(
  { person, scheme, result, decided = [] }: PaidStatement,
  decisions: readonly LineDecisionRow[],
): readonly string[] {
  const newest = decisions.filter(
    ({ personId, schemeVersionId }) =>
      personId === person.id && schemeVersionId === scheme.versionId,
  )
  return waitingLines(result.held, decided, newest)
}

function heldNow(
  statement: PaidStatement,
  {
    lineDecisions,
    statementIds,
  }: {
    lineDecisions: readonly LineDecisionRow[]
    statementIds: ReadonlyMap<string, string>
  },
): readonly HeldStatement[] {
  const codes = waitingNow(statement, lineDecisions)
  if (codes.length === 0) return []
  const titles = statement.result.components
    .filter(({ code }) => codes.includes(code))
    .map(({ title }) => title)
  return [{ ...placeOf(statement, statementIds), titles }]
}

/** Whose a statement is, and where it is read. */
function placeOf(
  { person, scheme }: PaidStatement,
  statementIds: ReadonlyMap<string, string>,
): Waiting & { readonly statementId: string } {
  const key = `${person.id} ${scheme.versionId}`
  const statementId = statementIds.get(key) ?? ''
  return { key, personId: person.id, fullName: person.fullName, statementId }
}

type Asked = Pick<PayOverviewView, 'approvers' | 'reopenAskedBy' | 'waitsForReader'>

/** An approval, or an answer to a request to open the month again, and whether it is the reader's. */
async function waitsOf(
  tx: Transaction,
  actor: Actor,
  period: Period,
  decisions: readonly PeriodDecision[],
): Promise<Asked> {
  const { accountId, organisationId } = actor
  const approvers = await approversOf(tx, actor, period, decisions)
  const asked = decisions.find(({ kind }) => kind === 'reopen-asked')
  const isAsked =
    period.state === 'locked' &&
    asked !== undefined &&
    !(await hasLaterLocked(tx, organisationId, period.id))
  return {
    approvers: approvers?.map(({ displayName }) => displayName) ?? null,
    reopenAskedBy: isAsked ? asked.decidedByName : null,
    waitsForReader: isAsked
      ? asked.decidedBy !== accountId
      : (approvers ?? []).some((approver) => approver.accountId === accountId),
  }
}

/** Everybody with the right whom the four eyes do not refuse. */
async function approversOf(
  tx: Transaction,
  { organisationId }: Actor,
  { state, currentRunId }: Period,
  decisions: readonly PeriodDecision[],
): Promise<readonly HrAccount[] | null> {
  if (state !== 'submitted' || currentRunId === null) return null
  const people = await findRunPeople(tx, organisationId, currentRunId)
  const submittedBy = decisions.find(({ kind }) => kind === 'submitted')?.decidedBy ?? ''
  const accounts = await listHrAccounts(tx, organisationId)
  return accounts.filter((account) => mayApproveRun(account, { ...people, submittedBy }).ok)
}
