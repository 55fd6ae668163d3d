import type { Actor } from '@/lib/access/actor'
import { recordAudit } from '@/lib/audit/queries'
import type { Deps } from '@/lib/platform/deps'
import { insertVisits } from '../queries'
import type { PlannedVisit, PlanRefusal, PlanVisitsInput } from '../schema'
import { draftPlan } from './draft-plan'

export type PlanVisitsAnswer =
  | { readonly ok: true; readonly visitIds: readonly string[] }
  | PlanRefusal
  | {
      readonly ok: false
      readonly reason: 'rows-refused'
      readonly visits: readonly PlannedVisit[]
    }

/** Creates the visits of a plan, all or none; those that have a shopper are offered at once. */
export async function planVisits(
  actor: Actor,
  input: PlanVisitsInput,
  { db, now }: Deps,
): Promise<PlanVisitsAnswer> {
  return db.asActor(actor, async (tx) => {
    const plan = await draftPlan(tx, actor, input, now)
    if (!plan.ok) return plan
    const refused = plan.visits.filter((visit) => visit.problem !== null)
    if (refused.length > 0) return { ok: false, reason: 'rows-refused', visits: refused }
    const common = {
      campaignId: plan.campaign.id,
      checklistVersionId: input.checklistVersionId,
      scenario: input.scenario,
      fee: input.fee || plan.campaign.fee,
      plannedBy: actor.accountId,
      createdAt: now,
    }
    const visitIds = await insertVisits(
      tx,
      actor.organisationId,
      common,
      plan.visits.map((visit) => ({
        unitId: visit.unitId,
        personId: visit.personId,
        shopperId: visit.shopperId,
        opensAt: new Date(visit.opensAt),
        closesAt: new Date(visit.closesAt),
        dueAt: new Date(visit.dueAt),
      })),
    )
    await recordAudit(
      tx,
      actor,
      {
        action: 'visits.planned',
        subjectKind: 'campaign',
        subjectId: plan.campaign.id,
        details: { visitIds: [...visitIds] },
      },
      now,
    )
    return { ok: true, visitIds }
  })
}
