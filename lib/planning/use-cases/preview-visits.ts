import type { Actor } from '@/lib/access/actor'
import type { Deps } from '@/lib/platform/deps'
import type { PlannedVisit, PlanRefusal, PlanVisitsInput } from '../schema'
import { draftPlan } from './draft-plan'

/** What planning would create, row by row, with what stands in its way; nothing is written. */
export async function previewVisits(
  actor: Actor,
  input: PlanVisitsInput,
  { db, now }: Deps,
): Promise<{ ok: true; visits: readonly PlannedVisit[] } | PlanRefusal> {
  return db.asActor(actor, async (tx) => {
    const plan = await draftPlan(tx, actor, input, now)
    return plan.ok ? { ok: true, visits: plan.visits } : plan
  })
}
