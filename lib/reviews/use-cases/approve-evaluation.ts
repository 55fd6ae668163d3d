import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import { findChecklistVersion } from '@/lib/checklist-versions/queries'
import { AppError } from '@/lib/core/app-error'
import { canonicalJson } from '@/lib/core/canonical-json'
import type { ChecklistDocument } from '@/lib/core/checklist'
import { parseFraction } from '@/lib/core/exact'
import { approximateTotal, questionLosses } from '@/lib/core/question-loss'
import { scoreEvaluation } from '@/lib/core/score-evaluation'
import type { ScoreResult } from '@/lib/core/score-result'
import type { Transaction } from '@/lib/platform/db/database'
import type { Deps } from '@/lib/platform/deps'
import { insertQuestionResults, insertScore } from '@/lib/scores/queries'
import { deleteVisitDrafts } from '@/lib/visit-drafts/queries'
import { updateVisit } from '@/lib/visits/queries'
import { type Evaluation, findPositionOn, insertReview } from '../queries'
import type { ApproveEvaluationInput } from '../schema'
import { type DecisionRefusal, type HeldReport, holdReport } from './hold-report'

export type ApproveEvaluationAnswer =
  | { readonly ok: true; readonly total: string | null }
  | DecisionRefusal

/**
 * Accepts a report: the score is computed once and stored with its explanation, the visit gets its
 * day and the position that the evaluated person held on it. All in one transaction under the row
 * lock of the visit: of two reviewers one decides, the other is told.
 */
export async function approveEvaluation(
  actor: Actor,
  input: ApproveEvaluationInput,
  { db, now }: Deps,
): Promise<ApproveEvaluationAnswer> {
  return db.asActor(actor, async (tx) => {
    const { organisationId } = actor
    const held = await holdReport(tx, actor, input, 'approve')
    if (!held.ok) return held
    const { visit, evaluation } = held
    const { visitedOn } = evaluation.report
    const positionId =
      visit.personId === null
        ? null
        : await findPositionOn(tx, organisationId, visit.personId, visit.unitId, visitedOn)
    await updateVisit(tx, organisationId, visit.id, {
      state: held.next,
      approvedAt: now,
      visitedOn,
      positionId,
    })
    await insertReview(tx, organisationId, {
      visitId: visit.id,
      evaluationId: evaluation.id,
      reviewedBy: actor.accountId,
      decision: 'approved',
      comment: null,
      questionComments: [],
      decidedAt: now,
    })
    const result = await storeScore(tx, actor, held, now)
    // What phones left of it unfinished has served its purpose.
    await deleteVisitDrafts(tx, organisationId, visit.id)
    await recordAudit(
      tx,
      actor,
      {
        action: 'evaluation.approved',
        subjectKind: 'visit',
        subjectId: visit.id,
        details: { evaluationId: evaluation.id, total: result.total?.exact ?? null },
      },
      now,
    )
    return { ok: true, total: result.total?.text ?? null }
  })
}

async function storeScore(
  tx: Transaction,
  { organisationId }: Actor,
  { visit, evaluation }: HeldReport,
  now: Date,
): Promise<ScoreResult> {
  const version = await findChecklistVersion(tx, organisationId, visit.checklistVersionId)
  if (version === null) throw new AppError('not-found')
  const result = scoreReport(version.document, evaluation, visit.checklistVersionId)
  const scoreId = await insertScore(tx, organisationId, {
    visitId: visit.id,
    evaluationId: evaluation.id,
    checklistVersionId: visit.checklistVersionId,
    result: canonicalJson(result),
    total: result.total?.exact ?? null,
    totalApprox: result.total && approximateTotal(parseFraction(result.total.exact)),
    outcome: result.outcome.verdict ?? 'none',
    criticalFailures: result.questions.filter(({ critical }) => critical === 'failed').length,
    scoredAt: now,
  })
  const losses = questionLosses(result, version.document)
  await insertQuestionResults(
    tx,
    organisationId,
    losses.map((row) => ({ scoreId, ...row })),
  )
  return result
}

function scoreReport(
  document: ChecklistDocument,
  { report }: Evaluation,
  versionId: string,
): ScoreResult {
  return scoreEvaluation(document, report.answers, { versionId })
}
