import type { Actor, OrganisationId } from '@/lib/access/actor'
import { authorise, authoriseVerb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { dateIn } from '@/lib/core/calendar'
import { canonicalJson } from '@/lib/core/canonical-json'
import { computePeriod as computeStatements } from '@/lib/core/compute-period'
import { sealOfText, takeSnapshot } from '@/lib/core/period-seal'
import type { PeriodFacts } from '@/lib/core/period-snapshot'
import { afterPeriodMove, type PeriodRefusal } from '@/lib/core/period-states'
import type { StatementDocument } from '@/lib/core/statement'
import { decisionsByPerson, listLineDecisions } from '@/lib/line-decisions/queries'
import { findOrganisation } from '@/lib/organisations/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { insertStatements } from '@/lib/statements/queries'
import { runSummary, statementListing } from '../formats/run-summary'
import {
  countRuns,
  findPeriodForUpdate,
  findPreviousSeal,
  insertRun,
  savePeriodState,
} from '../queries'
import type { PeriodInput } from '../schema'
import { withAdjustments } from './gather-adjustments'
import { gatherPeriodFacts, schemesInForce } from './gather-period-facts'

export type PeriodComputed =
  | { ok: true; runId: string; number: number; statements: number; total: string }
  | { ok: false; reason: PeriodRefusal | 'no-scheme' }

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
    const number = (await countRuns(tx, organisationId, period.id)) + 1
    const schemes = await schemesInForce(tx, organisationId, period.month)
    if (schemes.length === 0) return { ok: false, reason: 'no-scheme' }
    const { timeZone } = await findOrganisation(tx, organisationId)
    const gathering = { ...period, run: number, today: dateIn(now, timeZone) }
    const gathered = await gatherPeriodFacts(tx, organisationId, gathering, schemes)
    const decided = await withDecisions(tx, organisationId, gathered)
    const facts = await withAdjustments(tx, organisationId, decided)
    const snapshot = takeSnapshot(facts)
    const text = canonicalJson(snapshot)
    const seal = sealOfText(text, await findPreviousSeal(tx, organisationId, period.month))
    const computation = computeStatements(snapshot)
    const { statements, total, unpaid } = computation
    const run = {
      periodId: period.id,
      number,
      snapshot: text,
      seal,
      computedBy: accountId,
      summary: JSON.stringify(runSummary(snapshot, computation)),
      countedVisits: snapshot.scores
        .filter(({ countsIn }) => countsIn === period.month)
        .map(({ visitId }) => visitId),
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

/** The facts with what was decided about lines of this month. */
async function withDecisions(
  tx: Transaction,
  organisationId: OrganisationId,
  facts: PeriodFacts,
): Promise<PeriodFacts> {
  const rows = await listLineDecisions(tx, organisationId, facts.periodId)
  const decisions = decisionsByPerson(rows)
  const people = facts.people.map((person) => {
    const own = decisions.get(person.id)
    return own === undefined ? person : { ...person, decisions: own }
  })
  return { ...facts, people }
}

/** Who decided a line that the run pays: of this month, or of an earlier one that it corrects. */
function lineDecidersOf(statements: readonly StatementDocument[]): readonly string[] {
  const own = statements.flatMap(({ decided = [] }) => decided.map(({ by }) => by.id))
  const corrected = statements
    .flatMap(({ adjustments }) => adjustments.flatMap(({ changes = [] }) => changes))
    .flatMap((change) => (change.kind === 'decision' ? [change.by.id] : []))
  return [...new Set([...own, ...corrected])]
}
