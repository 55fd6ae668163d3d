import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb, type Verb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { sumMoney } from '@/lib/core/money'
import { outdatedBy } from '@/lib/core/outdated-run'
import { sealOfText } from '@/lib/core/period-seal'
import {
  type ApproverRefusal,
  afterDecision,
  mayApproveRun,
  type PeriodRefusal,
} from '@/lib/core/period-states'
import {
  countsTwice,
  holdAllPeriods,
  listAdjustedStatements,
  listPaidAdjustments,
} from '@/lib/period-corrections/queries'
import { findRunPeople, findSnapshot, listRuns } from '@/lib/period-runs/queries'
import { findPreviousSeal, hasEarlierOpenPeriod } from '@/lib/period-seals/queries'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { problem } from '@/lib/platform/i18n/problem'
import {
  type DecisionKind,
  findPeriodForUpdate,
  insertDecision,
  listDecisions,
  type Period,
  savePeriodState,
} from '../queries'
import type { DecidePeriod } from '../schema'
import { changesSince } from './gather-changes'

export type PeriodDecided = { ok: true } | { ok: false; reason: PeriodRefusal | OwnRefusal }

const steps: Readonly<Record<DecidePeriod['decision'], { verb: Verb; kind: DecisionKind }>> = {
  submit: { verb: 'period:submit', kind: 'submitted' },
  approve: { verb: 'period:approve', kind: 'approved' },
  lock: { verb: 'period:lock', kind: 'locked' },
}

/**
 * Submits, approves or locks the run that was looked at. Whoever had a hand in it does not approve
 * it (four eyes, held by the database too); months are locked in their order, each seal on the one
 * before. Of two decisions at once exactly one wins.
 */
export async function decidePeriod(
  actor: Actor,
  { periodId, runId, decision }: DecidePeriod,
  { db, now }: Deps,
): Promise<PeriodDecided> {
  const { verb, kind } = steps[decision]
  authoriseVerb(actor, verb)
  const { organisationId, accountId } = actor
  return db.asActor(actor, async (tx) => {
    if (decision === 'lock') await holdAllPeriods(tx, organisationId)
    const found = await findPeriodForUpdate(tx, organisationId, periodId)
    const period = authorise(actor, verb, found)
    const next = afterDecision(period, decision, runId)
    if (!next.ok) return next
    const refusal = await refusalOf(tx, actor, period, runId, decision)
    if (refusal !== null) return { ok: false, reason: refusal }
    const made = { periodId: period.id, runId, kind, decidedBy: accountId }
    await insertDecision(tx, organisationId, made, now)
    await savePeriodState(tx, organisationId, { ...period, state: next.value })
    const subject = { subjectKind: 'period', subjectId: period.id, details: { runId } }
    await recordAudit(tx, actor, { action: `period.${kind}`, ...subject }, now)
    return { ok: true }
  })
}

/** With how much came after the run, for the sentence. */
type Outdated = `outdated?${string}`

type OwnRefusal = ApproverRefusal | 'earlier-open' | 'seal-outdated' | 'nobody-paid' | Outdated

async function refusalOf(
  tx: Transaction,
  actor: Actor,
  period: Period,
  runId: string,
  decision: DecidePeriod['decision'],
): Promise<OwnRefusal | null> {
  const own = await stepRefusal(tx, actor, period, runId, decision)
  return own ?? (await outdatedRefusal(tx, actor, period, runId))
}

async function stepRefusal(
  tx: Transaction,
  actor: Actor,
  period: Period,
  runId: string,
  decision: DecidePeriod['decision'],
): Promise<Exclude<OwnRefusal, Outdated> | null> {
  if (decision === 'submit') return submitRefusal(tx, actor, period, runId)
  if (decision === 'approve') return approverRefusal(tx, actor, runId)
  return lockRefusal(tx, actor, period, runId)
}

/** Nobody signs sums that leave out what a person has decided or corrected since. */
async function outdatedRefusal(
  tx: Transaction,
  { organisationId }: Actor,
  period: Period,
  runId: string,
): Promise<Outdated | null> {
  const run = (await listRuns(tx, organisationId, period.id)).find(({ id }) => id === runId)
  if (run === undefined) return null
  const outdated = outdatedBy(await changesSince(tx, organisationId, period, run))
  if (outdated === null) return null
  const both = outdated.decisions > 0 && outdated.facts > 0 ? 'yes' : 'no'
  return problem('outdated', { ...outdated, both }) as Outdated
}

/** Pay on leaving that pays nothing would take the person out of the month without a word. */
async function submitRefusal(
  tx: Transaction,
  { organisationId }: Actor,
  { person }: Period,
  runId: string,
): Promise<'nobody-paid' | null> {
  if (person === null) return null
  const { paidPeople } = await findRunPeople(tx, organisationId, runId)
  return paidPeople.length === 0 ? 'nobody-paid' : null
}

async function approverRefusal(
  tx: Transaction,
  actor: Actor,
  runId: string,
): Promise<ApproverRefusal | null> {
  const people = await findRunPeople(tx, actor.organisationId, runId)
  const decisions = await listDecisions(tx, actor.organisationId, runId)
  const submitted = decisions.find((made) => made.kind === 'submitted')
  const submittedBy = submitted?.decidedBy ?? ''
  const allowed = mayApproveRun(actor, { ...people, submittedBy })
  return allowed.ok ? null : allowed.reason
}

async function lockRefusal(
  tx: Transaction,
  actor: Actor,
  period: Period,
  runId: string,
): Promise<'earlier-open' | 'seal-outdated' | null> {
  const { organisationId } = actor
  // Whoever leaves does not wait for the months of the others.
  const isMonth = period.person === null
  if (isMonth && (await hasEarlierOpenPeriod(tx, organisationId, period.month))) {
    return 'earlier-open'
  }
  const run = await findSnapshot(tx, organisationId, runId)
  const previous = await findPreviousSeal(tx, organisationId, period)
  const isSealed = run !== null && sealOfText(run.snapshot, previous) === run.seal
  const isOutdated =
    !isSealed ||
    (await countsTwice(tx, organisationId, runId)) ||
    (await adjustsTwice(tx, actor, runId))
  return isOutdated ? 'seal-outdated' : null
}

/** Whether a month that was locked meanwhile has paid some of what this run adjusts. */
async function adjustsTwice(tx: Transaction, actor: Actor, runId: string): Promise<boolean> {
  const statements = await listAdjustedStatements(tx, actor.organisationId, runId)
  if (statements.length === 0) return false
  const paid = await listPaidAdjustments(tx, actor.organisationId)
  return statements.some(({ person, adjustments }) =>
    adjustments.some(({ month, cause, correctedVersionId, paidBefore = '0.00' }) => {
      const own = paid.filter(
        (one) =>
          one.personId === person.id &&
          one.month === month &&
          one.cause === cause &&
          one.correctedVersionId === correctedVersionId,
      )
      return sumMoney(own.map((one) => one.amount)) !== paidBefore
    }),
  )
}
