import type { Actor } from '@/lib/access/actor'
import { authorise, authoriseVerb, type Verb } from '@/lib/access/permissions'
import { recordAudit } from '@/lib/audit/queries'
import { sealOfText } from '@/lib/core/period-seal'
import {
  type ApproverRefusal,
  afterDecision,
  mayApproveRun,
  type PeriodRefusal,
} from '@/lib/core/period-states'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import {
  type DecisionKind,
  findPeriodForUpdate,
  findPreviousSeal,
  findRunPeople,
  findSnapshot,
  hasEarlierOpenPeriod,
  insertDecision,
  listDecisions,
  type Period,
  savePeriodState,
} from '../queries'
import type { DecidePeriod } from '../schema'

export type PeriodDecided =
  | { ok: true }
  | { ok: false; reason: PeriodRefusal | ApproverRefusal | 'earlier-open' | 'seal-outdated' }

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

type OwnRefusal = ApproverRefusal | 'earlier-open' | 'seal-outdated'

async function refusalOf(
  tx: Transaction,
  actor: Actor,
  period: Period,
  runId: string,
  decision: DecidePeriod['decision'],
): Promise<OwnRefusal | null> {
  if (decision === 'approve') return approverRefusal(tx, actor, runId)
  if (decision === 'lock') return lockRefusal(tx, actor, period, runId)
  return null
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
  const allowed = mayApproveRun(actor, { ...people, submittedBy, overriddenBy: [] })
  return allowed.ok ? null : allowed.reason
}

async function lockRefusal(
  tx: Transaction,
  actor: Actor,
  period: Period,
  runId: string,
): Promise<'earlier-open' | 'seal-outdated' | null> {
  const { organisationId } = actor
  if (await hasEarlierOpenPeriod(tx, organisationId, period.month)) return 'earlier-open'
  const run = await findSnapshot(tx, organisationId, runId)
  const previous = await findPreviousSeal(tx, organisationId, period.month)
  return run !== null && sealOfText(run.snapshot, previous) === run.seal ? null : 'seal-outdated'
}
