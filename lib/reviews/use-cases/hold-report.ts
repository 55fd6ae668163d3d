import type { Actor } from '@/lib/access/actor'
import { authorise } from '@/lib/access/permissions'
import { AppError } from '@/lib/core/app-error'
import { afterMove, type VisitState } from '@/lib/core/visit-states'
import type { Transaction } from '@/lib/platform/db/database'
import { findVisitForUpdate, type LockedVisit } from '@/lib/visits/queries'
import { concernsOwnUnit, type Evaluation, findLatestEvaluation } from '../queries'
import type { ApproveEvaluationInput } from '../schema'

/**
 * `already-approved` and `already-returned`: somebody else was quicker. `newer-report`: another
 * report came after the one that was read. `own-unit` and `own-report`: the database would refuse.
 */
export interface DecisionRefusal {
  readonly ok: false
  readonly reason:
    | 'already-approved'
    | 'already-returned'
    | 'not-submitted'
    | 'newer-report'
    | 'own-unit'
    | 'own-report'
}

export interface HeldReport {
  readonly ok: true
  readonly visit: LockedVisit
  readonly evaluation: Evaluation
  readonly next: VisitState
}

/** Locks the visit and finds the report that a reviewer decides about, or why not. */
export async function holdReport(
  tx: Transaction,
  actor: Actor,
  { visitId, evaluationId }: ApproveEvaluationInput,
  move: 'approve' | 'return',
): Promise<HeldReport | DecisionRefusal> {
  const { organisationId } = actor
  const found = await findVisitForUpdate(tx, organisationId, visitId)
  const visit = authorise(actor, 'review:decide', found)
  const next = afterMove(visit.state, move)
  if (!next.ok) return { ok: false, reason: stateRefusal(visit.state) }
  const evaluation = await findLatestEvaluation(tx, organisationId, visitId)
  if (evaluation === null) throw new AppError('not-found')
  if (evaluation.id !== evaluationId) return { ok: false, reason: 'newer-report' }
  if (evaluation.shopperId === actor.shopperId) return { ok: false, reason: 'own-report' }
  const { visitedOn } = evaluation.report
  if (await concernsOwnUnit(tx, actor, visit.unitId, visitedOn)) {
    return { ok: false, reason: 'own-unit' }
  }
  return { ok: true, visit, evaluation, next: next.value }
}

function stateRefusal(state: VisitState): DecisionRefusal['reason'] {
  if (state === 'approved' || state === 'released') return 'already-approved'
  return state === 'returned' ? 'already-returned' : 'not-submitted'
}
