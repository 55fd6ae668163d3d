import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import { allQuestions } from '@/lib/core/checklist-questions'
import type { Deps } from '@/lib/platform/deps'
import { updateVisit } from '@/lib/visits/queries'
import { insertReview } from '../queries'
import type { ReturnEvaluationInput } from '../schema'
import { type DecisionRefusal, holdReport } from './hold-report'

const HOUR_MS = 3_600_000

export type ReturnEvaluationAnswer = { readonly ok: true } | DecisionRefusal

/**
 * Sends a report back with questions. The shopper gets the campaign's deadline anew, because the
 * first one is usually over by then.
 */
export async function returnEvaluation(
  actor: Actor,
  input: ReturnEvaluationInput,
  { db, now }: Deps,
): Promise<ReturnEvaluationAnswer> {
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const held = await holdReport(tx, actor, input, 'return')
    if (!held.ok) return held
    const { visit, evaluation } = held
    const version = await findChecklistVersion(tx, organisationId, visit.checklistVersionId)
    const known = new Set(version ? allQuestions(version.document).map(({ id }) => id) : [])
    if (input.questionComments.some(({ questionId }) => !known.has(questionId))) {
      throw new AppError('invalid-input')
    }
    const renewed = new Date(now.getTime() + visit.deadlineHours * HOUR_MS)
    await updateVisit(tx, organisationId, visit.id, {
      state: held.next,
      dueAt: renewed > visit.dueAt ? renewed : visit.dueAt,
    })
    await insertReview(tx, organisationId, {
      visitId: visit.id,
      evaluationId: evaluation.id,
      reviewedBy: actor.accountId,
      decision: 'returned',
      comment: input.comment,
      questionComments: input.questionComments,
      decidedAt: now,
    })
    await recordAudit(
      tx,
      actor,
      {
        action: 'evaluation.returned',
        subjectKind: 'visit',
        subjectId: visit.id,
        details: { evaluationId: evaluation.id, questions: input.questionComments.length },
      },
      now,
    )
    return { ok: true }
  })
}
